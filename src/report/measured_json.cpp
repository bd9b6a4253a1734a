#include <cmath>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "report/measured_outcome.hpp"

namespace groundswell::report {

namespace {

Json part_json(MeasuredVerdict const& verdict)
{
    auto const& number = verdict.measured;
    return {{"part", number.part},
            {"what", number.what},
            {"unit", number.unit},
            {"when", number.when},
            {"source", number.source},
            {"measured", number.value ? Json(*number.value) : Json(nullptr)},
            {"low", finite(number.low)},
            {"high", finite(number.high)},
            {"model", finite(verdict.value)},
            {"model_low", finite(verdict.interval.low)},
            {"model_high", finite(verdict.interval.high)},
            {"sign", sign_words(verdict).empty() ? Json(nullptr) : Json(sign_words(verdict))},
            {"inside", verdict.inside},
            {"within_factor_two", verdict.within_two},
            {"met", verdict.is_met()}};
}

} // namespace

MeasuredTally tally_of(std::vector<MeasuredResult> const& results, bool held)
{
    MeasuredTally out;
    for (auto const& result : results) {
        if (result.held != held) continue;
        out.not_possible += result.experiment.possible ? 0 : 1;
        for (auto const& verdict : result.parts) {
            ++out.numbers;
            out.met += verdict.is_met() ? 1 : 0;
            out.broken += result.experiment.met && !verdict.is_met() ? 1 : 0;
        }
    }
    return out;
}

std::string sign_words(MeasuredVerdict const& verdict)
{
    if (!verdict.sign) return "";
    if (*verdict.sign) return "right";
    double const neutral = *verdict.measured.neutral();
    bool const unclear = verdict.interval.low <= neutral && verdict.interval.high >= neutral;
    return unclear || std::isnan(verdict.value) ? "unclear" : "wrong";
}

std::string size_words(MeasuredVerdict const& verdict)
{
    if (verdict.inside) return "inside";
    return verdict.within_two ? "within a factor of 2" : "off";
}

std::string bounds_words(MeasuredNumber const& number)
{
    if (std::isinf(number.high)) return "at least " + format_number(number.low);
    if (std::isinf(number.low)) return "at most " + format_number(number.high);
    return fmt::format("{} to {}", format_number(number.low), format_number(number.high));
}

Json measured_json(std::vector<MeasuredResult> const& results, MeasuredOptions const& options)
{
    Json experiments = Json::array();
    for (auto const& result : results) {
        auto const& experiment = result.experiment;
        Json parts = Json::array();
        for (auto const& verdict : result.parts)
            parts.push_back(part_json(verdict));
        Json row{
            {"id", experiment.id}, {"reading", experiment.reading},       {"possible", experiment.possible},
            {"held", result.held}, {"documented_as_met", experiment.met}, {"parts", parts}};
        if (experiment.course) {
            Json course = Json::array();
            for (std::size_t i = 0; i < result.course.size(); ++i)
                course.push_back(
                    {{"weeks", experiment.course->windows[i]}, {"value", finite(result.course[i])}});
            row["course"] = course;
        }
        experiments.push_back(std::move(row));
    }
    auto const tally_json = [&](bool held) -> Json {
        auto const tally = tally_of(results, held);
        return {{"numbers", tally.numbers}, {"met", tally.met}, {"not_possible", tally.not_possible}};
    };
    return {{"version", GROUNDSWELL_VERSION},   {"seed", options.base.seed},
            {"replicates", options.replicates}, {"interval", "95 %, over replicates: chance only"},
            {"fit", tally_json(false)},         {"held", tally_json(true)},
            {"experiments", experiments}};
}

} // namespace groundswell::report
