#pragma once
#include <groundswell/scenario.hpp>
#include <groundswell/simulation.hpp>

#include "differences.hpp"
#include "engine/state.hpp"
#include "week.hpp"

namespace groundswell::twin {

/// Everything that belongs to whoever holds one seat: in the engine's columns, and in the twin's person.
class PersonComparison {
  public:
    PersonComparison(SimulationState const& engine, TwinWorld const& w, Seat seat, Differences& found)
        : s_(engine), w_(w), seat_(seat), found_(found)
    {}

    void compare()
    {
        auto const& here = w_.at[seat_];
        same(s_.people.occupied(seat_), here.has_value(), "occupied");
        if (!here || !s_.people.occupied(seat_)) return nobody();
        person(*here);
        record(s_.people.record[seat_], here->record);
        lived(here->lived);
    }

  private:
    template <class A, class B>
    void same(A const& engine, B const& twin, std::string const& field)
    {
        if (engine == static_cast<A>(twin)) return;
        auto const& here = w_.at[seat_];
        found_.same(engine, twin,
                    fmt::format("seat {} ({}, rank {}, {}) {}", seat_,
                                here ? w_.place.groups[here->group] : "vacant", w_.place.rank[seat_],
                                w_.place.unit_name(w_.place.unit_of(seat_)), field));
    }

    /// The value of a sparse column, or what stands for none.
    template <class T>
    T of(SparseColumn<T> const& column, T otherwise = {}) const
    {
        auto const* found = column.find(seat_);
        return found == nullptr ? otherwise : *found;
    }

    /// Facts about people end when they leave.
    void nobody()
    {
        auto const none = [this](auto const& column, char const* field) {
            same(column.find(seat_) != nullptr, false, field);
        };
        none(s_.people.propensity, "propensity");
        none(s_.people.last_target, "last target");
        none(s_.people.reports_against, "reports against");
        none(s_.people.kept, "act kept");
        none(s_.people.fear, "fear");
        none(s_.lived.severe, "severe harm");
        none(s_.lived.told, "week of telling");
        none(s_.lived.official, "week of telling an official");
        for (auto const& instrument : s_.lived.recalled)
            none(instrument, "acts recalled");
    }

    void person(Person const& here)
    {
        auto const& people = s_.people;
        same(people.group[seat_], here.group, "group");
        same(people.birth_seat[seat_], here.key.seat, "birth seat");
        same(people.hired[seat_], here.key.week, "hired");
        same(people.propensity_of(seat_).everyday, here.everyday, "everyday propensity");
        same(people.propensity_of(seat_).harm, here.harm, "harm propensity");
        same(of(people.last_target, no_seat), w_.find(here.last_target), "last target");
        same(of(people.reports_against), here.reports_against, "reports against");
        same(of(people.retaliated, never), here.retaliated, "retaliated");
        auto const kept = of(people.kept);
        same(kept.event, here.kept ? here.kept->act : 0, "act kept");
        same(kept.group, here.kept ? here.kept->group : 0, "group of act kept");
        std::set<Seat> const knew(kept.knew.begin(), kept.knew.end());
        same(knew == still_here(here.kept), true, "who knew of the act kept");
        same(people.fear.find(seat_) != nullptr, here.fear.has_value(), "fear is stored");
        auto const fear = of(people.fear);
        same(fear.value, here.fear ? here.fear->value : 0, "fear");
        same(fear.week, here.fear ? here.fear->week : 0, "week of fear");
        for (std::size_t i = 0; i < s_.members.size(); ++i)
            if (!s_.members[i].empty())
                same(s_.members[i][seat_] != 0, w_.held[i].contains(here.key), "held by an intervention");
    }

    std::set<Seat> still_here(std::optional<Kept> const& kept) const
    {
        std::set<Seat> out;
        if (kept)
            for (auto const& person : kept->knew)
                out.insert(w_.find(person));
        out.erase(no_seat);
        return out;
    }

    void record(Record const& engine, Record const& twin)
    {
        auto const field = [&](auto Record::*which, char const* what) {
            same(engine.*which, twin.*which, what);
        };
        field(&Record::entitlement, "entitlement");
        field(&Record::attitude, "attitude");
        field(&Record::norm, "norm");
        field(&Record::responsibility, "responsibility");
        field(&Record::habituation, "habituation");
        field(&Record::trust, "trust");
        field(&Record::deterrence, "deterrence");
        field(&Record::stigma, "stigma");
        field(&Record::unspoken, "unspoken");
        field(&Record::momentum, "momentum");
        field(&Record::burden, "burden");
        field(&Record::effort, "effort");
        field(&Record::touched, "touched");
        field(&Record::norm_quantile, "norm quantile");
        field(&Record::responsibility_quantile, "responsibility quantile");
        field(&Record::trust_quantile, "trust quantile");
        field(&Record::deterrence_quantile, "deterrence quantile");
        field(&Record::attitude_quantile, "attitude quantile");
        field(&Record::stubbornness_quantile, "stubbornness quantile");
    }

    void lived(Lived const& twin)
    {
        auto const& engine = s_.lived;
        same(engine.experienced[seat_], twin.experienced, "experienced");
        same(engine.witnessed[seat_], twin.noticed, "witnessed");
        same(of(engine.reported, never), twin.reported, "reported");
        same(of(engine.accountable, never), twin.accountable, "accountable");
        auto const harm_weeks = of(engine.harm_weeks);
        same(std::equal(harm_weeks.begin(), harm_weeks.end(), twin.harm_weeks.begin(), twin.harm_weeks.end()),
             true, "weeks of harm");
        auto const severe = of(engine.severe);
        same(severe.coercion, twin.coercion, "last coercion suffered");
        same(severe.advance, twin.advances.last, "last advance suffered");
        same(severe.advance_before, twin.advances.before, "last advance but one suffered");
        same(of(engine.told, never), twin.told, "week of telling");
        same(of(engine.official, never), twin.told_official, "week of telling an official");
        for (std::size_t i = 0; i < twin.recalled.size(); ++i) {
            auto const recalled = i < engine.recalled.size() ? of(engine.recalled[i]) : Recalled{};
            auto const name = [i](char const* which) {
                return fmt::format("{}, {}", instruments()[i].name, which);
            };
            same(recalled.last, twin.recalled[i].last, name("last"));
            same(recalled.before, twin.recalled[i].before, name("last but one"));
        }
    }

    SimulationState const& s_;
    TwinWorld const& w_;
    Seat seat_;
    Differences& found_;
};

} // namespace groundswell::twin
