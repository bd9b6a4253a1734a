#pragma once
#include <groundswell/fit.hpp>
#include <span>
#include <vector>

namespace groundswell {

/// What members say about each number.
///
/// A number is learned where its values over the members are spread otherwise than evenly: the one-sample
/// Kolmogorov-Smirnov distance (Stephens 1970, J. R. Stat. Soc. B 32(1), 115-122, for its tail) is beyond
/// what the largest of so many distances reaches by chance in one of twenty fits (Bonferroni). Members that
/// walked from one point keep some of its numbers. So they count as so many members as a number has distinct
/// values (the median over numbers). Shares that sum to 1 are drawn together, so that each alone is not
/// spread evenly from the start; they are held against the spread of their plausible ranges all the same, and
/// may count as learned for this reason alone.
std::vector<LearnedParameter> learned_parameters(std::vector<UncertainParameter> const& parameters,
                                                 std::span<FitMember const> members);

} // namespace groundswell
