#pragma once
#include <groundswell/compare.hpp>
#include <span>
#include <vector>

namespace groundswell {

/// The arms of a comparison in a world whose uncertain numbers are drawn: every number in which an arm agrees
/// with the base takes the drawn value, and what the arm changes on purpose stays changed. Shares that sum
/// to 1 are taken together. Where an arm sets one share of those who harm or remark and the other is drawn,
/// those who harm are at most those who remark.
///
/// @param arms   the first is the base
/// @param drawn  the base with its uncertain numbers drawn (`Design`)
std::vector<Scenario> plausible_arms(std::span<NamedScenario const> arms, Scenario const& drawn);

} // namespace groundswell
