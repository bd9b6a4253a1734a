#include "world/import_managers.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace groundswell {

namespace {

/// Heights from those who lead nobody upwards. Returns how many people are not reached, because they report
/// to each other in a circle or to somebody who does.
std::size_t climb(Hierarchy& hierarchy, std::vector<char>& reached)
{
    auto const people = hierarchy.superior.size();
    hierarchy.reports.assign(people, 0);
    hierarchy.height.assign(people, 0);
    reached.assign(people, 0);
    for (auto const superior : hierarchy.superior)
        if (superior != Hierarchy::nobody) ++hierarchy.reports[superior];
    auto waiting = hierarchy.reports;
    std::vector<std::uint32_t> ready;
    for (std::uint32_t person = 0; person < people; ++person)
        if (waiting[person] == 0) ready.push_back(person);
    for (std::size_t next = 0; next < ready.size(); ++next) {
        auto const person = ready[next];
        reached[person] = 1;
        auto const superior = hierarchy.superior[person];
        if (superior == Hierarchy::nobody) continue;
        hierarchy.height[superior] = std::max(hierarchy.height[superior], hierarchy.height[person] + 1);
        if (--waiting[superior] == 0) ready.push_back(superior);
    }
    return people - ready.size();
}

/// Superiors who are not in the table, by number; empty unless most people share theirs.
std::vector<std::uint32_t> shared_superiors(PeopleTable const& people)
{
    TextIndex names;
    std::vector<std::uint32_t> out, reports;
    for (auto const name : people.manager) {
        out.push_back(name.empty() ? Hierarchy::nobody : names.add(name).first);
        if (name.empty()) continue;
        reports.resize(names.size());
        ++reports[out.back()];
    }
    auto const sharing = std::ranges::count_if(
        out, [&](auto number) { return number != Hierarchy::nobody && reports[number] > 1; });
    if (2 * static_cast<std::size_t>(sharing) <= out.size()) out.clear();
    return out;
}

} // namespace

Hierarchy settle_managers(PeopleTable const& people, ImportSpec& spec, ImportReport& report)
{
    Hierarchy out;
    if (people.manager.empty()) return out;
    std::size_t named = 0, strangers = 0, themselves = 0;
    for (std::uint32_t person = 0; person < people.people(); ++person) {
        auto const name = people.manager[person];
        auto superior = name.empty() ? Hierarchy::nobody : people.ids.find(name);
        named += !name.empty();
        strangers += !name.empty() && superior == Hierarchy::nobody;
        if (superior == person) {
            superior = Hierarchy::nobody; // as some systems write of who has no superior
            ++themselves;
        }
        out.superior.push_back(superior);
    }
    std::string const column = "'" + spec.manager_column + "'";
    if (named == 0 || 2 * strangers > named) {
        auto const stranger = std::ranges::find_if(people.manager, [&](auto name) {
            return !name.empty() && people.ids.find(name) == Hierarchy::nobody;
        });
        out = {};
        out.shared = shared_superiors(people);
        if (spec.rank_column == special_column::by_manager) spec.rank_column = special_column::none;
        report.notes.push_back(ImportNote("manager: ")
                                   .count(strangers, named)
                                   .text(" of ")
                                   .count(named, people.people())
                                   .text(fmt::format(" in column {} are no ids of people; {}", column,
                                                     out.shared.empty() ? "the column is not used"
                                                                        : "who shares one is a team")));
        if (!out.shared.empty()) return out;
        if (stranger != people.manager.end() && people.people() > 0)
            report.examples.push_back(
                fmt::format("manager {} against id {}", quoted(*stranger), quoted(people.ids[0])));
        spec.manager_column = special_column::none;
        return {};
    }
    std::vector<char> reached;
    if (auto const circle = climb(out, reached); circle > 0) {
        for (std::size_t person = 0; person < reached.size(); ++person)
            if (!reached[person]) out.superior[person] = Hierarchy::nobody;
        climb(out, reached);
        report.notes.push_back(ImportNote("manager: ")
                                   .count(circle, "person reports", "people report", people.people())
                                   .text(" to each other in a circle; they have no superior here"));
    }
    if (strangers > 0)
        report.notes.push_back(ImportNote("manager: ")
                                   .count(strangers, "superior is", "superiors are", named)
                                   .text(" not in the table"));
    auto const leaders = std::ranges::count_if(out.reports, [](auto n) { return n > 0; });
    auto const top = std::ranges::count(out.superior, Hierarchy::nobody);
    report.notes.push_back(
        ImportNote("manager: ")
            .count(static_cast<std::size_t>(leaders), "person leads", "people lead", people.people())
            .text(" others; ")
            .count(static_cast<std::size_t>(top), "has", "have", people.people())
            .text(" no superior"));
    return out;
}

} // namespace groundswell
