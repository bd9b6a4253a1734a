#pragma once
#include <cstddef>
#include <groundswell/members.hpp>
#include <groundswell/paired.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// Ways to switch the eight components on and off. Bit c of a combination says that component c is on.
inline constexpr std::size_t combinations = std::size_t{1} << component_count;

/// Whose silence is asked about.
struct WitnessScope {
    std::string who;
    Scope scope;
};

/// The one figure that is kept of an arm whose witnesses are too few; it has no value.
inline constexpr std::string_view too_few_witnesses = "withheld";

/// Everyone's, each group's, each rank's.
std::vector<WitnessScope> witness_scopes(Scenario const& scenario);

/// All combinations, the whole first, and then an arm for each scope.
PairedPlan attribute_plan(Scenario const& scenario, FitUse const& fit);

} // namespace groundswell
