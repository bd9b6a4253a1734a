#include "apps/fit_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/check_scenario.hpp>

#include "apps/finding_text.hpp"
#include "apps/progress.hpp"
#include "apps/text.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

constexpr std::size_t name_columns = 33;

/// The beginning of a name that is too long, whole characters of UTF-8.
std::string cut(std::string name)
{
    auto const is_inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    while (columns(name) > name_columns - 3) {
        while (is_inside(name.back()))
            name.pop_back();
        name.pop_back();
    }
    return name + "..";
}

std::string range_text(Target const& target, double low, double high)
{
    return fmt::format("{} to {}", row_value(target, low), row_value(target, high));
}

std::string rows_table(FitOutcome const& outcome)
{
    auto out = padded("ROW", name_columns) + padded_left("SURVEY", 9) + padded_left("BEFORE", 18) +
               padded_left("MEMBERS", 18) + '\n';
    auto const& fit = outcome.fit;
    for (std::size_t j = 0; j < fit.targets.size(); ++j) {
        auto const& target = fit.targets[j];
        auto const& before = fit.waves.front().rows[j];
        auto name = target.label();
        if (columns(name) >= name_columns) name = cut(std::move(name));
        out += padded(name, name_columns) + padded_left(row_value(target, target.value), 9) +
               padded_left(range_text(target, before.low, before.high), 18) +
               padded_left(fit.members.empty() ? "-" : range_text(target, fit.rows[j].low, fit.rows[j].high),
                           18) +
               '\n';
    }
    return out +
           wrapped("",
                   "A range holds one more point of its kind with 95%, or less where there are few: points "
                   "drawn from the plausible space, and members at fresh draws.");
}

std::string waves_table(FitResult const& fit)
{
    std::string out = "WAVE  POINTS  WHERE                          ROWS INSIDE: MEDIAN  BEST\n";
    for (std::size_t w = 0; w < fit.waves.size(); ++w) {
        auto const& wave = fit.waves[w];
        auto const where = w == 0          ? std::string("the plausible space")
                           : wave.climbing ? std::string("beside the best points")
                                           : fmt::format("10^{:.1f} of the space", wave.log10_share);
        out += fmt::format("{:>4}  {:>6}  {}{:>19.0f}  {:>4.0f}\n", w, wave.points, padded(where, 30),
                           wave.inside, wave.best);
    }
    return out;
}

} // namespace

std::string fit_text(FitOutcome const& outcome)
{
    auto const& scenario = outcome.options.scenario;
    auto out =
        wrapped("", fmt::format("{}: what {} survey rows leave of {} uncertain numbers", scenario.title,
                                outcome.fit.targets.size(), outcome.fit.parameters.size())) +
        '\n';
    for (auto const& finding : fit_findings(outcome))
        out += finding_text(finding);
    out += '\n' + rows_table(outcome) + '\n' + waves_table(outcome.fit) + '\n';
    out +=
        wrapped("", "The members are what is not ruled out, not what is likely: no member is likelier than "
                    "another. Nothing here is about any real person.");
    return out + fmt::format("scenario {:016x}  seed {}\ngroundswell {}, {}\n", scenario_hash(scenario),
                             scenario.seed, GROUNDSWELL_VERSION, duration(outcome.seconds));
}

} // namespace groundswell
