#pragma once
#include <groundswell/parameter_table.hpp>
#include <groundswell/scenario.hpp>
#include <span>
#include <string>
#include <vector>

/// Numbers that contradict each other although each lies within its plausible range (model III.vii).
namespace groundswell {

/// One number must not exceed another. The names are those of the parameter table; {group} stands for each
/// group in turn.
struct Contradiction {
    char const* name;
    char const* smaller;
    char const* larger;
    bool may_be_equal;
    bool is_error; ///< the engine cannot draw such people, so that the scenario is refused
    char const* why;

    bool is_met_by(double small, double large) const
    {
        return small > large || (!may_be_equal && small == large);
    }
};

/// All rules. No number stands in two of them: `Design` draws the numbers of a rule again without a look at
/// the others.
std::span<Contradiction const> contradictions();

/// A rule about the numbers of one scenario.
struct ContradictionAt {
    Contradiction const* rule;
    ParameterAt smaller, larger;

    bool is_met_by(Parameters const& parameters) const
    {
        return rule->is_met_by(smaller.in(parameters), larger.in(parameters));
    }
};

/// The rules for the groups of a scenario, in order.
std::vector<ContradictionAt> contradictions_of(Scenario const& scenario);

} // namespace groundswell
