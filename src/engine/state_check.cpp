#include "engine/state_check.hpp"

#include <algorithm>
#include <type_traits>

#include "observe/instruments.hpp"

namespace groundswell {

namespace {

/// Looks at one field after another, and remembers the first that is not sound.
class StateCheck {
  public:
    StateCheck(SimulationState const& state, World const& world, Scenario const& scenario)
        : state_(state), world_(world), scenario_(scenario),
          first_(-static_cast<Week>(scenario.parameters.run.burnin + 0.5))
    {}

    char const* fault()
    {
        expect("week", state_.week >= first_ && state_.week <= 32767);
        people();
        lived();
        reports();
        expect("members", state_.members.size() <= scenario_.interventions.size() &&
                              std::ranges::all_of(state_.members, [&](auto const& held) {
                                  return held.empty() || held.size() == world_.seats;
                              }));
        expect("offender_threshold", number(state_.offender_threshold));
        expect("group_share", state_.group_share.size() == world_.groups.size() &&
                                  std::ranges::all_of(state_.group_share,
                                                      [](double share) { return share >= 0 && share <= 1; }));
        return fault_;
    }

  private:
    void expect(char const* field, bool sound)
    {
        if (!sound && fault_ == nullptr) fault_ = field;
    }

    static bool number(double x) { return x >= 0 && x <= 1e30; }
    bool seat(Seat x) const { return x < world_.seats; }
    bool seat_or_none(Seat x) const { return x == no_seat || seat(x); }
    bool held(Seat x) const { return seat(x) && state_.people.occupied(x); }
    /// A week that is over, or `never`.
    bool past(Week week) const { return week == never || (week >= first_ && week < state_.week); }

    template <class T, class Sound>
    void rows(char const* field, SparseColumn<T> const& column, Sound&& sound)
    {
        expect(field, std::ranges::all_of(
                          column, [&](auto const& row) { return seat(row.first) && sound(row.second); }));
    }

    void people()
    {
        auto const& people = state_.people;
        auto const seats = world_.seats;
        expect("record",
               people.record.size() == seats && std::ranges::all_of(people.record, [&](auto const& r) {
                   return r.touched >= first_ && r.touched <= state_.week;
               }));
        expect("group", people.group.size() == seats && std::ranges::all_of(people.group, [&](Group g) {
                            return g == no_group || g < world_.groups.size();
                        }));
        expect("birth_seat", people.birth_seat.size() == seats &&
                                 std::ranges::all_of(people.birth_seat, [&](Seat s) { return seat(s); }));
        expect("hired", people.hired.size() == seats && std::ranges::all_of(people.hired, [&](auto week) {
                            return week == founder_week || past(week);
                        }));
        if (fault_ != nullptr) return; // the rest looks into these columns
        rows("propensity", people.propensity,
             [](Propensity const& own) { return number(own.everyday) && number(own.harm) && own.any(); });
        for (auto const& [seat, own] : people.propensity)
            expect("propensity", held(seat));
        rows("last_target", people.last_target, [&](Seat target) { return seat(target); });
        rows("reports_against", people.reports_against, [](auto) { return true; });
        rows("retaliated", people.retaliated, [&](auto week) { return past(week); });
        rows("kept", people.kept, [&](KeptAct const& act) {
            return act.group < world_.groups.size() &&
                   std::ranges::all_of(act.knew, [&](Seat who) { return seat(who); });
        });
        rows("fear", people.fear, [&](Fear const& fear) { return past(fear.week); });
    }

    void lived()
    {
        auto const& lived = state_.lived;
        auto const weeks = [&](auto const& column) {
            return column.size() == world_.seats &&
                   std::ranges::all_of(column, [&](auto week) { return past(week); });
        };
        auto const week = [&](auto at) { return past(at); };
        expect("experienced", weeks(lived.experienced));
        expect("witnessed", weeks(lived.witnessed));
        rows("reported", lived.reported, week);
        rows("accountable", lived.accountable, week);
        rows("deeds", lived.harm_weeks,
             [&](auto const& of) { return std::ranges::is_sorted(of) && std::ranges::all_of(of, week); });
        rows("severe", lived.severe, [&](SevereHarm const& harm) {
            return past(harm.coercion) && past(harm.advance) && past(harm.advance_before);
        });
        rows("told", lived.told, week);
        rows("official", lived.official, week);
        expect("recalled", lived.recalled.size() == instruments().size());
        for (auto const& column : lived.recalled)
            rows("recalled", column, [&](Recalled const& of) { return past(of.last) && past(of.before); });
    }

    /// Cases name whoever is here: the others have left, and are `no_seat`.
    void reports()
    {
        expect("cases", std::ranges::all_of(state_.cases, [&](Case const& c) {
                   return seat_or_none(c.accused) && seat_or_none(c.accuser) && past(c.filed) &&
                          number(c.severity) && (!c.outside || c.accused == no_seat);
               }));
        expect("escrow", std::ranges::all_of(state_.escrow, [&](EscrowedReport const& r) {
                   return seat(r.accused) && seat(r.accuser) && number(r.severity);
               }));
    }

    SimulationState const& state_;
    World const& world_;
    Scenario const& scenario_;
    Week first_;
    char const* fault_{nullptr};
};

} // namespace

char const* fault_of_state(SimulationState const& state, World const& world, Scenario const& scenario)
{
    return StateCheck(state, world, scenario).fault();
}

} // namespace groundswell
