#pragma once
#include <groundswell/week.hpp>

#include "engine/week_state.hpp"
#include "world/facts.hpp"
#include "world/world.hpp"

namespace groundswell {

/// Shows the week that is being run to observers.
class LiveWeek final : public WeekView {
  public:
    explicit LiveWeek(WeekState const& now) : now_(now) {}

    Week week() const override { return now_.week(); }
    Parameters const& parameters() const override { return now_.rules.p; }
    std::size_t seats() const override { return now_.seats(); }
    int ranks() const override { return now_.world->ranks; }
    std::vector<std::string> const& groups() const override { return now_.world->groups; }
    std::size_t units() const override { return now_.world->unit_count(); }
    std::string unit_name(Unit unit) const override { return now_.world->unit_name(unit); }
    std::size_t institutions() const override { return now_.world->institutions; }
    Rank rank(Seat seat) const override { return now_.world->rank[seat]; }
    Unit unit(Seat seat) const override { return now_.world->unit_of(seat); }
    Institution institution(Seat seat) const override { return now_.world->institution(seat); }
    std::vector<Seat> ties(Layer layer, Seat seat) const override
    {
        return ties_of(*now_.world, layer, seat);
    }
    Group group(Seat seat) const override { return now_.state.people.group[seat]; }
    PersonId person(Seat seat) const override;
    PersonState state(Seat seat) const override { return now_.read(seat); }
    Propensity propensity(Seat seat) const override { return now_.state.people.propensity_of(seat); }
    std::uint32_t reports_against(Seat seat) const override;
    Counts counts() const override;
    std::vector<ConfidenceView> confidences() const override;
    std::vector<PostView> first_posts() const override;
    std::vector<Seat> hearers(PostView const& post) const override;
    std::vector<HearingView> hearings() const override;
    std::vector<CaseView> cases() const override;

  private:
    WeekState const& now_;
};

/// Shows a range whose acts are over.
class LiveRange final : public RangeView {
  public:
    explicit LiveRange(RangeWork const& work) : work_(work) {}

    Seat begin() const override { return work_.range->begin; }
    Seat end() const override { return work_.range->end; }
    std::vector<ActView> acts() const override;
    std::vector<ReactionView> reactions() const override;

  private:
    RangeWork const& work_;
};

} // namespace groundswell
