#pragma once
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "figures/end_metrics.hpp"
#include "world/people.hpp"
#include "world/world.hpp"

namespace groundswell::testing {

/// Ten seats in two ranks, women in 0-3 (rank 0) and 8 (rank 1), men in 4-7 (rank 0) and 9 (rank 1); 600
/// weeks.
class Facts {
  public:
    Facts()
    {
        world.seats = 10;
        world.ranks = 2;
        world.groups = {"woman", "man"};
        world.rank = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
        people.resize(10);
        for (Seat seat = 0; seat < 10; ++seat)
            people.group[seat] = seat < 4 || seat == 8 ? 0 : 1;
        lived.resize(10);
        series.assign(600, Counts(2, 2));
        occupied.assign(600, {4, 1, 4, 1});
        states.people = {4, 1, 4, 1};
        states.mean.assign(4 * state_count, .5);
    }

    std::vector<Metric> metrics() const { return end_metrics(at(counted({0, 10}))); }
    PeopleCounts counted(SeatRange seats) const
    {
        return PeopleCounts({.people = people,
                             .lived = lived,
                             .seats = seats,
                             .groups = 2,
                             .end = 600,
                             .window = std::min(window, static_cast<Week>(series.size()))});
    }
    EndOfRun at(PeopleCounts const& people_counts) const
    {
        return {.world = world,
                .people = people_counts,
                .series = series,
                .occupied = occupied,
                .end = 600,
                .window = window,
                .states = states,
                .fates = fates,
                .withheld = withheld,
                .min_cell = min_cell};
    }
    Metric get(std::string const& name, std::string const& group = "all") const
    {
        for (auto const& metric : metrics())
            if (metric.name == name && metric.group == group) return metric;
        ADD_FAILURE() << "no figure " << name << " for " << group;
        return {};
    }

    World world;
    People people;
    Lived lived;
    std::vector<Counts> series;
    std::vector<std::vector<std::uint32_t>> occupied;
    StateMeans states;
    Week window{104};
    Fates fates;
    Withheld withheld{2, 2};
    int min_cell{1}; ///< nothing is withheld, unless a test asks
};

} // namespace groundswell::testing
