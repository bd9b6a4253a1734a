#pragma once
#include <groundswell/interventions/reached_people.hpp>

#include "engine/week_state.hpp"

namespace groundswell {

/// An intervention in a week in which it acts: the people whom it reaches, and what it may do to them.
class ActingIntervention final : public ReachedPeople {
  public:
    /// @param index  among the scenario's interventions
    ActingIntervention(WeekState& now, std::size_t index);

    /// Let the kind do what it does to people, if it does anything to them.
    void act();

    std::span<Seat const> seats() const override { return seats_; }
    std::size_t count() const override { return count_; }
    /// Of how many they are a share.
    std::size_t could_be_reached() const { return could_be_reached_; }
    People const& people() const override { return now_.state.people; }
    std::vector<PossibleOffender> possible_offenders() const override;
    std::vector<double> unit_attitudes() const override;
    double draw(Purpose purpose, std::uint32_t index) const override;
    void touch(Seat seat, Change const& change) override;
    void hold() override;
    void dismiss(std::span<Seat const> leaving) override;
    void post(std::size_t n, Post kind) override;

  private:
    WeekState& now_;
    std::size_t index_;
    std::vector<Seat> seats_;
    std::size_t before_{0}; ///< who is reached in the processes before
    std::size_t count_{0}, could_be_reached_{0};
};

} // namespace groundswell
