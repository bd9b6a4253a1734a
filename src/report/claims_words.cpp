#include <cmath>
#include <fmt/format.h>

#include "experiment/region.hpp"
#include "report/claims_outcome.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

std::string plain(double x)
{
    if (std::isnan(x)) return "unknown";
    double const size = std::abs(x);
    auto text = fmt::format("{:.{}f}", x, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
    return text == "-0.000" ? "0.000" : text;
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
    if (result.verdict != ClaimVerdict::depends) return "";
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

std::string design_sentence(ClaimsSetting const& setting)
{
    auto const& o = setting.options;
    auto const& p = o.base.parameters;
    return fmt::format("{} uncertain numbers, drawn over their plausible ranges at {} Sobol "
                       "points, {} paired replicate{} each; {} people, {} after {} of burn-in; seed {}, "
                       "version {}.",
                       setting.parameters.size(), o.points, o.replicates, o.replicates == 1 ? "" : "s",
                       thousands(static_cast<std::uint64_t>(p.institution.seats)),
                       span_of_weeks(static_cast<Week>(p.run.weeks)),
                       span_of_weeks(static_cast<Week>(p.run.burnin)), o.base.seed, GROUNDSWELL_VERSION);
}

std::string verdict_rule()
{
    return "A claim holds at a point if all its parts do. HOLDS: the 95% interval of the share of points "
           "lies "
           "above 75%. FAILS: below 25%. DEPENDS: otherwise. Brackets are 95% intervals of shares; sizes are "
           "medians over the points, with the range of the middle 90%.";
}

} // namespace groundswell::report
