#pragma once
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

    /// Who is reached, by seat, ascending.
    virtual std::span<Seat const> seats() const = 0;
    virtual People const& people() const = 0;
    /// Mean attitude of everybody in the unit of each who is reached, as stored now; parallel to `seats`.
    virtual std::vector<double> unit_attitudes() const = 0;
    /// U(purpose; 0, which intervention, this week, index).
    virtual double draw(Purpose purpose, std::uint32_t index) const = 0;

    /// Change a person's state as it reads this week, and write it back. Writing rounds.
    virtual void touch(Seat seat, Change const& change) = 0;
    /// Hold everyone reached at the kind's `held_responsibility`, while the intervention is in force.
    virtual void hold() = 0;
    /// These people leave the institution, as after a removal by ruling.
    virtual void dismiss(std::span<Seat const> leaving) = 0;
    /// A person posts, unless it has posted this week. It costs the person nothing.
    virtual void post(Seat author, Post kind) = 0;

    void touch_each(Change const& change)
    {
        for (Seat const seat : seats())
            touch(seat, change);
    }
};

} // namespace groundswell
