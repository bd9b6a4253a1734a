#pragma once
#include <string>
#include <vector>

#include "published/statistics.hpp"

namespace groundswell::published {

/// The origin of a figure to compare with.
enum class Origin {
    theory,  ///< T: follows from theory, computed for the setting at hand
    printed, ///< P: printed by the source
    rerun,   ///< R: somebody else's re-run of the published model
    none     ///< ours only: there is nothing to compare with
};
char const* letter(Origin origin); ///< "T", "P", "R" or "-"

/// One line of `validate`: the source's figure beside ours.
struct Figure {
    std::string setting; ///< parameters, "phi=0.18 degree=3"
    std::string name;    ///< what is measured
    Origin origin{Origin::none};
    double source{no_number};
    double ours{no_number};
    double z{no_number}; ///< standard normal deviate of the test; NaN if the comparison is not statistical
    double tolerance{no_number}; ///< largest |ours - source| that passes; NaN if z alone decides
    bool passed{true};           ///< also true if there is nothing to compare with
};

using Figures = std::vector<Figure>;

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
