#include "scenario/documentation.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/problems.hpp>
#include <set>

#include "base/text.hpp"

namespace groundswell {

namespace {

std::string text_of(Range const& range)
{
    return range.is_point() ? format_number(range.low)
                            : format_number(range.low) + " .. " + format_number(range.high);
}

/// One printed line: a number with its own default.
struct Line {
    std::string name, standard, plausible;
};

/// Lines of a row: one, or one for each group or pair that the table knows, or a list by rank.
std::vector<Line> lines_of(ParameterRow const& row)
{
    std::vector<Line> lines;
    std::string last;
    int const ranks = 5;
    for (auto const& member : parameters_for({"woman", "man"}, ranks)) {
        if (member.row != &row) continue;
        auto const& standard = *member.default_value;
        auto const name = member.rank < 0 ? member.name : member.name.substr(0, member.name.rfind('.'));
        if (name == last) {
            lines.back().standard += ", " + format_number(standard.value);
            lines.back().plausible += ", " + text_of(standard.plausible);
        } else {
            lines.push_back({name, format_number(standard.value), text_of(standard.plausible)});
        }
        last = name;
    }
    return lines;
}

std::string section_of(ParameterRow const& row)
{
    return row.name.substr(0, row.name.find('.'));
}

std::string evidence_of(ParameterRow const& row)
{
    return row.role == Role::uncertain ? name_of(row.evidence)
                                       : fmt::format("{}, {}", name_of(row.role), name_of(row.evidence));
}

} // namespace

std::string parameters_text()
{
    std::vector<std::pair<Line, ParameterRow const*>> all;
    std::size_t width = 0, standard = 0, plausible = 0;
    for (auto const& row : parameter_table())
        for (auto& line : lines_of(row)) {
            width = std::max(width, line.name.size());
            if (row.shape != Shape::by_rank && row.shape != Shape::by_group_and_rank) {
                standard = std::max(standard, line.standard.size());
                plausible = std::max(plausible, line.plausible.size());
            }
            all.emplace_back(std::move(line), &row);
        }
    auto out = fmt::format("{:<{}}  {:>{}}  {:<{}}  {:<9}  meaning [unit], source\n", "parameter", width,
                           "default", standard, "plausible", plausible, "evidence");
    for (auto const& [line, row] : all)
        out += fmt::format("{:<{}}  {:>{}}  {:<{}}  {:<9}  {} [{}], {}\n", line.name, width, line.standard,
                           standard, line.plausible.size() > plausible ? "by rank" : line.plausible,
                           plausible, name_of(row->evidence), row->meaning, row->unit, row->source);
    return out;
}

std::string parameters_markdown()
{
    std::string out =
        "## Parameters\n\n"
        "Written from the parameter table in src/scenario; a test fails if it is stale.\n\n"
        "A value outside the allowed range is an error. A value outside the plausible range is allowed, and "
        "the program says so. Evidence: *measured*, printed by a survey; *inferred*, set so that the "
        "calibrated model meets the survey rows; *assumed*, judgement. A *setting* is chosen by whoever sets "
        "up the run. A *constant* is part of the model's definition. *Experiment* parameters are changed in "
        "experiments only. Groups other than woman and man take the values of the first group listed. § is "
        "the number of the part of this page.\n";
    std::string section;
    for (auto const& row : parameter_table()) {
        if (section_of(row) != section) {
            section = section_of(row);
            out += fmt::format(
                "\n### {}\n\n| parameter | default | plausible | allowed | unit | evidence | source | "
                "meaning | § |\n|---|---|---|---|---|---|---|---|---|\n",
                section);
        }
        for (auto const& line : lines_of(row))
            out +=
                fmt::format("| `{}` | {} | {} | {}{} | {} | {} | {} | {} | {} |\n", line.name, line.standard,
                            line.plausible, text_of(row.allowed), row.integer ? ", whole" : "", row.unit,
                            evidence_of(row), row.source, row.meaning, row.section);
    }
    return out;
}

} // namespace groundswell
