#include "world/import.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <tuple>

#include "world/generate_shares.hpp"
#include "world/generate_ties.hpp"
#include "world/import_reading.hpp"
#include "world/import_teams.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Builds the world of tables that have been read.
class ImportBuilder {
  public:
    ImportBuilder(ImportTables const& tables, ImportSpec const& spec, Key key)
        : tables_(tables), spec_(spec), key_(key)
    {}

    World build()
    {
        world_.imported = true;
        world_.seats = tables_.people.people();
        world_.ranks = std::max(1, static_cast<int>(spec_.rank_order.size()));
        world_.groups = spec_.groups;
        name_units();
        order_ = order_of_people(tables_);
        if (spec_.layers.team.empty()) order_by_team();
        number_seats();
        draw_groups();
        build_ties();
        return std::move(world_);
    }

  private:
    void name_units()
    {
        world_.units = tables_.unit.values;
        if (tables_.unit.code.empty()) world_.units = {"everyone"};
        std::ranges::sort(world_.units);
        for (auto const& name : tables_.unit.values)
            unit_of_code_.push_back(
                static_cast<Unit>(std::ranges::lower_bound(world_.units, name) - world_.units.begin()));
        world_.institution_of.assign(world_.units.size(), 0);
    }

    Unit unit_of(std::size_t person) const
    {
        return tables_.unit.code.empty() ? Unit{0} : unit_of_code_[tables_.unit.code[person]];
    }

    /// Form teams and put them together, so that those of a unit follow each other.
    void order_by_team()
    {
        Staff staff;
        staff.ranks = world_.ranks;
        std::vector<std::uint32_t> place_of(order_.size());
        for (std::uint32_t place = 0; place < order_.size(); ++place)
            place_of[order_[place]] = place;
        for (auto const person : order_) {
            staff.unit.push_back(unit_of(person));
            staff.rank.push_back(tables_.rank[person]);
            if (!tables_.hierarchy.shared.empty()) staff.shared.push_back(tables_.hierarchy.shared[person]);
            if (!tables_.hierarchy.known()) continue;
            auto const superior = tables_.hierarchy.superior[person];
            staff.superior.push_back(superior == Hierarchy::nobody ? superior : place_of[superior]);
        }
        auto teams = form_teams(staff, spec_.generated, key_);

        std::vector<std::uint32_t> places(order_.size());
        std::iota(places.begin(), places.end(), 0U);
        std::ranges::stable_sort(places, [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(staff.unit[a], teams.own[a]) < std::pair(staff.unit[b], teams.own[b]);
        });
        std::vector<Seat> seat_at(places.size());
        std::vector<std::uint32_t> order;
        for (Seat seat = 0; seat < places.size(); ++seat) {
            seat_at[places[seat]] = seat;
            order.push_back(order_[places[seat]]);
            team_.push_back(teams.own[places[seat]]);
        }
        order_ = std::move(order);
        for (auto& clique : teams.cliques)
            for (auto& place : clique)
                place = seat_at[place];
        cliques_ = std::move(teams.cliques);
    }

    void number_seats()
    {
        seat_of_.resize(world_.seats);
        world_.first_group.assign(world_.seats, 0);
        for (Seat seat = 0; seat < world_.seats; ++seat) {
            auto const person = order_[seat];
            seat_of_[person] = seat;
            world_.unit.push_back(unit_of(person));
            world_.rank.push_back(tables_.rank[person]);
            if (!tables_.group.empty()) world_.first_group[seat] = tables_.group[person];
        }
        index_units(world_);
    }

    /// Draw the groups of those whose group is not known: by the shares of the others, or as the spec says.
    void draw_groups()
    {
        std::vector<double> shares(spec_.groups.size(), 0);
        std::vector<Seat> unknown;
        for (Seat seat = 0; seat < world_.seats; ++seat)
            if (tables_.group.empty() || world_.first_group[seat] == no_group)
                unknown.push_back(seat);
            else
                shares[world_.first_group[seat]] += 1;
        if (unknown.empty()) return;
        if (tables_.group.empty() || unknown.size() == world_.seats) {
            world_.groups_assigned = true;
            for (std::size_t g = 0; g < shares.size(); ++g) {
                auto const share = spec_.group_shares.find(spec_.groups[g]);
                shares[g] = share != spec_.group_shares.end() ? share->second : tables_.group.empty() ? 0 : 1;
            }
        }
        assign_by_share(std::move(unknown), shares, key_, world_.first_group);
    }

    void build_ties()
    {
        auto const& layers = spec_.layers;
        auto const layer = [&](std::vector<std::string> const& names, Reading reading) {
            return TieLayer(build_layer(tables_.ties, names, reading, seat_of_));
        };
        world_.team = layers.team.empty() ? TieLayer(ties_from_groups(world_.seats, std::move(cliques_)))
                                          : layer(layers.team, layers.team_reading);
        if (spec_.ties_files.empty()) return generate_ties();
        world_.confidant =
            layers.confidant.empty() ? world_.team : layer(layers.confidant, layers.confidant_reading);
        if (!layers.audience.empty())
            world_.audience = layer(layers.audience, layers.audience_reading);
        else
            world_.audience = layers.confidant.empty()
                                  ? world_.team
                                  : TieLayer(unite_layers(world_.team, world_.confidant));
    }

