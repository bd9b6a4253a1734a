#pragma once
#include <span>
#include <string>

#include "base/problems.hpp"
#include "scenario/scenario.hpp"

namespace groundswell {

/// A scenario under the name by which the user gave it.
struct NamedScenario {
    std::string name;
    Scenario scenario;
};

/// What forbids to compare scenarios with the first of them: other groups, ranks, seats, ties or tables
/// (another world), other weeks, burn-in or window (another horizon). All that is wrong, each under the
/// variant's name.
Problems check_comparable(std::span<NamedScenario const> arms);

/// In words, what a variant does otherwise than the base: "policy.transparency 0.2 -> 0.6", "with
/// parity". Empty if nothing.
std::vector<std::string> changes_between(Scenario const& base, Scenario const& variant);

/// Whether a change of this parameter reaches only people hired after it: it is inborn, or a starting state.
bool acts_at_birth(std::string_view parameter);

} // namespace groundswell
