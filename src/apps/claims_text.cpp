#include <algorithm>
#include <cctype>
#include <fmt/format.h>

#include "apps/claims_text.hpp"
#include "apps/progress.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
}

std::string part_text(ClaimPart const& part, PartResult const& result)
{
    std::string out = wrapped("    - ", part.says);
    out += wrapped("      ", part.is_reported_only()
                                 ? "size " + spread_words(result.effect)
                                 : fmt::format("holds in {}; size {}, must be {}", share_words(result.holds),
                                               spread_words(result.effect), part.threshold()));
    return out;
}

std::string states_text(ClaimResult const& result)
{
    if (!result.states) return "";
    auto const& s = *result.states;
    std::vector<std::string> shares;
    for (auto const& [arm, share] : s.high)
        shares.push_back(fmt::format("{} {:.0f}%", arm, 100 * share.value()));
    std::string const arm = result.claim.states.empty() ? "base" : result.claim.states;
    auto const within = [](Share const& holds, Spread const& effect) {
        return holds.n == 0 ? "there are none"
                            : fmt::format("the claim holds in {} of pairs, size of the first part {}",
                                          share_words(holds), spread_words(effect));
    };
    return wrapped("    ",
                   fmt::format("TWO LASTING STATES, parted at a perceived norm of {:.2f}. Runs that end "
                               "above: {}. Pairs in which '{}' ends above: {}; below: {}.",
                               s.border, joined(shares), arm, within(s.holds_high, s.effect_high),
                               within(s.holds_low, s.effect_low)));
}

std::string claim_text(ClaimResult const& result, ClaimsSetting const& setting, Characters characters)
{
    auto const& claim = result.claim;
    auto const head = fmt::format("{} {}", padded(claim.id, 3), upper(name_of(result.verdict)));
    std::string out = fmt::format("{} {} {}\n", padded(head, 12), characters.bar(result.share.value(), 16),
                                  "holds in " + share_words(result.share) + " of the plausible space");
    out += wrapped("    ", claim.statement);
    for (std::size_t i = 0; i < claim.parts.size(); ++i)
        out += part_text(claim.parts[i], result.parts[i]);
    if (auto const region = region_sentence(result, setting); !region.empty()) out += wrapped("    ", region);
    return out + states_text(result) + "\n";
}

} // namespace

std::string claims_text(std::vector<ClaimResult> const& results, ClaimsSetting const& setting,
                        Characters characters)
{
    std::string out = "CLAIMS\n" + wrapped("", design_sentence(setting)) + wrapped("", verdict_rule());
    if (setting.quick) out += wrapped("", std::string("QUICK: ") + quick_caveat);
    out += "\n";
    for (auto const& result : results)
        out += claim_text(result, setting, characters);
    std::size_t count[3]{};
    for (auto const& result : results)
        ++count[static_cast<std::size_t>(result.verdict)];
    auto const ends = [](std::size_t n) { return n == 1 ? "s" : ""; };
    out += wrapped("", fmt::format("Of {} claim{}: {} hold{}, {} depend{} and {} fail{}. {}.", results.size(),
                                   results.size() == 1 ? "" : "s", count[0], ends(count[0]), count[1],
                                   ends(count[1]), count[2], ends(count[2]), duration(setting.seconds)));
    return out + wrapped("",
                         "How each is tested and what would refute it: groundswell claims --describe, and "
                         "docs/claims.md.");
}

std::string claims_markdown(std::vector<ClaimResult> const& results, ClaimsSetting const& setting)
{
    std::string out = design_sentence(setting) + "\n\n" + verdict_rule() + "\n\n";
    out += "| claim | verdict | holds in | part | holds in | size: median (90%) | must be |\n";
    out += "|---|---|---|---|---|---|---|\n";
    for (auto const& result : results)
        for (std::size_t i = 0; i < result.parts.size(); ++i) {
            auto const& part = result.claim.parts[i];
            out += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", i == 0 ? result.claim.id : "",
                               i == 0 ? fmt::format("**{}**", name_of(result.verdict)) : "",
                               i == 0 ? share_words(result.share) : "", part.says,
                               part.is_reported_only() ? "" : share_words(result.parts[i].holds),
                               spread_words(result.parts[i].effect), part.threshold());
        }
    out += "\n";
    for (auto const& result : results) {
        auto const region = region_sentence(result, setting);
        if (!region.empty()) out += fmt::format("- **{}** depends. {}\n", result.claim.id, region);
        if (result.states) {
            auto const& s = *result.states;
            out += fmt::format(
                "- **{}** Two lasting states, parted at a perceived norm of {:.2f}. Where `{}` ends "
                "above it, the claim holds in {} of pairs; below, in {}.\n",
                result.claim.id, s.border, result.claim.states.empty() ? "base" : result.claim.states,
                share_words(s.holds_high), share_words(s.holds_low));
        }
    }
    return out;
}

std::string claim_description(Claim const& claim)
{
    std::string out = claim.id + "  " + claim.title + "\n";
    out += wrapped("  ", claim.statement);
    out += wrapped("  test: ", claim.experiment);
    for (auto const& part : claim.parts) {
        out += wrapped("  - ", part.says + ": " + part.threshold());
        out += wrapped("      ", part.value);
    }
    return out + wrapped("  refuted if: ", claim.refuted) + "\n";
}

} // namespace groundswell
