#include "apps/measured_text.hpp"

#include <cmath>
#include <fmt/format.h>

#include "apps/text.hpp"
#include "base/how_many.hpp"
#include "report/measured_outcome.hpp"

namespace groundswell {

namespace {

using namespace report;

/// Three significant digits, or "unknown".
std::string three_digits(double value)
{
    return std::isnan(value) ? "unknown" : fmt::format("{:.3g}", value);
}

std::string measured_words(MeasuredNumber const& number)
{
    return number.value ? fmt::format("{} [{}]", three_digits(*number.value), bounds_words(number))
                        : bounds_words(number);
}

std::string model_words(MeasuredVerdict const& verdict)
{
    return fmt::format("{} [{} to {}]", three_digits(verdict.value), three_digits(verdict.interval.low),
                       three_digits(verdict.interval.high));
}

std::string verdict_words(MeasuredVerdict const& verdict)
{
    auto const sign = sign_words(verdict);
    return (sign.empty() ? "" : "direction " + sign + ", ") + size_words(verdict);
}

std::vector<MeasuredResult const*> part_of(std::vector<MeasuredResult> const& results, bool held)
{
    std::vector<MeasuredResult const*> out;
    for (auto const& result : results)
        if (result.held == held) out.push_back(&result);
    return out;
}

std::string course_words(MeasuredResult const& result)
{
    std::string out;
    for (std::size_t i = 0; i < result.course.size(); ++i)
        out += fmt::format("{}{}: {}", i ? ", " : "weeks ", result.experiment.course->windows[i],
                           three_digits(result.course[i]));
    return out;
}

std::string tally_words(std::vector<MeasuredResult> const& results, bool held)
{
    auto const tally = tally_of(results, held);
    auto out =
        fmt::format("{} of {} numbers are met: right in direction, and inside what was measured or within "
                    "a factor of two.",
                    tally.met, tally.numbers);
    if (tally.not_possible > 0) out += fmt::format(" {} could not be run.", tally.not_possible);
    return out;
}

} // namespace

std::string measured_text(std::vector<MeasuredResult> const& results, MeasuredOptions const& options)
{
    std::string out = wrapped(
        "", fmt::format("Measured effects beside the model's: seed {}, {}, all arms of a "
                        "replicate with the same draws. Intervals of the model are 95 % over replicates: "
                        "chance only.",
                        options.base.seed, how_many(options.replicates, "replicate")));
    for (bool const held : {false, true}) {
        auto const rows = part_of(results, held);
        if (rows.empty()) continue;
        out += held ? "\nHELD BACK: rows that nobody looks at when the model is set\n"
                    : "\nTO FIT: rows that the model may be set to\n";
        for (auto const* result : rows) {
            out += "\n  " + result->experiment.id + "\n";
            if (!result->experiment.possible) out += wrapped("    not run: ", result->experiment.reading);
            for (auto const& verdict : result->parts) {
                out += wrapped("    ",
                               verdict.measured.what + " (" + verdict.measured.unit +
                                   (verdict.measured.when.empty() ? "" : ", " + verdict.measured.when) + ")");
                out += fmt::format("      measured {}\n      model    {}  {}\n",
                                   measured_words(verdict.measured), model_words(verdict),
                                   verdict_words(verdict));
            }
            if (!result->course.empty()) out += wrapped("      over time: ", course_words(*result));
        }
        out += "\n" + wrapped("  ", tally_words(results, held));
    }
    return out;
}

std::string measured_markdown(std::vector<MeasuredResult> const& results, MeasuredOptions const& options)
{
    std::string out;
    for (bool const held : {false, true}) {
        auto const rows = part_of(results, held);
        if (rows.empty()) continue;
        out += fmt::format("\n### {}\n\nSeed {}, {}.\n\n| row | what | measured | model | verdict |\n"
                           "|---|---|---|---|---|\n",
                           held ? "Rows held back" : "Rows that the model may be set to", options.base.seed,
                           how_many(options.replicates, "replicate"));
        for (auto const* result : rows) {
            if (!result->experiment.possible)
                out += fmt::format("| `{}` | | | | not run: {} |\n", result->experiment.id,
                                   result->experiment.reading);
            for (auto const& verdict : result->parts)
                out += fmt::format("| `{}` | {} ({}) | {} | {} | {} |\n", result->experiment.id,
                                   verdict.measured.what, verdict.measured.unit,
                                   measured_words(verdict.measured), model_words(verdict),
                                   verdict_words(verdict));
        }
        out += "\n" + tally_words(results, held) + "\n";
    }
    return out;
}

std::string measured_description(std::vector<MeasuredExperiment> const& experiments)
{
    std::string out;
    for (auto const& experiment : experiments) {
        out += experiment.id + "\n" + wrapped("  ", experiment.reading);
        for (auto const& number : shipped_measured())
            if (number.id == experiment.id)
                out += wrapped("  measured: ",
                               fmt::format("{}: {}, {}{}. {}", number.what, measured_words(number),
                                           number.unit, number.held ? ", held back" : "", number.source));
        for (auto const& part : experiment.parts)
            out += wrapped("  value: ", part.value);
        out += "\n";
    }
    return out;
}

} // namespace groundswell
