#pragma once
#include <span>

#include "parallel/executor.hpp"
#include "published/epidemic.hpp"
#include "published/model.hpp"

/// Simple contagion on a random network, in steps: susceptible, infectious, and immune or susceptible again.
///
/// Source: Kermack & McKendrick (1927), Proc. R. Soc. A 115, 700-721; on networks Newman (2002), Phys. Rev. E
/// 66, 016128.
namespace groundswell::published {

std::span<Field<ContagionParams> const> contagion_fields();

struct ContagionResult {
    double infections{0};      ///< per person, seeds included; with immunity the share of people ever reached
    double infectious{0};      ///< share of people in the end
    double first{0};           ///< infections of the first step, per person
    int steps{0};              ///< number of steps that were run
    std::uint64_t contacts{0}; ///< letters sent
};

/// The network of a setting (stream role 0).
TieLayer contagion_network(ContagionParams const& params, Key key);

/// Run one epidemic on a network. The result depends on all arguments except the executor.
///
/// In a step everyone infectious writes to each tied person with probability `transmission`; a susceptible
/// who gets a letter is infectious from the next step on; then each of those who were infectious recovers
/// with probability `recovery`. The step of recovery is drawn at infection. The number of ties and steps
/// until the next letter is drawn at infection and at each letter. So time is O(people + infections +
/// letters), plus one look per step at everyone infectious.
///
/// Draws: purpose `published`, entity 65536 * 7 + 1, partner = person, week = step (-1 for seeds, which are a
/// stream of role 2). In the step of an infection: recovery, then the gap to the first letter; in the step of
/// a letter: the gap to the next.
template <class Rules = ContagionRules>
ContagionResult run_contagion(ContagionParams const& params, TieLayer const& network, Key key,
                              Executor const& executor = Executor{1});

/// Draw the network and run the epidemic.
template <class Rules = ContagionRules>
ContagionResult run_contagion(ContagionParams const& params, Key key)
{
    return run_contagion<Rules>(params, contagion_network(params, key), key);
}
using ContagionRun = ContagionResult (*)(ContagionParams const&, Key);

/// Share of people who are reached in a large Poisson graph: 1 - (1-r) exp(-z (1-t)), where t, the
/// probability that a tie never transmits, solves t = 1 - T + T (1-r) exp(-z (1-t)); r is the seeded share
/// and T = b / (1 - (1-b) (1-g)) the probability that someone infectious ever infects a tied person.
double contagion_reach(ContagionParams const& params);

/// Share infectious in the steady state of a fully mixed crowd of susceptible and infectious:
/// g i = (1-i) (1 - (1-b)^(N i)).
double contagion_endemic(ContagionParams const& params);

Figures check_contagion(Request const& request, ContagionRun run = run_contagion<>);
Model contagion();

template <class Rules>
ContagionResult run_contagion(ContagionParams const& params, TieLayer const& network, Key key,
                              Executor const& executor)
{
    detail::Epidemic<Rules> epidemic(params, network, key, executor);
    auto const people = static_cast<double>(network.seats());
    std::size_t infections = epidemic.infectious();
    ContagionResult result;
    for (; result.steps < params.steps && epidemic.infectious() > 0; ++result.steps) {
        result.contacts += epidemic.write(result.steps);
        std::size_t const infected = epidemic.read(result.steps);
        epidemic.recover();
        infections += infected;
        if (result.steps == 0) result.first = static_cast<double>(infected) / people;
    }
    result.infections = static_cast<double>(infections) / people;
    result.infectious = static_cast<double>(epidemic.infectious()) / people;
    return result;
}

} // namespace groundswell::published
