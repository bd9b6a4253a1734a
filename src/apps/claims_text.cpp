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

std::string claim_text(ClaimResult const& result, ClaimsSetting const& setting, Characters characters)
{
    auto const& claim = result.claim;
    std::string out = fmt::format("{} {} {}\n", padded(claim.id, 4), characters.bar(result.share.value(), 16),
                                  "holds in " + share_words(result.share) + " " + space_words(setting) +
                                      ": " + upper(name_of(result.verdict)));
    for (auto const& sentence : {undecided_sentence(result), built_in_sentence(claim)})
        if (!sentence.empty()) out += wrapped("    ", sentence);
    out += wrapped("    ", claim.statement);
    for (std::size_t i = 0; i < claim.parts.size(); ++i)
        out += part_text(claim.parts[i], result.parts[i]);
    for (auto const& sentence :
         {region_sentence(result, setting), mechanisms_sentence(result, setting), states_sentence(result)})
        if (!sentence.empty()) out += wrapped("    ", sentence);
    return out + "\n";
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
    auto const number = [&results](ClaimVerdict verdict, char const* one, char const* several) {
        auto const n = std::ranges::count(results, verdict, &ClaimResult::verdict);
        return fmt::format("{} {}", n, n == 1 ? one : several);
    };
    out +=
        wrapped("", fmt::format("Of {} claim{}: {}, {}, {} and {}. {}.", results.size(),
                                results.size() == 1 ? "" : "s", number(ClaimVerdict::holds, "holds", "hold"),
                                number(ClaimVerdict::depends, "depends", "depend"),
                                number(ClaimVerdict::fails, "fails", "fail"),
                                number(ClaimVerdict::undecided, "is undecided", "are undecided"),
                                duration(setting.seconds)));
    return out + wrapped("",
                         "How each is tested and what would refute it: groundswell claims --describe, and "
                         "docs/claims.md.");
}

std::string claims_markdown(std::vector<ClaimResult> const& results, ClaimsSetting const& setting)
{
    std::string out = design_sentence(setting) + "\n\n" + verdict_rule() + "\n\n";
    out += "| claim | holds in | verdict | part | holds in | size: median (90%) | must be |\n";
    out += "|---|---|---|---|---|---|---|\n";
    for (auto const& result : results)
        for (std::size_t i = 0; i < result.parts.size(); ++i) {
            auto const& part = result.claim.parts[i];
            out += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", i == 0 ? result.claim.id : "",
                               i == 0 ? share_words(result.share) : "",
                               i == 0 ? fmt::format("**{}**", name_of(result.verdict)) : "", part.says,
                               part.is_reported_only() ? "" : share_words(result.parts[i].holds),
                               spread_words(result.parts[i].effect), part.threshold());
        }
    out += "\n";
    for (auto const& result : results)
        for (auto const& sentence :
             {undecided_sentence(result), built_in_sentence(result.claim), region_sentence(result, setting),
              mechanisms_sentence(result, setting), states_sentence(result)})
            if (!sentence.empty()) out += fmt::format("- **{}** {}\n", result.claim.id, sentence);
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
    out += wrapped("  refuted if: ", claim.refuted);
    if (!claim.built_in.empty()) out += wrapped("  built in: ", claim.built_in);
    return out + "\n";
}

} // namespace groundswell
