#pragma once
#include <groundswell/published.hpp>
#include <string>

#include "published/statistics.hpp"

namespace groundswell::published {

/// Limit of |z|. A correct program exceeds it with probability 6.8e-6, two-sided. A whole run prints about
/// 120 figures, so it fails by chance for less than one seed in 1,000.
inline constexpr double z_limit = 4.5;

/// The description of a figure, before it is measured.
struct Label {
    std::string setting, name;
    Origin origin{Origin::theory};
};

/// Pass if both are equal; both are whole numbers or exact sums.
Figure exactly(Label label, double source, double ours);
/// Pass if |ours - source| <= tolerance.
Figure within(Label label, double source, double ours, double tolerance);
/// Pass if |ours - source| <= z_limit * (standard error of ours) + allowance. The allowance covers what the
/// theory leaves out (finite size) or what the source rounded off.
Figure mean_is(Label label, double source, Mean const& ours, double allowance = 0);
/// Compare successes with a probability: exact binomial test against the nearest value in source +-
/// allowance.
Figure share_is(Label label, double source, Count ours, double allowance = 0);
/// Compare successes with the successes of somebody's runs: Fisher's exact test.
Figure share_as_in(Label label, Count source, Count ours);
/// Pass unless the binomial test rejects that the share is at most (at least) a bound.
Figure share_at_most(Label label, double bound, Count ours);
Figure share_at_least(Label label, double bound, Count ours);
/// Give our figure only; nothing is compared.
Figure shown(Label label, double ours);

} // namespace groundswell::published
