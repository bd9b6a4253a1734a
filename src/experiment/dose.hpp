#pragma once
#include <functional>
#include <string>
#include <vector>

#include "experiment/paired.hpp"
#include "scenario/scenario.hpp"

namespace groundswell {

/// One number of a scenario turned from one value to another.
struct DoseSpec {
    Scenario base;
    std::string lever; ///< as `set_lever` takes it
    double from{0}, to{1};
    int steps{5};   ///< equal steps between the two; a lever of whole numbers takes the nearest
    Week push{104}; ///< weeks for which the second history holds `to` before it goes to each dose
};

/// Weeks after the push that what stays needs at least.
inline constexpr Week least_after_push = 26;

/// The push where none is asked for: 104 weeks, or half the horizon if that is shorter.
///
/// @throws UserError if the horizon leaves too little after it
Week usual_push(Scenario const& base);

/// What a dose was asked, as a study keeps it; its doses are kept one by one, so that it can grow by further
/// ones.
struct AskedDose {
    static constexpr char const* kind = "dose";
    std::string base; ///< hash of its scenario, hexadecimal
    std::uint32_t seed{0};
    std::string parameter; ///< what is turned
    double to{0};          ///< the dose of the push
    Week push{0};
    std::string version; ///< of the program

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("base", self.base);
        field("seed", self.seed);
        field("parameter", self.parameter);
        field("to", self.to);
        field("push", self.push);
        field("version", self.version);
    }
};

/// One history of one dose.
struct AskedHistory {
    static constexpr char const* kind = "history";
    double dose{0};
    bool pushed{false}; ///< down: the push first; else up: the dose from week 0 on

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("dose", self.dose);
        field("pushed", self.pushed);
    }
};

/// Each dose in two histories, all from one burnt-in world per replicate. Up: the dose from week 0 on. Down:
/// `to` for `push` weeks, and only then the dose. At `to` they are the same.
struct DosePlan {
    std::vector<double> doses;       ///< ascending if from < to; `from` first, `to` last
    std::vector<std::string> arms;   ///< up by dose, then down by dose but for the last
    std::vector<Scenario> scenarios; ///< by arm

    std::size_t up(std::size_t dose) const { return dose; }
    std::size_t down(std::size_t dose) const { return dose + 1 == doses.size() ? dose : doses.size() + dose; }
};

/// @throws UserError with every problem: a lever that is unknown or shapes the world itself, doses out of
///         range or all the same, a push that leaves less than `least_after_push` of the horizon
DosePlan plan_doses(DoseSpec const& spec);

struct DoseRun {
    DoseSpec spec;
    DosePlan plan;
    std::vector<PairedReplicate> replicates;
};

/// Run it, or take what the store holds.
DoseRun run_doses(DoseSpec spec, PairedOptions const& options, PointStore& store);

} // namespace groundswell
