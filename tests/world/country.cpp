#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "country_for_tests.hpp"
#include "parallel/executor.hpp"
#include "support/statistics.hpp"
#include "world/country.hpp"
#include "world/workplace_sizes.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::land;

TEST(WorkplaceSizes, MeetThePublishedMeans)
{
    auto const spec = land(1);
    WorkplaceSizes const size(spec.workplaces);
    EXPECT_NEAR(size.mean(), 100'000.0 / 9000, 1e-9);
    std::vector<long> count(4, 0);
    std::vector<testing::Mean> mean(4);
    for (std::uint32_t w = 0; w < 200'000; ++w) {
        auto const s = size(w, {3, 0});
        auto const c = static_cast<std::size_t>(
            std::ranges::find_if(spec.workplaces, [s](SizeClass const& k) { return s <= k.high; }) -
            spec.workplaces.begin());
        ASSERT_LT(c, 4U);
        ASSERT_GE(s, spec.workplaces[c].low);
        ++count[c];
        mean[c].add(s);
    }
    // z = 5 a class: false alarm 6e-7.
    std::vector<double> shares;
    for (auto const& c : spec.workplaces)
        shares.push_back(c.workplaces / 9000);
    EXPECT_LT(testing::chi_square(count, shares), testing::chi_square_limit(3, 1e-6));
    for (std::size_t c = 0; c < 4; ++c)
        EXPECT_LT(std::abs(mean[c].z(spec.workplaces[c].people / spec.workplaces[c].workplaces)), 5) << c;
    // Planted: as many of each size in a class.
    EXPECT_GT(std::abs(mean[3].z(1050)), 5);
}

TEST(Country, HasWhatTheProfileSays)
{
    auto const spec = land(50'000);
    World const world = generate_country(spec, {5, 0});
    auto const& p = *world.layout;
    ASSERT_EQ(world.seats, 50'000U);
    ASSERT_EQ(p.seats(), 50'000U);
    EXPECT_EQ(world.institutions, p.institutions());
    EXPECT_EQ(p.regions(), 3U);
    for (std::uint32_t r = 0; r < 3; ++r) // up to one workplace
        EXPECT_NEAR(p.region(r).size(), 5'000 * spec.regions[r], 2000);
    for (std::uint32_t r = 1; r < 3; ++r)
        EXPECT_NE(p.institution_of(p.unit_of(p.region(r).first)),
                  p.institution_of(p.unit_of(p.region(r).first - 1)));

    NestedTeams const teams(world.layout);
    for (Seat seat = 0; seat < world.seats; ++seat)
        ASSERT_EQ(world.rank[seat], std::min(3, teams.levels_led(seat))) << seat;
    // Groups by rank: z = 5, false alarm 6e-7 each.
    for (Rank rank = 0; rank < 3; ++rank) {
        long seats = 0, women = 0;
        for (Seat seat = 0; seat < world.seats; ++seat)
            if (world.rank[seat] == rank) {
                ++seats;
                women += world.first_group[seat] == 0;
            }
        EXPECT_TRUE(testing::binomial_accepts(women, seats, spec.share[0][rank]));
        EXPECT_FALSE(testing::binomial_accepts(women, seats, spec.share[0][rank] + .2)); // planted
    }
    EXPECT_GT(world.confidant.mean_degree(), .7 * spec.confidants); // small workplaces have no room for more
    EXPECT_LE(world.confidant.mean_degree(), spec.confidants);
    EXPECT_GT(world.audience.mean_degree(), .85 * spec.audience);
    EXPECT_LE(world.audience.mean_degree(), spec.audience + .1);
}

TEST(Country, ConfidantsSoughtElsewhereAreNotOfTheTeam)
{
    // Whatever the share that is sought in the team, none and next to none included.
    for (double const share : {0., 1e-5, .3}) {
        auto spec = land(3'000);
        spec.confidant_team = share;
        spec.confidant_region = 1 - share;
        World const world = generate_country(spec, {5, 0});
        double within = 0;
        for (Seat seat = 0; seat < world.seats; ++seat)
            world.confidant.for_each(
                seat, [&](Seat other) { within += world.layout->team_of(seat).contains(other); });
        EXPECT_LE(within / static_cast<double>(world.seats), spec.confidants * share) << share;
    }
}

TEST(Country, IsTheSameForAnyNumberOfThreads)
{
    auto const spec = land(30'011);
    World const one = generate_country(spec, {5, 1});
    for (int const threads : {2, 3, 8}) {
        World const more = generate_country(spec, {5, 1}, Executor(threads));
        EXPECT_EQ(more.rank, one.rank);
        EXPECT_EQ(more.first_group, one.first_group);
        EXPECT_EQ(more.layout->bounds().unit_first, one.layout->bounds().unit_first);
        EXPECT_EQ(more.layout->bounds().institution_first, one.layout->bounds().institution_first);
        EXPECT_EQ(more.layout->bounds().region_first, one.layout->bounds().region_first);
    }
    EXPECT_NE(generate_country(spec, {5, 2}).first_group, one.first_group);
    EXPECT_NE(generate_country(spec, {6, 1}).layout->bounds().unit_first, one.layout->bounds().unit_first);
}

TEST(Country, OfAnySizeHoldsTogether)
{
    for (std::size_t const seats : {1, 2, 3, 7, 100, 999}) {
        World const world = generate_country(land(seats), {1, 0});
        ASSERT_EQ(world.rank.size(), seats);
        for (Seat seat = 0; seat < seats; ++seat)
            for (TieLayer const* layer : {&world.team, &world.confidant, &world.audience})
                layer->for_each(seat, [&](Seat other) {
                    ASSERT_LT(other, seats);
                    ASSERT_TRUE(layer->tied(other, seat));
                });
    }
}

TEST(Country, TakesFewBytesPerSeat)
{
    World const world = generate_country(land(300'000), {1, 0});
    double const bytes = static_cast<double>(world.layout->bytes() + world.rank.capacity() * sizeof(Rank) +
                                             world.first_group.capacity() * sizeof(Group));
    EXPECT_LT(bytes / 300'000, 4);
    EXPECT_TRUE(world.unit.empty() && world.unit_members.empty() && world.units.empty());
}

TEST(Country, SaysAllThatIsWrongAtOnce)
{
    auto spec = land(0);
    spec.share[0][1] = .9;
    spec.workplaces[0].people = 1e6;
    spec.audience_tail = 1;
    spec.confidant_region = .9;
    spec.regions[1] = 0;
    EXPECT_EQ(check_country(spec).size(), 6U);
    EXPECT_THROW(generate_country(spec, {}), UserError);
    EXPECT_TRUE(check_country(land(1)).empty());
}

} // namespace
} // namespace groundswell