    /// Confidants and audience as in a built-in institution.
    void generate_ties()
    {
        std::vector<Seat> start;
        std::vector<std::uint32_t> team;
        for (Seat seat = 0; seat < world_.seats; ++seat) {
            bool const next =
                seat == 0 || team_[seat] != team_[seat - 1] || world_.unit[seat] != world_.unit[seat - 1];
            if (next) start.push_back(seat);
            team.push_back(static_cast<std::uint32_t>(start.size() - 1));
        }
        start.push_back(static_cast<Seat>(world_.seats));
        TieFrame const frame{world_.first_group, start, team};
        auto const& shape = spec_.generated;
        world_.confidant = TieLayer(draw_confidants(frame,
                                                    {.degree = shape.confidants,
                                                     .inside = shape.confidant_team,
                                                     .homophily = shape.confidant_homophily},
                                                    key_));
        world_.audience = TieLayer(draw_audience(frame, shape.audience, key_));
    }

    ImportTables const& tables_;
    ImportSpec const& spec_;
    Key key_;
    World world_;
    std::vector<Unit> unit_of_code_;
    std::vector<std::uint32_t> order_; ///< people by seat
    std::vector<Seat> seat_of_;
    std::vector<std::uint32_t> team_;                 ///< by seat, where teams are formed
    std::vector<std::vector<std::uint32_t>> cliques_; ///< the same
};

void note_ties(ImportTables const& tables, World const& world, ImportReport& report)
{
    auto const& spec = report.settled;
    auto const& layers = spec.layers;
    auto& notes = report.notes;
    if (layers.team.empty())
        notes.push_back(
            tables.hierarchy.known()
                ? "team: who share a superior, with the superior; others in teams of the usual size"
            : !tables.hierarchy.shared.empty()
                ? "team: who share a superior; others in teams of the usual size"
                : "team: teams of the usual size inside units are drawn, because no table says who works "
                  "with whom");
    if (spec.ties_files.empty()) {
        notes.emplace_back(
            "confidant and audience: drawn as in a built-in institution, because there is no table of ties");
    } else {
        if (layers.confidant.empty())
            notes.emplace_back("confidant: as team, because no layer is the confidant");
        if (layers.audience.empty())
            notes.emplace_back("audience: team and confidant, because no layer is the audience");
    }
    if (spec.unit_column == special_column::none)
        notes.emplace_back("everyone is in one unit, because the table of people does not say");
    constexpr std::uint32_t unusual = 200; ///< more people than anybody works with, and slow
    std::uint32_t most = 0;
    std::size_t alone = 0;
    bool weighted = false;
    for (Seat seat = 0; seat < world.seats; ++seat) {
        auto const degree = world.team.degree(seat);
        alone += degree == 0;
        most = std::max(most, degree);
    }
    if (most > unusual)
        notes.push_back(
            fmt::format("somebody has {} ties in team, and all of them may witness each act there: ties that "
                        "are not daily company belong to audience",
                        most));
    for (auto const* layer : {&world.team, &world.confidant, &world.audience})
        if (auto const* rows = std::get_if<ExplicitTies>(&layer->stored()))
            weighted = weighted || !rows->weight.empty();
    if (alone > 0)
        notes.push_back(ImportNote("")
                            .count(alone, world.seats)
                            .text(" of ")
                            .count(world.seats)
                            .text(" people have no tie in team"));
    if (weighted)
        notes.push_back(fmt::format(
            "weights of ties ({}) change nothing unless influence is on (influence.every)",
            tables.ties.counted ? "how often a tie is named" : "of a tie named more than once, the largest"));
}

} // namespace

ImportSpec without_folders(ImportSpec spec)
{
    spec.people_file = file_name(spec.people_file);
    for (auto& file : spec.ties_files)
        file = file_name(file);
    return spec;
}

std::optional<World> try_import(ImportSpec const& spec, Key key, ImportReport& report,
                                ImportProblems& problems)
{
    report = {};
    report.settled = spec;
    auto const snapshot = std::make_shared<ImportSnapshot>();
    read_import(snapshot->tables, report, problems);
    if (!problems.empty()) return std::nullopt;
    World world = ImportBuilder(snapshot->tables, report.settled, key).build();
    note_ties(snapshot->tables, world, report);
    keep_what_was_understood(*snapshot, report);
    report.settled.read = snapshot;
    return world;
}

World import_world(ImportSpec const& spec, Key key, ImportReport* report)
{
    if (auto const& read = spec.read; read && read->is_of(spec)) {
        if (report)
            *report = {.guesses = {},
                       .notes = read->notes,
                       .settled = spec,
                       .lowest_rank_shares = read->lowest_rank_shares,
                       .everyone_shares = read->everyone_shares,
                       .examples = {}};
        return ImportBuilder(read->tables, spec, key).build();
    }
    ImportReport found;
    ImportProblems problems;
    auto world = try_import(spec, key, found, problems);
    throw_if_any(problems.all());
    if (report) *report = std::move(found);
    return std::move(*world);
}

} // namespace groundswell
