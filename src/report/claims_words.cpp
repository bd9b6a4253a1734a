#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "experiment/region.hpp"
#include "report/claims_outcome.hpp"
#include "report/exclusion_words.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

std::string plain(double x)
{
    if (std::isnan(x)) return "unknown";
    double const size = std::abs(x);
    return fixed(x, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

} // namespace

std::string share_words(Share const& share)
{
    if (share.n == 0) return "nowhere looked at";
    return fmt::format("{:.0f}% [{:.0f}, {:.0f}]", 100 * share.value(), 100 * share.low(),
                       100 * share.high());
}

std::string spread_words(Spread const& spread)
{
    if (std::isnan(spread.median)) return "unknown";
    return fmt::format("{} ({} to {})", plain(spread.median), plain(spread.low), plain(spread.high));
}

std::string region_sentence(ClaimResult const& result, ClaimsSetting const& setting)
{
    if (result.verdict == ClaimVerdict::holds || result.verdict == ClaimVerdict::fails) return "";
    if (!result.region) return "No region was looked for: too few points, or all of one kind.";
    auto const& region = *result.region;
    auto const check = fmt::format(
        "on {} points not used to find it, it is right in {:.0f}%; saying the same "
        "everywhere, in {:.0f}%",
        region.held_out, 100.0 * static_cast<double>(region.right) / static_cast<double>(region.held_out),
        100.0 * static_cast<double>(region.right_without) / static_cast<double>(region.held_out));
    if (!region.found)
        return "No region was found that decides: the best guess is no better than chance (" + check + ").";
    return "It holds mostly where " + region_words(region.leaves, setting.parameters) + " (" + check + ").";
}

std::string undecided_sentence(ClaimResult const& result)
{
    if (result.verdict != ClaimVerdict::undecided) return "";
    if (!result.points_to_decide)
        return "The share lies so close to a border that a million points would not decide.";
    return fmt::format("{} points would decide, if the share stays as it is.",
                       thousands(*result.points_to_decide));
}

std::string built_in_sentence(Claim const& claim)
{
    return claim.built_in.empty() ? "" : "Built in: " + claim.built_in;
}

std::string mechanisms_sentence(ClaimResult const& result, ClaimsSetting const& setting)
{
    if (!result.mechanisms) return "";
    auto const& found = *result.mechanisms;
    auto const& part = result.claim.parts[found.part].says;
    std::vector<std::pair<std::string, std::vector<std::string>>> carriers;
    for (auto const& number : found.numbers) {
        if (!number.beyond_chance) continue;
        auto at = std::ranges::find(carriers, number.mechanism, [](auto const& c) { return c.first; });
        if (at == carriers.end()) at = carriers.insert(at, {number.mechanism, {}});
        at->second.push_back(fmt::format("{} {:+.2f}", number.parameter, number.correlation));
    }
    if (carriers.empty())
        return fmt::format(
            "No mechanism stands out: with the size of \"{}\", no number has a rank correlation "
            "beyond {:.2f}, which the largest of {} reaches by chance once in 20.",
            part, found.chance, setting.parameters.size());
    std::vector<std::string> words;
    for (auto const& [mechanism, numbers] : carriers)
        words.push_back(fmt::format("{} ({})", mechanism, joined(numbers)));
    return fmt::format(
        "Carried by {}. These are rank correlations with the size of \"{}\", positive where a "
        "larger number favours the claim. The largest of {} reaches {:.2f} by chance once in 20.",
        joined(words), part, setting.parameters.size(), found.chance);
}

std::string states_sentence(ClaimResult const& result)
{
    if (!result.states) return "";
    auto const& s = *result.states;
    std::vector<std::string> arms;
    for (auto const& [arm, share] : s.parted)
        if (share.k > 0) arms.push_back(fmt::format("'{}' at {} of {}", arm, share.k, share.n));
    auto out =
        "Two lasting states: replicates of one arm at one point end apart, of " + joined(arms) + " points.";
    if (s.holds_high.n == 0) return out;
    auto const within = [](char const* state, Share const& holds, Spread const& effect) {
        return fmt::format("in the {} state the claim holds in {} of {} pairs, size of the first part {}",
                           state, holds.k, holds.n, spread_words(effect));
    };
    return out + fmt::format(
                     " Where '{}' does, {}; {}.", result.claim.states.empty() ? "base" : result.claim.states,
                     within("high", s.holds_high, s.effect_high), within("low", s.holds_low, s.effect_low));
}

std::string design_sentence(ClaimsSetting const& setting)
{
    auto const& o = setting.options;
    auto const& p = o.base.parameters;
    if (o.fit)
        return fmt::format(
            "{} uncertain numbers, at the {} members of the fit '{}', {} paired replicate{} each; "
            "{} people, {} after {} of burn-in; seed {}, version {}.{}",
            setting.parameters.size(), o.points, o.fit->members().name, o.replicates,
            o.replicates == 1 ? "" : "s", thousands(static_cast<std::uint64_t>(p.institution.seats)),
            span_of_weeks(static_cast<Week>(p.run.weeks)), span_of_weeks(static_cast<Week>(p.run.burnin)),
            o.base.seed, GROUNDSWELL_VERSION,
            o.fit->is_of_other_size() ? " The fit was made for other numbers of people or weeks." : "");
    return fmt::format(
        "{} uncertain numbers, drawn over their plausible ranges at {} Sobol "
        "points, {} paired replicate{} each; {} people, {} after {} of burn-in; seed {}, "
        "version {}.{} {}",
        setting.parameters.size(), o.points, o.replicates, o.replicates == 1 ? "" : "s",
        thousands(static_cast<std::uint64_t>(p.institution.seats)),
        span_of_weeks(static_cast<Week>(p.run.weeks)), span_of_weeks(static_cast<Week>(p.run.burnin)),
        o.base.seed, GROUNDSWELL_VERSION,
        setting.why_box.empty()
            ? ""
            : fmt::format(" The fit that comes with the program is not used: it {}.", setting.why_box),
        exclusion_sentence(setting.excluded));
}

std::string space_words(ClaimsSetting const& setting)
{
    return setting.options.fit ? "of the members of the fit" : "of the plausible space";
}

std::string verdict_rule()
{
    return "A claim holds at a point if all its parts do. The share of points says most; brackets are its "
           "95% "
           "interval. HOLDS: the interval lies above 75%. FAILS: below 25%. DEPENDS: between 25% and 75%. "
           "UNDECIDED: it crosses one of these borders, which were written down before any result was seen. "
           "Sizes are medians over the points, with the range of the middle 90%.";
}

} // namespace groundswell::report
