#pragma once
#include <cstdint>
#include <groundswell/parameters.hpp>
#include <vector>

#include "mechanisms/institution.hpp"
#include "observe/lived.hpp"
#include "world/people.hpp"

namespace groundswell {

/// A report before the institution. Evidence, severity and priors are fixed at filing (model section 8).
struct Case {
    EventId event{0};
    Seat accused{no_seat}, accuser{no_seat}; ///< `no_seat` once the person has left
    Week filed{0}, due{0};
    std::uint32_t evidence{0}, priors{0};
    double severity{0};
    bool outside{false}; ///< about an outsider; there is no accused
    bool counted{true};  ///< about an act of a kind that surveys count (for observation only)
    friend bool operator==(Case const&, Case const&) = default;
};

/// A report of this week, or one left in escrow (model 3.11). One of this week without an accused is about an
/// outsider.
struct EscrowedReport {
    EventId event{0};
    Seat accused{no_seat}, accuser{no_seat};
    std::uint32_t evidence{0};
    double severity{0};
    // For observation only:
    bool counted{true}; ///< about an act of a kind that surveys count
    bool known{false};  ///< the act was noticed by a witness, or told of
    bool told{false};   ///< the target told of the act
    friend bool operator==(EscrowedReport const&, EscrowedReport const&) = default;
};

/// Everything that changes from week to week. With the world, the scenario and the key it is the whole
/// simulation, so a checkpoint is these fields. There is no state of a random number generator.
struct SimulationState {
    Week week{0}; ///< the next week to run
    People people;
    Lived lived;
    std::vector<Case> cases; ///< pending
    std::vector<EscrowedReport> escrow;
    std::vector<std::vector<std::uint8_t>>
        members;                     ///< by intervention: who is held (ally_mobilisation), by seat
    float offender_threshold{0};     ///< harm propensity from which component `individuals` applies
    std::vector<double> group_share; ///< of all seats at the start, by group

    /// Call v(name, field) for every field that the result hash covers and a checkpoint holds, in a fixed
    /// order.
    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v("week", self.week);
        v("record", self.people.record);
        v("group", self.people.group);
        v("birth_seat", self.people.birth_seat);
        v("hired", self.people.hired);
        v("propensity", self.people.propensity);
        v("last_target", self.people.last_target);
        v("reports_against", self.people.reports_against);
        v("retaliated", self.people.retaliated);
        v("kept", self.people.kept);
        v("fear", self.people.fear);
        v("experienced", self.lived.experienced);
        v("witnessed", self.lived.witnessed);
        v("reported", self.lived.reported);
        v("accountable", self.lived.accountable);
        v("deeds", self.lived.harm_weeks); // the name is part of every result hash
        v("severe", self.lived.severe);
        v("told", self.lived.told);
        v("official", self.lived.official);
        v("recalled", self.lived.recalled);
        v("cases", self.cases);
        v("escrow", self.escrow);
        v("members", self.members);
        v("offender_threshold", self.offender_threshold);
        v("group_share", self.group_share);
    }
};

} // namespace groundswell
