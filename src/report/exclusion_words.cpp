#include "report/exclusion_words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <vector>

#include "report/words.hpp"

namespace groundswell::report {

namespace {

Json share_of_draws(Share const& share)
{
    return {{"share", share.value()}, {"low", share.low()}, {"high", share.high()}, {"draws", share.n}};
}

} // namespace

std::string exclusion_sentence(Exclusion const& exclusion, std::string const& become)
{
    auto const& all = exclusion.share;
    if (all.k == 0)
        return fmt::format("None of {} draws from the plausible ranges contradicts itself.",
                           thousands(all.n));
    std::vector<std::string> rules;
    for (auto const& rule : exclusion.rules)
        if (rule.share.k > 0)
            rules.push_back(
                fmt::format("{} above {} in {}", rule.smaller, rule.larger, percent(rule.share.value())));
    return fmt::format(
        "Of draws from the plausible ranges, {} [{:.1f}, {:.1f}] contradict themselves and are "
        "{} ({} of {}): {}.",
        percent(all.value()), 100 * all.low(), 100 * all.high(), become, thousands(all.k), thousands(all.n),
        joined(rules));
}

Json exclusion_json(Exclusion const& exclusion)
{
    auto out = share_of_draws(exclusion.share);
    out["rules"] = Json::array();
    for (auto const& rule : exclusion.rules) {
        Json row{{"smaller", rule.smaller}, {"larger", rule.larger}, {"why", rule.why}};
        row.update(share_of_draws(rule.share));
        out["rules"].push_back(std::move(row));
    }
    return out;
}

} // namespace groundswell::report
