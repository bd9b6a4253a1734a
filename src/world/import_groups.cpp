#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.hpp"
#include "world/group_words.hpp"
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

/// Meanings of a column of zeros and ones that is named after a group.
std::map<std::string, std::string> of_dummy(PeopleTable const& people)
{
    std::map<std::string, std::string> out;
    auto const yes = group_of_header(people.group_header);
    if (yes.empty()) return out;
    for (auto const& value : people.group.values) {
        if (is_no_group(value, people.group.values)) continue;
        int const answer = yes_or_no(value);
        if (answer < 0) return {};
        out[value] = (answer == 1) == (yes == "woman") ? "woman" : "man";
    }
    return out;
}

/// Values without a usual meaning, if there are so many that they cannot each be a group.
std::set<std::string> too_many_others(PeopleTable const& people)
{
    constexpr std::size_t several = 3, few_people = 5;
    std::set<std::string> groups, out;
    std::map<std::string, std::size_t> count;
    for (std::size_t person = 0; person < people.people(); ++person)
        ++count[people.group.value(person)];
    std::size_t known = 0, rare = 0;
    for (auto const& [value, group] : guess_groups(people.group.values)) {
        if (is_no_group(value, people.group.values)) continue;
        groups.insert(group.empty() ? value : group);
        known += !group.empty();
        if (!group.empty()) continue;
        out.insert(value);
        rare += count[value] < few_people;
    }
    bool const free_text = known > 0 && out.size() >= several && rare == out.size();
    if (known == 0 || (groups.size() <= max_groups && !free_text)) out.clear();
    return out;
}

/// What each value of the table means: as given, or a group's own name, or as usual. Where groups are not
/// given either, a value without a usual meaning is a group of its own.
void settle_values(PeopleTable const& people, ImportSpec& spec, ImportReport& report)
{
    bool const open = spec.groups.empty();
    // Who says what values mean means all of them: one that is left out is a slip.
    bool const mapped =
        std::ranges::any_of(spec.group_values, [](auto const& v) { return !v.second.empty(); });
    auto const usual = guess_groups(people.group.values);
    auto const dummy = of_dummy(people);
    auto const others = open && !mapped ? too_many_others(people) : std::set<std::string>{};
    constexpr char const* together = "other";
    std::vector<std::string> said, rest;
    for (auto const& value : people.group.values) {
        if (spec.group_values.contains(value) || has(spec.groups, value)) continue;
        if (is_no_group(value, people.group.values)) {
            spec.group_values[value] = "";
            continue;
        }
        std::string meaning = dummy.contains(value) ? dummy.at(value) : usual.at(value);
        if (others.contains(value)) {
            spec.group_values[value] = together;
            rest.push_back(value);
            continue;
        }
        if (open && !mapped && meaning.empty()) meaning = group_key(value);
        if (meaning.empty() || (!open && !has(spec.groups, meaning))) continue;
        spec.group_values[value] = meaning;
        if (meaning != value) said.push_back(value + " is " + meaning);
    }
    if (!said.empty()) report.guesses.push_back(fmt::format("group: {}", fmt::join(said, ", ")));
    if (!rest.empty())
        report.guesses.push_back(
            fmt::format("group: {} other spellings are together in the group '{}'; correct in "
                        "values what they mean: {}",
                        rest.size(), together, listed(rest)));
    if (!open) return;
    for (auto const& value : people.group.values)
        if (spec.group_values.contains(value) && !spec.group_values.at(value).empty())
            spec.groups.push_back(spec.group_values.at(value));
    spec.groups = in_usual_order(std::move(spec.groups));
    bool const codes = !spec.groups.empty() && std::ranges::all_of(spec.groups, [](auto const& name) {
        return std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
    });
    if (codes)
        report.guesses.push_back(fmt::format("group: what {} mean is not known; name them in values",
                                             fmt::join(spec.groups, ", ")));
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
    std::vector<std::string> said;
    for (auto const& group : spec.groups)
        said.push_back(group + " " + format_number(spec.group_shares[group]));
    report.notes.push_back(
        fmt::format("who belongs to which group is drawn by share ({}), because the table of "
                    "people does not say",
                    fmt::join(said, ", ")));
}

/// Group of each value of the column; `no_group` for values that are not known or mean none.
std::vector<Group> meanings(PeopleTable const& people, ImportSpec const& spec, ImportProblems& problems)
{
    std::vector<Group> out;
    for (auto const& value : people.group.values) {
        auto const mapped = spec.group_values.find(value);
        auto const& name = mapped == spec.group_values.end() ? value : mapped->second;
        auto const at = std::ranges::find(spec.groups, name);
        out.push_back(at == spec.groups.end() ? no_group : static_cast<Group>(at - spec.groups.begin()));
        if (out.back() == no_group && mapped != spec.group_values.end() && !name.empty())
            problems.add({.code = ProblemCode::name_unknown,
                          .place = {.key = "group_values." + value},
                          .what = "means '" + name + "', which is no group",
                          .allowed = "groups: " + listed(spec.groups),
                          .suggestion = did_you_mean(name, spec.groups)});
    }
    return out;
}

void note_missing(std::size_t count, PeopleTable const& people, ImportSpec const& spec, ImportReport& report)
{
    if (count == 0) return;
    std::vector<std::string> words;
    for (auto const& value : people.group.values)
        if (spec.group_values.contains(value) && spec.group_values.at(value).empty())
            words.push_back(value.empty() ? "empty" : value);
    report.notes.push_back(
        ImportNote("group: ")
            .count(count, "person has", "people have", people.people())
            .text(
                fmt::format(" no group ({}), which is drawn by the shares of the others; to make a group of "
                            "them, name it in values",
                            fmt::join(words, ", "))));
}

} // namespace

std::vector<Group> settle_groups(PeopleTable const& people, ImportSpec& spec, ImportReport& report,
                                 ImportProblems& problems)
{
    if (people.group.code.empty()) {
        if (spec.group_column == special_column::none) settle_shares(spec, report, problems);
        return {};
    }
    settle_values(people, spec, report);
    if (spec.groups.empty()) {
        report.notes.push_back("no value of '" + people.group_header + "' names a group");
        settle_shares(spec, report, problems);
        return {};
    }
    if (spec.groups.size() > max_groups) {
        problems.add({.code = ProblemCode::table_too_many_values,
                      .place = {.file = people.path, .key = people.group_header},
                      .what = std::to_string(spec.groups.size()) + " groups in '" + people.group_header + "'",
                      .allowed = "at most " + std::to_string(max_groups),
                      .suggestion = "map several values to one group in the scenario"});
        return {};
    }
    auto const meaning = meanings(people, spec, problems);
    FaultyRows faulty;
    std::vector<Group> out;
    std::size_t missing = 0;
    for (std::size_t person = 0; person < people.people(); ++person) {
        auto const code = people.group.code[person];
        auto const& value = people.group.values[code];
        out.push_back(meaning[code]);
        if (out.back() != no_group) continue;
        auto const mapped = spec.group_values.find(value);
        if (mapped == spec.group_values.end())
            faulty.add("rows with an unknown group",
                       {.code = ProblemCode::table_unknown_value,
                        .place = people.place_of(person, people.group_header),
                        .what = people.group_header + " " + quoted(value) + " is no group",
                        .allowed = "groups: " + listed(spec.groups),
                        .suggestion = "map it to one in the scenario"});
        else
            missing += mapped->second.empty();
    }
    // Who has an unknown group cannot be left out any more, so one such row is a fault.
    faulty.settle(file_name(people.path), 0, report, problems);
    note_missing(missing, people, spec, report);
    return out;
}

} // namespace groundswell
