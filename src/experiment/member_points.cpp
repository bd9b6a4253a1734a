#include <algorithm>
#include <fmt/format.h>
#include <groundswell/members.hpp>

#include "base/text.hpp"
#include "scenario/check.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

MemberPoints::MemberPoints(Scenario scenario, Members members)
    : scenario_(std::move(scenario)), members_(std::move(members)),
      parameters_(uncertain_parameters(scenario_))
{
    check_scenario_of();
    column_ = columns();
    check_members();
}

Scenario MemberPoints::at(std::uint32_t point) const
{
    Scenario out = scenario_;
    auto const& values = members_.members[point].values;
    for (std::size_t k = 0; k < parameters_.size(); ++k)
        parameters_[k].at.in(out.parameters) = values[column_[k]];
    return out;
}

bool MemberPoints::is_of_other_size() const
{
    return members_.scenario != scenario_hash(scenario_);
}

void MemberPoints::check_scenario_of() const
{
    auto const again = members_.command.empty() ? std::string("make the fit again")
                                                : "make it again: '" + members_.command + "'";
    if (members_.version != GROUNDSWELL_VERSION)
        throw UserError(Problem{.code = ProblemCode::file_other_version,
                                .place = {.file = members_.name},
                                .what = fmt::format("was made by version {}", members_.version),
                                .allowed = fmt::format("this is {}, and a fit holds for one version of the "
                                                       "model",
                                                       GROUNDSWELL_VERSION),
                                .suggestion = again});
    if (members_.institution != institution_hash(scenario_))
        throw UserError(Problem{.code = ProblemCode::value_conflict,
                                .place = {.file = members_.name},
                                .what = fmt::format("is a fit of another scenario, '{}'", members_.title),
                                .allowed = fmt::format("this one is '{}'; only its numbers of people and "
                                                       "weeks may differ from what was fitted",
                                                       scenario_.title),
                                .suggestion = "fit this scenario"});
}

std::vector<std::size_t> MemberPoints::columns() const
{
    Problems problems;
    std::vector<std::string> known;
    std::vector<std::size_t> out;
    for (auto const& parameter : parameters_) {
        auto const& name = known.emplace_back(parameter.at.name);
        auto const at = std::ranges::find(members_.parameters, name);
        if (at == members_.parameters.end())
            problems.push_back({.code = ProblemCode::table_missing_column,
                                .place = {.file = members_.name},
                                .what = fmt::format("no column '{}'", name),
                                .allowed = "every number that is not known has one"});
        out.push_back(static_cast<std::size_t>(at - members_.parameters.begin()));
    }
    for (auto const& name : members_.parameters)
        if (std::ranges::find(known, name) == known.end())
            problems.push_back({.code = ProblemCode::name_unknown,
                                .place = {.file = members_.name, .key = name},
                                .what = "is no number that a fit varies",
                                .allowed = "it is known, given by the scenario, or of another name",
                                .suggestion = did_you_mean(name, known)});
    throw_if_any(problems);
    return out;
}

void MemberPoints::check_members() const
{
    Problems problems;
    for (std::size_t i = 0; i < members_.members.size(); ++i)
        for (auto& problem : check_parameters(scenario_, at(static_cast<std::uint32_t>(i)).parameters)) {
            problem.what = problem.place.key + " " + problem.what; // a place in a table names no key
            problem.place.file = members_.name;
            problem.place.line = members_.members[i].line;
            problems.push_back(std::move(problem));
        }
    throw_if_any(problems);
}

} // namespace groundswell
