#include "engine/observation.hpp"

#include <array>
#include <limits>

#include "base/hash.hpp"
#include "engine/state.hpp"
#include "mechanisms/rules.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Adds a field of the state to a hash, whatever its type.
class FieldHasher {
  public:
    explicit FieldHasher(Hash& hash) : hash_(hash) {}

    template <class Field>
    void operator()(char const* name, Field const& field)
    {
        hash_.text(name);
        add(field);
    }

  private:
    template <class Number>
    requires std::is_integral_v<Number>
    void add(Number x) { hash_.word(static_cast<std::uint64_t>(x)); }
    void add(float x) { hash_.word(std::bit_cast<std::uint32_t>(x)); }
    void add(double x) { hash_.number(x); }
    void add(Record const& r)
    {
        for (auto const word : std::bit_cast<std::array<std::uint64_t, sizeof(Record) / 8>>(r))
            hash_.word(word);
    }
    void add(Propensity const& propensity)
    {
        add(propensity.everyday);
        add(propensity.harm);
    }
    void add(KeptAct const& act)
    {
        hash_.word(act.event);
        add(act.group);
        add(act.counted);
        add(act.knew);
    }
    void add(Fear const& fear)
    {
        add(fear.value);
        add(fear.week);
    }
    void add(SevereHarm const& severe)
    {
        add(severe.coercion);
        add(severe.advance);
        add(severe.advance_before);
    }
    void add(Recalled const& recalled)
    {
        add(recalled.last);
        add(recalled.before);
    }
    void add(Case const& c)
    {
        hash_.word(c.event);
        add(c.accused);
        add(c.accuser);
        add(c.filed);
        add(c.due);
        add(c.evidence);
        add(c.priors);
        add(c.severity);
        add(c.outside);
    }
    void add(EscrowedReport const& r)
    {
        hash_.word(r.event);
        add(r.accused);
        add(r.accuser);
        add(r.evidence);
        add(r.severity);
    }
    template <class T>
    void add(std::vector<T> const& list)
    {
        add_items(list);
    }
    template <class T>
    void add(CompactList<T> const& list)
    {
        add_items(list);
    }
    void add_items(auto const& list)
    {
        hash_.word(list.size());
        for (auto const& x : list)
            add(x);
    }
    template <class T>
    void add(SparseColumn<T> const& column)
    {
        hash_.word(column.size());
        for (auto const& [seat, value] : column) {
            add(seat);
            add(value);
        }
    }

    Hash& hash_;
};

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
    std::vector<std::uint64_t> sums(cells * state_count, 0);
    StateMeans out;
    out.week = simulation.week();
    out.people.assign(cells, 0);
    for (Seat seat = 0; seat < world.seats; ++seat) {
        if (!people.occupied(seat)) continue;
        auto const cell = people.group[seat] * static_cast<std::size_t>(world.ranks) + world.rank[seat];
        ++out.people[cell];
        auto const values = stored(simulation.read(seat));
        for (std::size_t s = 0; s < state_count; ++s)
            sums[cell * state_count + s] += values[s];
    }
    out.mean.resize(sums.size());
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
    std::vector<std::uint32_t> out(world.groups.size() * static_cast<std::size_t>(world.ranks), 0);
    for (Seat seat = 0; seat < world.seats; ++seat)
        if (people.occupied(seat))
            ++out[people.group[seat] * static_cast<std::size_t>(world.ranks) + world.rank[seat]];
    return out;
}

std::uint64_t result_hash(std::vector<Counts> const& weeks, SimulationState const& state)
{
    Hash hash;
    for (int c = 0; c < hashed_counters; ++c)
        hash.text(counter_names[static_cast<std::size_t>(c)]);
    hash.word(weeks.size());
    for (auto const& week : weeks)
        for (auto const n : week.cells_of_first(hashed_counters))
            hash.word(n);
    SimulationState::visit(state, FieldHasher(hash));
    return hash.value();
}

} // namespace groundswell
