#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <groundswell/ids.hpp>
#include <groundswell/person.hpp>
#include <groundswell/vocabulary.hpp>
#include <span>
#include <vector>

namespace groundswell {

struct People;
enum class Purpose : std::uint32_t;

/// Whom an intervention reaches in a week in which it acts, and what it may do to them.
///
/// The engine implements it. A kind knows no more of a simulation than this, so that it can be tested alone.
class ReachedPeople {
  public:
    using Change = std::function<void(PersonState&)>;

    ReachedPeople() = default;
    ReachedPeople(ReachedPeople const&) = delete;
    ReachedPeople& operator=(ReachedPeople const&) = delete;
    virtual ~ReachedPeople() = default;

    /// Somebody who is reached and has a propensity to harm.
    struct PossibleOffender {
        Seat seat{0};
        float harm{0};         ///< propensity
        Seat birth_seat{0};    ///< with `hired`, the birth key
        std::int16_t hired{0}; ///< week
    };

    /// Who is reached, by seat, ascending. Where a world is spread over processes, those whom this one holds.
    virtual std::span<Seat const> seats() const = 0;
    /// How many are reached, in all processes.
    virtual std::size_t count() const = 0;
    virtual People const& people() const = 0;
    /// In all processes, by seat, ascending.
    virtual std::vector<PossibleOffender> possible_offenders() const = 0;
    /// Mean attitude of everybody in the unit of each who is reached, as stored now; parallel to `seats`.
    virtual std::vector<double> unit_attitudes() const = 0;
    /// U(purpose; 0, which intervention, this week, index).
    virtual double draw(Purpose purpose, std::uint32_t index) const = 0;

    /// Change a person's state as it reads this week, and write it back. Writing rounds.
    virtual void touch(Seat seat, Change const& change) = 0;
    /// Hold everyone reached at the kind's `held_responsibility`, while the intervention is in force.
    virtual void hold() = 0;
    /// These people leave the institution, as after a removal by ruling. Each process dismisses those whom it
    /// holds.
    virtual void dismiss(std::span<Seat const> leaving) = 0;
    /// The n-th of all who are reached, from 0 on, posts, unless it has posted this week. It costs the person
    /// nothing.
    virtual void post(std::size_t n, Post kind) = 0;

    void touch_each(Change const& change)
    {
        for (Seat const seat : seats())
            touch(seat, change);
    }
};

} // namespace groundswell
