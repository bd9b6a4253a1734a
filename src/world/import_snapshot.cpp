#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/hash.hpp"
#include "world/import_reading.hpp"

namespace groundswell {

namespace {

/// Place of each name in the order of names.
std::vector<std::uint32_t> places_by_name(std::vector<std::string> const& names)
{
    std::vector<std::uint32_t> by_name(names.size()), out(names.size());
    std::iota(by_name.begin(), by_name.end(), 0U);
    std::ranges::sort(
        by_name, {}, [&](std::uint32_t code) -> auto const& { return names[code]; });
    for (std::uint32_t at = 0; at < by_name.size(); ++at)
        out[by_name[at]] = at;
    return out;
}

/// Numbers things in the order in which they are asked for, so that the order of rows is forgotten.
class FirstSeen {
  public:
    std::uint64_t operator()(std::uint32_t thing)
    {
        return seen_.try_emplace(thing, seen_.size()).first->second;
    }

  private:
    std::map<std::uint32_t, std::uint64_t> seen_;
};

/// Hash people in the order of unit, rank and id, and ties by the places of people in it.
std::uint64_t digest_of(ImportTables const& tables, ImportSpec const& spec)
{
    Hash hash;
    auto const order = order_of_people(tables);
    std::vector<std::uint32_t> place(order.size());
    for (std::uint32_t at = 0; at < order.size(); ++at)
        place[order[at]] = at;
    FirstSeen shared;
    auto const layer_at = places_by_name(tables.ties.layers);
    hash.word(order.size());
    for (auto const& group : spec.groups)
        hash.text(group);
    for (auto const person : order) {
        hash.text(tables.unit.code.empty() ? std::string_view() : tables.unit.value(person));
        hash.word(tables.rank[person]);
        hash.word(tables.group.empty() ? no_group : tables.group[person]);
        if (!tables.hierarchy.shared.empty()) hash.word(shared(tables.hierarchy.shared[person]));
        if (!tables.hierarchy.known()) continue;
        auto const superior = tables.hierarchy.superior[person];
        hash.word(superior == Hierarchy::nobody ? superior : place[superior]);
    }
    auto rows = tables.ties.rows;
    for (auto& row : rows) {
        row.from = place[row.from];
        row.to = place[row.to];
        row.layer = layer_at[row.layer];
    }
    std::ranges::sort(rows, {}, [](TieTable::Row const& row) {
        return std::tuple(row.layer, row.from, row.to, row.weight);
    });
    for (auto const& layer : std::set<std::string>(tables.ties.layers.begin(), tables.ties.layers.end()))
        hash.text(layer);
    for (auto const& row : rows) {
        hash.word((std::uint64_t{row.from} << 32) | row.to);
        hash.word(row.layer);
        hash.number(row.weight);
    }
    return hash.value();
}

} // namespace

std::vector<std::uint32_t> order_of_people(ImportTables const& tables)
{
    // Text is compared once for each unit, not for each person.
    auto const unit_at = places_by_name(tables.unit.values);
    std::vector<std::uint32_t> order(tables.people.people());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        auto const place = [&](std::uint32_t person) {
            auto const unit = tables.unit.code.empty() ? 0U : unit_at[tables.unit.code[person]];
            return std::tuple(unit, -tables.rank[person]);
        };
        return place(a) != place(b) ? place(a) < place(b) : tables.people.ids[a] < tables.people.ids[b];
    });
    return order;
}

bool ImportSnapshot::is_of(ImportSpec const& other) const
{
    ImportSpec plain = other;
    plain.generated = {};
    plain.read = nullptr;
    return plain == spec;
}

/// Drop the texts of the files, and keep what they mean.
void keep_what_was_understood(ImportSnapshot& snapshot, ImportReport const& report)
{
    snapshot.digest = digest_of(snapshot.tables, report.settled);
    auto& people = snapshot.tables.people;
    people.manager = {};
    people.table = nullptr;
    snapshot.tables.named.reset();
    snapshot.tables.files = {};
    snapshot.spec = report.settled;
    snapshot.spec.generated = {};
    snapshot.notes = report.notes;
    snapshot.lowest_rank_shares = report.lowest_rank_shares;
    snapshot.everyone_shares = report.everyone_shares;
}

std::optional<std::uint64_t> imported_digest(ImportSpec const& spec)
{
    auto const& read = spec.read;
    bool const same =
        read && read->spec.people_file == spec.people_file && read->spec.ties_files == spec.ties_files;
    return same ? std::optional(read->digest) : std::nullopt;
}

} // namespace groundswell
