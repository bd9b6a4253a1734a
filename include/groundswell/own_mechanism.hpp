#pragma once
#include <cstddef>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/vocabulary.hpp>
#include <groundswell/world.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

struct OwnWork;
struct Parameters;
struct WeekState;

/// What a mechanism of one's own reads, writes and sends. Nothing else is open to it.
struct OwnDeclaration {
    std::string name;                ///< of its draws: two mechanisms of one run have different ones
    std::vector<std::string> reads;  ///< states, of `state_names`
    std::vector<std::string> writes; ///< states
    std::vector<std::string> sends;  ///< letters along ties: "team", "confidant", "audience"; kinds of post
};

/// Every fault of some declarations: names that are unknown, given twice or empty.
Problems check_own(std::span<OwnDeclaration const> declarations);

/// A number that one person sent another.
struct OwnLetter {
    Seat recipient{0}, sender{0};
    double value{0};
};

/// One week as a mechanism of one's own sees it, at the end of phase 0 (docs/week.md). Valid only during the
/// call that it was passed to.
///
/// Columns have one value for each seat. A name that is not declared is an error.
class OwnWeek {
  public:
    OwnWeek(WeekState& now, OwnWork& work);
    OwnWeek(OwnWeek const&) = delete;
    OwnWeek& operator=(OwnWeek const&) = delete;
    ~OwnWeek() = default;

    Week week() const;
    Parameters const& parameters() const; ///< of this week, with interventions in force applied
    std::size_t seats() const;
    Group group(Seat seat) const; ///< of the holder; `no_group` where the seat is vacant
    Rank rank(Seat seat) const;
    Unit unit(Seat seat) const;
    std::vector<Seat> ties(Layer layer, Seat seat) const; ///< vacant seats included

    /// A state of everyone as it reads in this week, relaxed; NaN where the seat is vacant. What was written
    /// in this call does not show.
    std::vector<double> read(std::string_view state) const;
    /// Uniform in (0,1), at an address that no other mechanism has.
    ///
    /// @param index  below 2^18
    double draw(Seat seat, std::uint32_t partner = 0, std::uint32_t index = 0) const;

    /// Set a state of everyone at the end of the call. Values are brought into the range of the state and
    /// rounded as it is stored. Who has every written state as it read is not touched; what is given for a
    /// vacant seat is left out.
    ///
    /// @throws UserError for NaN, infinity, or another number of values than seats
    void write(std::string_view state, std::span<double const> values);
    /// Send a number to a person who is tied to the sender. It is delivered when the call is over. In `act`
    /// only; at most one from each sender to each recipient.
    ///
    /// @throws UserError if they are not tied, a seat is vacant, or the value is NaN
    void send(Layer layer, OwnLetter const& letter);
    /// Let somebody post, unless it has posted this week. It costs nothing; phase 8 delivers it.
    ///
    /// @return whether it did
    bool post(Post kind, Seat author);

  private:
    void require_seat(Seat seat) const;

    WeekState* now_;
    OwnWork* work_;
};

/// A mechanism of one's own, to try out what the model lacks. Slow beside those of the engine, because it
/// is handed whole columns, and all of it runs on one thread.
///
/// It acts in every week, burn-in included: at the end of phase 0, after interventions. A result depends on
/// nothing but scenario, key and what it does, as long as it remembers nothing from call to call: what
/// people are to remember is their state.
class OwnMechanism {
  public:
    OwnMechanism() = default;
    OwnMechanism(OwnMechanism const&) = delete;
    OwnMechanism& operator=(OwnMechanism const&) = delete;
    virtual ~OwnMechanism() = default;

    virtual OwnDeclaration const& declaration() const = 0;
    /// Called once a week. Replicates that run at the same time call it from several threads.
    virtual void act(OwnWeek& week) const = 0;
    /// Called once more if letters were sent. By recipient, then by sender.
    virtual void answer(OwnWeek&, std::span<OwnLetter const>) const {}
};

} // namespace groundswell
