#include <algorithm>
#include <array>
#include <bit>

#include "base/event_ids.hpp"
#include "base/hash.hpp"
#include "engine/observation.hpp"
#include "engine/state_fields.hpp"
#include "parallel/partition.hpp"

namespace groundswell {

namespace {

/// Adds values of any type to a hash.
class ValueHasher {
  public:
    explicit ValueHasher(Hash& hash) : hash_(hash) {}

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
    template <class T>
    requires OneOf<T, Propensity, Fear, SevereHarm, Recalled>
    void add(T const& value)
    {
        parts(value, [this](auto const& part) { this->add(part); });
    }
    // Of these, not what is noted for figures only.
    void add(KeptAct const& act)
    {
        hash_.word(act.event);
        add(act.group);
        add(act.counted);
        add(act.knew);
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

  private:
    void add_items(auto const& list)
    {
        hash_.word(list.size());
        for (auto const& x : list)
            add(x);
    }

    Hash& hash_;
};

/// Adds fields of the state to a hash, in the order of seats whichever process holds them. Between two fields
/// all processes have the same hash.
class FieldHasher {
  public:
    FieldHasher(Hash& hash, Partition const& partition) : hash_(hash), partition_(partition) {}

    template <class Field>
    void operator()(char const* name, Field const& field)
    {
        hash_.text(name);
        add(field);
    }

  private:
    /// What all processes have alike.
    template <class T>
    void add(T const& value)
    {
        ValueHasher(hash_).add(value);
    }
    template <class T>
    void add(SeatColumn<T> const& column)
    {
        hash_.word(partition_.sum(column.size()));
        in_turn([&](ValueHasher hasher) {
            for (T const& value : column)
                hasher.add(value);
        });
    }
    template <class T>
    void add(SparseColumn<T> const& column)
    {
        hash_.word(partition_.sum(column.size()));
        in_turn([&](ValueHasher hasher) {
            for (auto const& [seat, value] : column) {
                hasher.add(seat);
                hasher.add(value);
            }
        });
    }
    template <class T>
    void add(std::vector<SparseColumn<T>> const& columns)
    {
        hash_.word(columns.size());
        for (auto const& column : columns)
            add(column);
    }
    /// By intervention and seat; where they are, they are by all seats.
    void add(std::vector<std::vector<std::uint8_t>> const& members)
    {
        hash_.word(members.size());
        for (auto const& of : members) {
            hash_.word(of.size());
            if (of.empty()) continue;
            in_turn([&](ValueHasher hasher) {
                for (Seat seat = partition_.begin(); seat < partition_.end(); ++seat)
                    hasher.add(of[seat]);
            });
        }
    }
    /// In the order in which one process would have filed them.
    void add(std::vector<Case> const& cases)
    {
        auto all = partition_.gather(cases);
        std::ranges::sort(all, {}, [](Case const& c) { return std::pair{c.filed, c.event}; });
        ValueHasher(hash_).add(all);
    }
    void add(std::vector<EscrowedReport> const& escrow)
    {
        auto all = partition_.gather(escrow);
        std::ranges::sort(all, {}, [](EscrowedReport const& r) {
            return std::pair{week_of(r.event), r.event};
        });
        ValueHasher(hash_).add(all);
    }

    template <class F>
    void in_turn(F const& f)
    {
        hash_ = Hash(partition_.processes().in_turn(hash_.state(), [&](std::uint64_t state) {
            Hash hash(state);
            f(ValueHasher(hash));
            return hash.state();
        }));
    }

    Hash& hash_;
    Partition const& partition_;
};

} // namespace

std::uint64_t result_hash(std::vector<Counts> const& weeks, SimulationState const& state)
{
    return result_hash(weeks, state, Partition(state.people.size()));
}

std::uint64_t result_hash(std::vector<Counts> const& weeks, SimulationState const& state,
                          Partition const& partition)
{
    Hash hash;
    for (int c = 0; c < hashed_counters; ++c)
        hash.text(counter_names[static_cast<std::size_t>(c)]);
    hash.word(weeks.size());
    for (auto const& week : weeks)
        for (auto const n : week.cells_of_first(hashed_counters))
            hash.word(n);
    SimulationState::visit(state, FieldHasher(hash, partition));
    return hash.value();
}

} // namespace groundswell
