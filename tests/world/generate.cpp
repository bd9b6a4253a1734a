#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <ostream>
#include <set>

#include "support/statistics.hpp"
#include "world/generate.hpp"
#include "world/generate_shares.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::binomial_accepts;

std::size_t count_of(World const& world, Rank rank, Group group)
{
    std::size_t count = 0;
    for (Seat seat = 0; seat < world.seats; ++seat)
        count += world.rank[seat] == rank && world.first_group[seat] == group;
    return count;
}

ExplicitTies const& rows(TieLayer const& layer)
{
    return std::get<ExplicitTies>(layer.stored());
}

void expect_simple_and_symmetric(TieLayer const& layer)
{
    for (Seat seat = 0; seat < layer.seats(); ++seat) {
        std::set<Seat> others;
        layer.for_each(seat, [&](Seat other) {
            EXPECT_NE(other, seat);
            EXPECT_TRUE(layer.tied(other, seat));
            EXPECT_TRUE(others.insert(other).second);
        });
    }
}

/// Team of each seat: the first group that it is in.
std::vector<std::uint32_t> teams_of(World const& world)
{
    auto const& by = std::get<GroupTies>(world.team.stored());
    std::vector<std::uint32_t> out;
    for (Seat seat = 0; seat < world.seats; ++seat)
        out.push_back(by.groups[by.group_start[seat]]);
    return out;
}

long ties_inside(World const& world, std::vector<std::uint32_t> const& part)
{
    long count = 0;
    for (Seat seat = 0; seat < world.seats; ++seat)
        world.confidant.for_each(seat, [&](Seat other) { count += part[seat] == part[other]; });
    return count / 2;
}

TEST(LargestRemainder, CountsExactly)
{
    using Counts = std::vector<std::size_t>;
    EXPECT_EQ(largest_remainder(1000, std::vector{.48, .27, .15, .07, .03}), (Counts{480, 270, 150, 70, 30}));
    EXPECT_EQ(largest_remainder(1000, std::vector{.29, .71}), (Counts{290, 710}));
    EXPECT_EQ(largest_remainder(7, std::vector{.5, .5}), (Counts{4, 3}));
    EXPECT_EQ(largest_remainder(10, std::vector{1. / 3, 1. / 3, 1. / 3}), (Counts{4, 3, 3}));
    EXPECT_EQ(largest_remainder(0, std::vector{.5, .5}), (Counts{0, 0}));
    EXPECT_EQ(largest_remainder(5, std::vector{0., 2., 0.}), (Counts{0, 5, 0}));
}

TEST(Generate, CountsSeatsAndGroupsExactly)
{
    World const world = generate_institution({}, {1, 0});
    ASSERT_EQ(world.seats, 1000U);
    EXPECT_EQ(world.ranks, 5);
    // 480, 270, 150, 70 and 30 seats times .48, .39, .37, .33 and .29, rounded (8.7: rank 4; 23.1: rank 3).
    std::array<std::size_t, 5> const women{230, 105, 56, 23, 9}, men{250, 165, 94, 47, 21};
    for (Rank rank = 0; rank < 5; ++rank) {
        EXPECT_EQ(count_of(world, rank, 0), women[rank]) << "rank " << int(rank);
        EXPECT_EQ(count_of(world, rank, 1), men[rank]) << "rank " << int(rank);
    }
}

TEST(Generate, DealsRanksEvenlyOverUnits)
{
    InstitutionSpec spec;
    spec.seats = 1003;
    World const world = generate_institution(spec, {1, 0});
    for (int rank = 0; rank < world.ranks; ++rank) {
        std::vector<int> count(spec.units);
        for (Seat seat = 0; seat < world.seats; ++seat)
            count[world.unit[seat]] += world.rank[seat] == rank;
        auto const [least, most] = std::ranges::minmax(count);
        EXPECT_LE(most - least, 1) << "rank " << rank;
    }
    EXPECT_EQ(world.unit_members.size(), 1003U);
    EXPECT_TRUE(std::ranges::is_sorted(world.unit));
}

TEST(Generate, TeamsHaveTheirSizeAndALead)
{
    World const world = generate_institution({}, {3, 0});
    auto const team = teams_of(world);
    for (Seat first = 0, last = 0; first < world.seats; first = last) {
        while (last < world.seats && team[last] == team[first])
            ++last;
        EXPECT_GE(last - first, 8U);
        EXPECT_LE(last - first, 12U);
        EXPECT_EQ(world.unit[first], world.unit[last - 1]);
        EXPECT_GE(world.rank[first], 3); // ten such seats and ten teams in each unit
        EXPECT_LE(world.rank[first + 1], 2);
    }
}

