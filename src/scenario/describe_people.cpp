#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "base/disclosure.hpp"
#include "base/text.hpp"
#include "scenario/describe_parts.hpp"
#include "world/world.hpp"

namespace groundswell::description {

namespace {

struct Counts {
    std::vector<std::vector<double>> people; ///< [rank][group]
    double seats{0};
    std::size_t units{0};
};

Counts planned(Scenario const& scenario)
{
    auto const& shape = scenario.parameters.institution;
    Counts out{{}, shape.seats, static_cast<std::size_t>(shape.units)};
    for (int rank = 0; rank < scenario.ranks; ++rank) {
        auto const r = static_cast<std::size_t>(rank);
        auto& row = out.people.emplace_back();
        for (std::size_t g = 0; g < scenario.groups.size(); ++g)
            row.push_back(shape.seats * shape.rank_share[r] * shape.share[g][r]);
    }
    return out;
}

Counts counted(World const& world)
{
    Counts out{{}, static_cast<double>(world.seats), world.unit_count()};
    out.people.assign(static_cast<std::size_t>(world.ranks), std::vector<double>(world.groups.size(), 0));
    for (std::size_t seat = 0; seat < world.seats; ++seat)
        out.people[world.rank[seat]][world.first_group[seat]] += 1;
    return out;
}

/// What is withheld of a table of real people, by the rules of results.
struct Hidden {
    Withheld cells;
    std::vector<std::uint8_t> rank; ///< how many seats it has
    bool any() const
    {
        return std::ranges::count(cells.cell, 0) < static_cast<std::ptrdiff_t>(cells.cell.size()) ||
               std::ranges::count(rank, 0) < static_cast<std::ptrdiff_t>(rank.size());
    }
};

Hidden hidden(Counts const& counts, int min_cell)
{
    auto const ranks = counts.people.size(), groups = ranks > 0 ? counts.people.front().size() : 0;
    std::vector<std::vector<std::uint32_t>> week(1, std::vector<std::uint32_t>(groups * ranks));
    std::vector<std::int64_t> seats(ranks);
    for (std::size_t r = 0; r < ranks; ++r)
        for (std::size_t g = 0; g < groups; ++g) {
            auto const n = static_cast<std::uint32_t>(counts.people[r][g]);
            week[0][g * ranks + r] = n;
            seats[r] += n;
        }
    return {withheld_in({groups, ranks, week}, min_cell),
            withheld_bases(seats, std::vector<std::uint8_t>(ranks), min_cell)};
}

std::string rank_name(Scenario const& scenario, std::size_t rank)
{
    return rank < scenario.rank_names.size() ? scenario.rank_names[rank] : fmt::format("rank {}", rank);
}

} // namespace

std::string percent(double share)
{
    double const of_hundred = 100 * share;
    return format_number(of_hundred < 9.95 ? std::round(of_hundred * 10) / 10 : std::round(of_hundred)) + "%";
}

namespace {

/// A share of people as a percentage, from rounded numbers.
std::string share_of(double part, double whole, int round_to)
{
    whole = rounded_to(whole, round_to);
    return percent(whole > 0 ? std::min(1.0, rounded_to(part, round_to) / whole) : 0);
}

} // namespace

std::string people(Scenario const& scenario, World const* world)
{
    if (scenario.import && !world)
        return fmt::format(
            "\nPeople\n  from {}{}\n",
            scenario.import->people_file.empty() ? "the ties alone" : scenario.import->people_file,
            scenario.import->ties_files.empty()
                ? ""
                : fmt::format(", tied as in {}", fmt::join(scenario.import->ties_files, ", ")));
    if (!scenario.generated() && !world)
        return fmt::format("\nPeople\n  {} seats from {}\n",
                           format_number(scenario.profile ? scenario.parameters.institution.seats
                                                          : static_cast<double>(scenario.world_file->seats)),
                           scenario.profile ? scenario.profile->file : scenario.world_file->file);
    auto const counts = world ? counted(*world) : planned(scenario);
    auto const& groups = world ? world->groups : scenario.groups;
    bool const real = world && world->imported;
    auto const round_to = real ? scenario.disclosure().round_to : 1;
    auto const secret = hidden(counts, real ? scenario.disclosure().min_cell : 1);
    std::string out =
        fmt::format("\nPeople\n  {} seats, {} unit{}, {} rank{}\n",
                    format_number(rounded_to(counts.seats, round_to)), counts.units,
                    counts.units == 1 ? "" : "s", counts.people.size(), counts.people.size() == 1 ? "" : "s");
    std::size_t width = 8;
    for (std::size_t rank = 0; rank < counts.people.size(); ++rank)
        width = std::max(width, rank_name(scenario, rank).size());
    out += fmt::format("  {:<{}}  {:>8}", "", width, "seats");
    for (auto const& group : groups)
        out += fmt::format("  {:>9}", group);
    out += "\n";
    for (std::size_t rank = counts.people.size(); rank-- > 0;) {
        auto const& row = counts.people[rank];
        double const seats = std::accumulate(row.begin(), row.end(), 0.0);
        bool const few = secret.rank[rank] != 0;
        out += fmt::format("  {:<{}}  {:>8}", rank_name(scenario, rank), width,
                           few ? "withheld" : fmt::format("{:.0f}", rounded_to(seats, round_to)));
        for (std::size_t g = 0; g < row.size(); ++g)
            out += fmt::format(
                "  {:>9}", few || secret.cells.of(g, rank) ? "withheld" : share_of(row[g], seats, round_to));
        out += "\n";
    }
    if (secret.any())
        out +=
            fmt::format("  withheld: cells of fewer than {} people, and as many others as it takes so that\n"
                        "  nobody can work them out\n",
                        scenario.disclosure().min_cell);
    if (real && !scenario.disclosure().withholds())
        out += "  nothing is withheld: a cell may be one person\n";
    if (!scenario.counted())
        out += scenario.disclosure().withholds()
                   ? fmt::format("  results withhold figures of fewer than {} people\n",
                                 scenario.disclosure().min_cell)
                   : "  nobody of them is real, so results withhold no figure of few people\n";
    if (round_to > 1) out += fmt::format("  numbers of people are rounded to multiples of {}\n", round_to);
    if (world && world->groups_assigned) out += "  the table has no groups; they are drawn by share\n";
    return out;
}

std::string ties(Scenario const& scenario, World const* world)
{
    if (world) {
        return fmt::format("\nTies, mean per person\n  team {:.1f}, confidants {:.1f}, audience {:.1f}\n",
                           world->team.mean_degree(), world->confidant.mean_degree(),
                           world->audience.mean_degree());
    }
    if (!scenario.generated()) return "";
    auto const& shape = scenario.parameters.institution;
    auto const& t = scenario.parameters.ties;
    return fmt::format("\nTies\n  teams of {} to {}; {} confidants each, {} of them in the team; "
                       "{} people hear what a person says in public\n",
                       format_number(shape.team_min), format_number(shape.team_max),
                       format_number(t.confidants), percent(t.confidant_team), format_number(t.audience));
}

} // namespace groundswell::description
