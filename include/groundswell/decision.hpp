#pragma once
#include <cstddef>
#include <groundswell/estimate.hpp>
#include <groundswell/paired_difference.hpp>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What to pay for, where the parameters of the model are not known: a choice among measures whose effects
/// and costs were simulated in the same worlds.
namespace groundswell {

/// Fewest worlds from which a choice is made. With 30, the 95 % interval of a probability spans at most 0.34.
inline constexpr std::size_t least_worlds_for_decision = 30;

/// What follows from one option, world by world. Of several runs of one world, their mean.
struct OptionColumns {
    std::string name;
    std::vector<double> harm; ///< acts of counted kinds over the horizon
    std::vector<double> cost; ///< of interventions over the horizon
};

/// What is asked about a choice.
struct DecisionSpec {
    std::optional<double> budget{}; ///< most extra cost over the horizon; none: any cost
    /// What one act prevented may cost. Then the best option has the largest net benefit: acts prevented
    /// times this, less the extra cost. None: the best option leaves the least harm.
    std::optional<double> worth{};
};

/// A share of worlds with Wilson's 95 % interval. Worlds in which several options are equally good count in
/// parts.
struct WorldShare {
    double share{0}, low{0}, high{0};
};

/// One thing that can be done. Differences are to doing nothing.
struct DecisionOption {
    std::string name;
    Estimate prevented{};   ///< acts
    Estimate extra_cost{};  ///< may be the same in every world
    Ratio per_unit{};       ///< acts prevented per unit of extra cost; determined only if there is extra cost
    bool affordable{true};  ///< by its mean extra cost
    double over_budget{0};  ///< share of worlds in which it costs more than the budget
    Estimate value{};       ///< what is to be as large as possible: acts prevented, or the net benefit
    WorldShare best{};      ///< worlds in which it is the best affordable option; of equals, the cheapest
    Estimate regret{};      ///< by how much the best affordable option of each world is better, in the mean
    bool on_front{false};   ///< by means, no other option prevents as much for less, or more for as much
    bool never_best{false}; ///< affordable, and the best in no world
    std::optional<std::size_t> same_as{}; ///< an earlier option that leaves the same harm in every world
};

/// What to choose, and how sure that is.
struct Decision {
    DecisionSpec asked{};
    std::size_t worlds{0};
    double harm_without{0};                ///< mean acts if nothing is done
    std::vector<DecisionOption> options{}; ///< the first is doing nothing
    std::size_t choice{0};                 ///< the affordable option of the largest mean value
    std::size_t most_often{0};             ///< the affordable option that is the best in most worlds
    std::optional<std::size_t>
        rival{};         ///< the option that could most easily turn out better with more worlds
    bool decided{false}; ///< more worlds would hardly change the choice
    /// Where it is not decided: how many worlds would decide, if means and spreads stayed. None if a million
    /// would not.
    std::optional<std::size_t> worlds_to_decide{};

    /// Expected value of perfect information. It covers chance too, which nobody can know, so that it is the
    /// most that any survey could be worth.
    Estimate const& perfect_information() const { return options[choice].regret; }
};

/// Choose among options by the mean of their value over the worlds.
///
/// A choice is decided if, for the number of worlds there is, another option turns out better with a
/// probability of at most 5 %, or the value lost by that is expected to be at most 1 % of what the choice
/// gains over doing nothing (normal approximation; Chick & Inoue 2001, Operations Research 49, 732).
///
/// @param options  the first is doing nothing; all have the same worlds, in the same order
/// @return nothing with fewer than `least_worlds_for_decision` worlds, or no option but doing nothing
std::optional<Decision> decide(std::span<OptionColumns const> options, DecisionSpec const& spec);

/// Value of each option by world: [option][world], as `decide` compares them.
std::vector<std::vector<double>> values_of(std::span<OptionColumns const> options, DecisionSpec const& spec);

} // namespace groundswell
