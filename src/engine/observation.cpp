#include "engine/observation.hpp"

#include <array>
#include <limits>

#include "engine/state.hpp"
#include "mechanisms/rules.hpp"
#include "parallel/partition.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// The twelve states as stored, so that their sums are integers.
std::array<std::uint16_t, state_count> stored(PersonState const& s)
{
    Record r;
    encode_record(s, 0, r);
    return {r.entitlement, r.attitude, r.norm,     r.responsibility, r.habituation, r.trust,
            r.deterrence,  r.stigma,   r.unspoken, r.momentum,       r.burden,      r.effort};
}

constexpr std::array<double, state_count> stored_unit{65535, 65535,          65535,        65535,
                                                      65535, 65535,          65535,        65535,
                                                      65535, momentum_scale, burden_scale, effort_scale};

} // namespace

StateMeans observe_states(Simulation const& simulation)
{
    World const& world = simulation.world();
    People const& people = simulation.state().people;
    auto const cells = world.groups.size() * static_cast<std::size_t>(world.ranks);
    std::vector<std::uint64_t> sums(cells * state_count, 0), number(cells, 0);
    Partition const& partition = simulation.partition();
    for (Seat seat = partition.begin(); seat < partition.end(); ++seat) {
        if (!people.occupied(seat)) continue;
        auto const cell = people.group[seat] * static_cast<std::size_t>(world.ranks) + world.rank[seat];
        ++number[cell];
        auto const values = stored(simulation.read(seat));
        for (std::size_t s = 0; s < state_count; ++s)
            sums[cell * state_count + s] += values[s];
    }
    partition.sum(sums);
    partition.sum(number);
    return state_means(simulation.week(), sums, {number.begin(), number.end()});
}

StateMeans state_means(Week week, std::span<std::uint64_t const> sums, std::vector<std::uint32_t> people)
{
    StateMeans out{.week = week, .mean = std::vector<double>(sums.size()), .people = std::move(people)};
    for (std::size_t i = 0; i < sums.size(); ++i) {
        auto const n = out.people[i / state_count];
        out.mean[i] = n > 0 ? static_cast<double>(sums[i]) / stored_unit[i % state_count] / n
                            : std::numeric_limits<double>::quiet_NaN();
    }
    return out;
}

std::vector<std::uint32_t> count_people(Simulation const& simulation)
{
    World const& world = simulation.world();
    People const& people = simulation.state().people;
    Partition const& partition = simulation.partition();
    std::vector<std::uint64_t> out(world.groups.size() * static_cast<std::size_t>(world.ranks), 0);
    for (Seat seat = partition.begin(); seat < partition.end(); ++seat)
        if (people.occupied(seat))
            ++out[people.group[seat] * static_cast<std::size_t>(world.ranks) + world.rank[seat]];
    partition.sum(out);
    return {out.begin(), out.end()};
}

Fates observe_fates(Simulation const& simulation)
{
    Partition const& partition = simulation.partition();
    if (partition.alone()) return simulation.fates();
    Fates all;
    for (auto const& bytes :
         partition.processes().gather(Partition::bytes_of(simulation.fates().by_week()))) {
        std::vector<LaterSteps> by_week;
        Partition::append(by_week, bytes);
        for (std::size_t week = 0; week < by_week.size(); ++week)
            all.add(static_cast<Week>(week), by_week[week]);
    }
    return all;
}

} // namespace groundswell
