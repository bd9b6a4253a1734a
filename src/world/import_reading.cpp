#include "world/import_reading.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

#include "base/disclosure.hpp"
#include "world/import_leavers.hpp"
#include "world/import_names.hpp"

namespace groundswell {

namespace {

/// The table of people, or the people whom the first table of ties names.
Table const* open_people(ImportTables& tables, std::vector<TieSource> const& sources, bool& header,
                         ImportReport& report, ImportProblems& problems)
{
    auto& spec = report.settled;
    if (!spec.people_file.empty()) {
        auto const* file = tables.files.open(spec.people_file, report, problems);
        if (!file) return nullptr;
        header = file->header || file->ties.has_value();
        return &file->rows;
    }
    auto const source = std::ranges::find_if(sources, &TieSource::usable);
    if (source == sources.end()) return nullptr;
    tables.named = people_named_in(*source->table, {*source->from, *source->to}, report);
    report.notes.push_back(fmt::format("people: those whom {} names; nothing {}is known of them",
                                       file_name(source->table->path()),
                                       tables.named->columns() > 1 ? "but their unit " : "else "));
    return &*tables.named;
}

/// People without a unit are together in one of their own.
CodedColumn settle_units(PeopleTable const& people, ImportReport& report)
{
    constexpr char const* unknown = "unknown";
    CodedColumn out;
    std::size_t missing = 0;
    for (std::size_t person = 0; person < people.unit.code.size(); ++person) {
        auto const& value = people.unit.value(person);
        missing += value.empty();
        out.add(value.empty() ? unknown : std::string_view(value));
    }
    if (missing > 0)
        report.notes.push_back(ImportNote("unit: ")
                                   .count(missing, "person has", "people have", people.people())
                                   .text(fmt::format(" none; together in the unit '{}'", unknown)));
    return out;
}

/// Shares of groups that were counted. They are parameters, which every result shows, and exact ones would
/// count the few of a group; so people are counted in fives, and no group that is there in less than one
/// five.
void share_in_fives(std::vector<double>& count)
{
    constexpr int five = DisclosureRules{}.min_cell;
    for (double& n : count)
        if (n > 0) n = std::max<double>(five, rounded_to(n, five));
}

void settle_hiring(ImportTables const& tables, ImportReport& report)
{
    constexpr double fewest = 20; ///< below it, chance would decide who is hired
    auto const& spec = report.settled;
    std::vector<double> lowest(spec.groups.size(), 0), everyone(spec.groups.size(), 0);
    for (std::size_t g = 0; tables.group.empty() && g < spec.groups.size(); ++g) {
        auto const share = spec.group_shares.find(spec.groups[g]);
        lowest[g] = everyone[g] = share == spec.group_shares.end() ? 0 : share->second;
    }
    for (std::size_t person = 0; person < tables.group.size(); ++person) {
        if (tables.group[person] == no_group) continue;
        everyone[tables.group[person]] += 1;
        if (tables.rank[person] == 0) lowest[tables.group[person]] += 1;
    }
    double const base = std::accumulate(lowest.begin(), lowest.end(), 0.0);
    bool const few = !tables.group.empty() && base < fewest;
    if (few) lowest = everyone;
    for (auto* shares : {&lowest, &everyone}) {
        if (!tables.group.empty()) share_in_fives(*shares);
        double const sum = std::accumulate(shares->begin(), shares->end(), 0.0);
        for (double& share : *shares)
            share = sum > 0 ? share / sum : 0;
    }
    if (std::ranges::all_of(everyone, [](double share) { return share == 0; }))
        return; // nobody's group is known
    report.lowest_rank_shares = lowest;
    report.everyone_shares = everyone;
    if (tables.group.empty()) return;
    report.notes.push_back(
        few || spec.rank_order.size() < 2
            ? "hiring: groups in the shares of the table"
            : fmt::format("hiring: groups in the shares of the lowest rank of the table, {}",
                          spec.rank_order.front()));
}

} // namespace

void read_import(ImportTables& tables, ImportReport& report, ImportProblems& problems)
{
    auto& spec = report.settled;
    auto const sources = open_ties(tables.files, spec, report, problems);
    auto const ends = sample_of_ends(sources);
    bool header = true;
    auto const* table = open_people(tables, sources, header, report, problems);
    if (!table) {
        if (problems.empty())
            problems.add({.code = ProblemCode::key_missing,
                          .place = {.key = "world"},
                          .what = "names neither people nor ties",
                          .allowed = "a table of either"});
        tables.people.readable = false;
    } else {
        tables.people = read_people(*table, header, ends, spec, report, problems);
        tables.group = settle_groups(tables.people, spec, report, problems);
        tables.hierarchy = settle_managers(tables.people, spec, report);
        tables.rank = settle_ranks(tables.people, tables.hierarchy, spec, report, problems);
        tables.unit = settle_units(tables.people, report);
        note_names(tables.people, header, report);
        note_leavers(tables.people, header, report);
    }
    if (!spec.ties_files.empty()) {
        tables.ties = read_ties(sources, tables.people, spec, report, problems);
        settle_layers(tables.ties, spec, report, problems);
    } else if (!spec.layers.team.empty() || !spec.layers.confidant.empty() || !spec.layers.audience.empty()) {
        problems.add({.code = ProblemCode::key_not_used,
                      .place = {.key = "layers"},
                      .what = "are named, but there is no table of ties",
                      .suggestion = "name the table of ties, or no layers"});
    }
    if (problems.empty()) settle_hiring(tables, report);
}

} // namespace groundswell
