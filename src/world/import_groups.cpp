#include <algorithm>

#include "world/import_people.hpp"

namespace groundswell {

namespace {

bool has(std::vector<std::string> const& words, std::string const& word)
{
    return std::ranges::find(words, word) != words.end();
}

/// Names without repeats; the usual ones first, in the order of the default institution.
std::vector<std::string> in_usual_order(std::vector<std::string> names)
{
    auto const place = [](std::string const& name) {
        return name == "woman" ? 0 : name == "man" ? 1 : name == "nonbinary" ? 2 : 3;
    };
    std::ranges::sort(
        names, [&](auto const& a, auto const& b) { return std::pair(place(a), a) < std::pair(place(b), b); });
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// What each value of the table means: as given, or a group's own name, or as usual. Where groups are not
/// given either, a value without a usual meaning is a group of its own.
void settle_values(PeopleTable const& people, ImportSpec& spec, ImportReport& report)
{
    bool const open = spec.groups.empty();
    std::string said;
    for (auto const& value : people.group.values) {
        if (value.empty() || spec.group_values.contains(value) || has(spec.groups, value)) continue;
        std::string meaning = guess_group(value);
        if (open && meaning.empty()) meaning = value;
        if (meaning.empty() || (!open && !has(spec.groups, meaning))) continue;
        spec.group_values[value] = meaning;
        if (meaning != value) said += (said.empty() ? "" : ", ") + value + " is " + meaning;
    }
    if (!said.empty()) report.guesses.push_back("group: " + said);
    if (!open) return;
    for (auto const& value : people.group.values)
        if (spec.group_values.contains(value)) spec.groups.push_back(spec.group_values.at(value));
    spec.groups = in_usual_order(std::move(spec.groups));
}

void settle_shares(ImportSpec& spec, ImportReport& report, ImportProblems& problems)
{
    if (spec.groups.empty())
        for (auto const& [group, share] : spec.group_shares)
            spec.groups.push_back(group);
    if (spec.groups.empty()) {
        spec.groups = {"woman", "man"};
        report.guesses.push_back("group: no column, so woman and man");
    }
    spec.groups = in_usual_order(std::move(spec.groups));
    if (spec.group_shares.empty())
        for (auto const& group : spec.groups)
            spec.group_shares[group] = 1.0 / static_cast<double>(spec.groups.size());

    double sum = 0;
    bool negative = false;
    for (auto const& [group, share] : spec.group_shares) {
        if (!has(spec.groups, group))
            problems.add({.code = ProblemCode::name_unknown,
                          .place = {.key = "group_shares." + group},
                          .what = "is no group",
                          .allowed = "groups: " + listed(spec.groups),
                          .suggestion = did_you_mean(group, spec.groups)});
        negative = negative || share < 0;
        sum += share;
    }
    if (negative || !(sum > 1 - 1e-6 && sum < 1 + 1e-6))
        problems.add({.code = ProblemCode::value_sum,
                      .place = {.key = "group_shares"},
                      .what = "sum to " + format_number(sum),
                      .allowed = "must be 0 or more and sum to 1"});
    std::string said;
    for (auto const& group : spec.groups)
        said += (said.empty() ? "" : ", ") + group + " " + format_number(spec.group_shares[group]);
    report.notes.push_back("who belongs to which group is drawn by share (" + said +
                           "), because the table of people does not say");
}

void report_unknown(PeopleTable const& people, ImportSpec const& spec, std::size_t row,
                    ImportProblems& problems)
{
    auto const& value = people.group.values[people.group.code[row]];
    ProblemPlace const where{
        .file = spec.people_file, .line = static_cast<int>(people.line[row]), .key = spec.group_column};
    if (value.empty())
        problems.add(spec.people_file, "rows without a group",
                     {.code = ProblemCode::table_missing_value,
                      .place = where,
                      .what = "'" + spec.group_column + "' is empty",
                      .allowed = "groups: " + listed(spec.groups),
                      .suggestion = "write a word for unknown and map it to a group"});
    else
        problems.add(spec.people_file, "rows with an unknown group",
                     {.code = ProblemCode::table_unknown_value,
                      .place = where,
                      .what = spec.group_column + " " + quoted(value) + " is no group",
                      .allowed = "groups: " + listed(spec.groups),
                      .suggestion = "map it to one in the scenario"});
}

} // namespace

std::vector<Group> settle_groups(PeopleTable const& people, ImportSpec& spec, ImportReport& report,
                                 ImportProblems& problems)
{
    if (people.group.code.empty()) {
        if (spec.group_column == "-") settle_shares(spec, report, problems);
        return {};
    }
    settle_values(people, spec, report);
    if (spec.groups.size() > max_groups) {
        problems.add({.code = ProblemCode::table_too_many_values,
                      .place = {.file = spec.people_file, .key = spec.group_column},
                      .what = std::to_string(spec.groups.size()) + " groups in '" + spec.group_column + "'",
                      .allowed = "at most " + std::to_string(max_groups),
                      .suggestion = "map several values to one group in the scenario"});
        return {};
    }
    std::vector<Group> meaning;
    for (auto const& value : people.group.values) {
        auto const mapped = spec.group_values.find(value);
        auto const& name = mapped == spec.group_values.end() ? value : mapped->second;
        auto const at = std::ranges::find(spec.groups, name);
        meaning.push_back(at == spec.groups.end() ? no_group : static_cast<Group>(at - spec.groups.begin()));
        if (meaning.back() == no_group && mapped != spec.group_values.end())
            problems.add({.code = ProblemCode::name_unknown,
                          .place = {.key = "group_values." + value},
                          .what = "means '" + name + "', which is no group",
                          .allowed = "groups: " + listed(spec.groups),
                          .suggestion = did_you_mean(name, spec.groups)});
    }
    std::vector<Group> out;
    for (std::size_t row = 0; row < people.rows(); ++row) {
        auto const code = people.group.code[row];
        out.push_back(meaning[code]);
        if (out.back() == no_group && !spec.group_values.contains(people.group.values[code]))
            report_unknown(people, spec, row, problems);
    }
    return out;
}

} // namespace groundswell