TEST(Generate, NoTwoSeatsShareTwoGroups)
{
    World const world = generate_institution({}, {1, 0});
    auto const& by = std::get<GroupTies>(world.team.stored());
    std::set<std::pair<Seat, Seat>> seen;
    for (std::size_t g = 0; g + 1 < by.member_start.size(); ++g)
        for (auto i = by.member_start[g]; i < by.member_start[g + 1]; ++i)
            for (auto j = by.member_start[g]; j < i; ++j)
                EXPECT_TRUE(seen.emplace(by.members[j], by.members[i]).second);
    EXPECT_EQ(2 * seen.size(), world.team.size());
}

TEST(Generate, LeadsOfAUnitAreTied)
{
    World const world = generate_institution({}, {1, 0});
    std::vector<Seat> leads;
    for (Seat const seat : std::span(world.unit_members).first(world.unit_start[1]))
        if (world.rank[seat] >= 3) leads.push_back(seat);
    ASSERT_EQ(leads.size(), 10U);
    for (Seat const a : leads)
        for (Seat const b : leads)
            EXPECT_EQ(world.team.tied(a, b), a != b);
}

TEST(Generate, TiesAreSymmetricAndAsManyAsAsked)
{
    World const world = generate_institution({}, {1, 0});
    expect_simple_and_symmetric(world.team);
    expect_simple_and_symmetric(world.confidant);
    expect_simple_and_symmetric(world.audience);
    EXPECT_EQ(world.confidant.size(), 6000U);
    EXPECT_EQ(world.audience.size(), 30'000U);
    EXPECT_EQ(ties_inside(world, teams_of(world)), 2100);
}

/// Ties within the own group when all are drawn from an institution without teams.
long same_group_ties(double homophily, std::uint32_t replicate)
{
    InstitutionSpec spec;
    spec.seats = 5000;
    spec.rank_share = {1};
    spec.share = {{.4}, {.6}};
    spec.team_min = spec.team_max = 1;
    spec.confidant_homophily = homophily;
    spec.audience = 0;
    World const world = generate_institution(spec, {2024, replicate});
    return ties_inside(world, {world.first_group.begin(), world.first_group.end()});
}

/// Two-sided false alarm 6e-7 (|z| <= 5); at 15,000 ties a share off by .021 is caught 99 times of 100.
TEST(Generate, HomophilyIsTheProbabilityOfRedrawingWithinTheGroup)
{
    constexpr double h = .7;
    constexpr double base =
        .4 * 1999 / 4999 + .6 * 2999 / 4999; // a uniformly drawn other is of the own group
    constexpr double expected = h + (1 - h) * base;
    EXPECT_TRUE(binomial_accepts(same_group_ties(h, 0), 15'000, expected));
    EXPECT_TRUE(binomial_accepts(same_group_ties(0, 1), 15'000, base));
    // The likeliest slip, homophily read as the share itself, is rejected.
    EXPECT_FALSE(binomial_accepts(same_group_ties((h - base) / (1 - base), 0), 15'000, expected));
}

/// Who of a rank is a woman is drawn: over replicates, each of four seats is one half of the time, 2 of 4
/// always. Two-sided false alarm 6e-7; that the first seats are women is the slip to be caught.
TEST(Generate, WhoHasWhichGroupIsDrawn)
{
    InstitutionSpec spec{.seats = 4, .units = 1, .rank_share = {1}, .share = {{.5}, {.5}}};
    constexpr long replicates = 4000;
    std::array<long, 4> women{};
    for (std::uint32_t r = 0; r < replicates; ++r) {
        World const world = generate_institution(spec, {7, r});
        EXPECT_EQ(count_of(world, 0, 0), 2U);
        for (Seat seat = 0; seat < 4; ++seat)
            women[seat] += world.first_group[seat] == 0;
    }
    for (long const count : women)
        EXPECT_TRUE(binomial_accepts(count, replicates, .5)) << count;
    EXPECT_FALSE(binomial_accepts(replicates, replicates, .5));
}

TEST(Generate, IsAPureFunctionOfSpecAndKey)
{
    World const a = generate_institution({}, {5, 2});
    World const b = generate_institution({}, {5, 2});
    World const c = generate_institution({}, {5, 3});
    EXPECT_EQ(a.first_group, b.first_group);
    EXPECT_EQ(rows(a.confidant).to, rows(b.confidant).to);
    EXPECT_EQ(rows(a.audience).to, rows(b.audience).to);
    EXPECT_NE(a.first_group, c.first_group);
    EXPECT_NE(rows(a.confidant).to, rows(c.confidant).to);
    EXPECT_NE(rows(a.audience).to, rows(c.audience).to);
}

struct Corner {
    char const* name;
    InstitutionSpec spec;

    friend void PrintTo(Corner const& corner, std::ostream* out) { *out << corner.name; }
};

class GenerateCorner : public ::testing::TestWithParam<Corner> {};

TEST_P(GenerateCorner, Works)
{
    auto const& spec = GetParam().spec;
    World const world = generate_institution(spec, {1, 0});
    EXPECT_EQ(world.seats, spec.seats);
    EXPECT_EQ(world.units.size(), spec.units);
    EXPECT_EQ(world.rank.size(), spec.seats);
    double const n = static_cast<double>(spec.seats);
    auto const pairs = [&](double degree) {
        return 2 * static_cast<std::uint64_t>(std::min(n * degree / 2 + .5, n * (n - 1) / 2));
    };
    EXPECT_EQ(world.confidant.size(), pairs(spec.confidants));
    EXPECT_EQ(world.audience.size(), pairs(spec.audience));
    for (auto const* layer : {&world.team, &world.confidant, &world.audience})
        expect_simple_and_symmetric(*layer);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, GenerateCorner,
    ::testing::Values(
        Corner{"one_seat", {.seats = 1, .units = 1}}, Corner{"two_seats", {.seats = 2, .units = 1}},
        Corner{"one_unit", {.seats = 50, .units = 1}}, Corner{"a_unit_each", {.seats = 20, .units = 20}},
        Corner{"teams_larger_than_a_unit", {.seats = 30, .units = 10, .team_min = 40, .team_max = 50}},
        Corner{"teams_that_do_not_fit", {.seats = 13, .units = 1}},
        Corner{"more_leads_than_teams",
               {.seats = 60, .units = 2, .rank_share = {.2, .4, .4}, .share = {{.5, .5, .5}, {.5, .5, .5}}}},
        Corner{"one_rank", {.seats = 100, .rank_share = {1}, .share = {{.5}, {.5}}}},
        Corner{"more_confidants_than_others", {.seats = 12, .units = 2, .confidants = 20, .audience = 100}},
        Corner{"nearly_all_pairs", {.seats = 31, .units = 1, .confidants = 28, .audience = 29}},
        Corner{"all_confidants_inside", {.seats = 60, .units = 3, .confidants = 15, .confidant_team = 1}},
        Corner{
            "homophily_of_a_lone_woman",
            {.seats = 60, .units = 3, .rank_share = {1}, .share = {{.01}, {.99}}, .confidant_homophily = 1}},
        Corner{"no_ties", {.seats = 60, .units = 3, .confidants = 0, .audience = 0}}),
    [](auto const& corner) { return std::string(corner.param.name); });

TEST(GenerateCheck, FindsEveryFaultAtOnce)
{
    InstitutionSpec const bad{.groups = {"woman", "man"},
                              .seats = 5,
                              .units = 6,
                              .rank_share = {.5, .6},
                              .share = {{.5, -1}, {.4, 2}},
                              .team_min = 3,
                              .team_max = 2,
                              .confidants = -1,
                              .confidant_team = 1.5,
                              .confidant_homophily = -.1,
                              .audience = -2};
    try {
        generate_institution(bad, {1, 0});
        FAIL() << "nothing was found";
    } catch (UserError const& error) {
        EXPECT_EQ(std::string(error.what()),
                  "institution.units: is 6 (must be 1 to institution.seats, 5).\n"
                  "institution.rank_share: shares sum to 1.1 (must sum to 1).\n"
                  "institution.share: shares of rank 0 sum to 0.9 (must sum to 1).\n"
                  "institution.share: has the share -1 of rank 1 (must lie in [0, 1]).\n"
                  "institution.team_max: is 2 (must be at least institution.team_min, 3).\n"
                  "ties.confidants: is -1 (must be 0 or more).\n"
                  "ties.audience: is -2 (must be 0 or more).\n"
                  "ties.confidant_team: is 1.5 (must lie in [0, 1]).\n"
                  "ties.confidant_homophily: is -0.1 (must lie in [0, 1]).");
    }
}

} // namespace
} // namespace groundswell
