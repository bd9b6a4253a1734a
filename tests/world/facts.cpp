#include <gtest/gtest.h>

#include "world/facts.hpp"
#include "world/generate.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

std::vector<Seat> stored(TieLayer const& layer, Seat seat)
{
    std::vector<Seat> out;
    for (std::uint32_t k = 0; k < layer.degree(seat); ++k)
        out.push_back(layer.neighbour(seat, k));
    return out;
}

TEST(WorldFacts, AreThoseOfTheWorld)
{
    InstitutionSpec spec;
    spec.seats = 90;
    spec.units = 3;
    auto const world = std::make_shared<World const>(generate_institution(spec, {}));
    WorldFacts const facts(world);
    EXPECT_EQ(facts.seats(), 90U);
    EXPECT_EQ(facts.ranks(), 5);
    EXPECT_EQ(facts.units(), 3U);
    EXPECT_EQ(facts.institutions(), 1U);
    EXPECT_EQ(facts.groups(), (std::vector<std::string>{"woman", "man"}));
    EXPECT_EQ(facts.unit_name(1), world->units[1]);
    for (Seat seat = 0; seat < 90; ++seat) {
        EXPECT_EQ(facts.rank(seat), world->rank[seat]);
        EXPECT_EQ(facts.group(seat), world->first_group[seat]);
        EXPECT_EQ(facts.unit(seat), world->unit[seat]);
        EXPECT_EQ(facts.institution(seat), 0U);
        EXPECT_EQ(facts.ties(Layer::team, seat), stored(world->team, seat));
        EXPECT_EQ(facts.ties(Layer::confidant, seat), stored(world->confidant, seat));
        EXPECT_EQ(facts.ties(Layer::audience, seat), stored(world->audience, seat));
    }
    EXPECT_EQ(facts.mean_degree(Layer::audience), world->audience.mean_degree());
    EXPECT_NE(facts.mean_degree(Layer::audience), facts.mean_degree(Layer::confidant));
}

} // namespace
} // namespace groundswell
