#include "pack/data_table.hpp"

#include <cmath>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/targets.hpp>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "experiment/measured.hpp"
#include "observe/instruments.hpp"

namespace groundswell::pack {

namespace {

constexpr char const* specification = "specification";
constexpr char const* calibration = "calibration";
constexpr char const* validation = "validation";
constexpr char const* no_data = "none";

struct Row {
    std::string use, what, datum, value;
    std::string low{}, high{}, unit{}, in_this_study{}, agrees{}, source{}, year{};

    std::string text() const
    {
        return csv_row({use, what, datum, value, low, high, unit, in_this_study, agrees, source, year});
    }
};

/// Empty for infinity and NaN.
std::string number(double value)
{
    return std::isfinite(value) ? format_number(value) : "";
}

char const* use_of(Evidence evidence)
{
    return evidence == Evidence::measured   ? specification
           : evidence == Evidence::inferred ? calibration
                                            : no_data;
}

/// Parameters that are facts about people or institutions: what data say of them, if anything.
std::string parameter_rows(PackedStudy const& study)
{
    std::string out;
    for (auto const& at : parameters_for(study.scenario.groups, study.scenario.ranks)) {
        if (at.row->role != Role::uncertain) continue;
        auto const& known = at.default_value;
        out += Row{.use = use_of(at.row->evidence),
                   .what = "parameter",
                   .datum = at.name,
                   .value = known ? number(known->value) : "",
                   .low = known ? number(known->plausible.low) : "",
                   .high = known ? number(known->plausible.high) : "",
                   .unit = at.row->unit,
                   .in_this_study = number(at.in(study.scenario.parameters)),
                   .source = at.row->source}
                   .text();
    }
    return out;
}

std::string instrument_rows()
{
    std::string out;
    for (auto const& instrument : instruments())
        out += Row{.use = specification,
                   .what = "survey question",
                   .datum = instrument.name,
                   .value = instrument.question,
                   .source = instrument.source}
                   .text();
    return out;
}

/// Survey rows that the defaults were set to, with the study's own figures where the report holds them
/// against each other.
std::string target_rows(PackedStudy const& study)
{
    auto const targets = read_targets("");
    std::string out;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        auto const& target = targets[i];
        Row row{.use = calibration,
                .what = "survey figure",
                .datum = target.label(),
                .value = number(target.value),
                .low = number(target.low),
                .high = number(target.high),
                .source = target.source,
                .year = target.year};
        if (i < study.targets.size() && study.targets[i].model) {
            row.in_this_study = number(*study.targets[i].model);
            row.agrees = study.targets[i].inside ? "yes" : "no";
        }
        out += row.text();
    }
    return out;
}

std::string experiment_rows()
{
    std::string out;
    for (auto const& measured : shipped_measured())
        out += Row{.use = measured.held ? validation : calibration,
                   .what = "measured effect",
                   .datum = measured.id + " " + measured.part + ": " + measured.what,
                   .value = measured.value ? number(*measured.value) : "",
                   .low = number(measured.low),
                   .high = number(measured.high),
                   .unit = measured.unit,
                   .source = measured.source}
                   .text();
    return out;
}

} // namespace

std::string data_table(PackedStudy const& study)
{
    return csv_row({"use", "what", "datum", "value", "low", "high", "unit", "in this study", "agrees",
                    "source", "year"}) +
           parameter_rows(study) + instrument_rows() + target_rows(study) + experiment_rows();
}

} // namespace groundswell::pack
