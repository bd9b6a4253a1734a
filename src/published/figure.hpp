#pragma once
#include <string>
#include <vector>

#include "published/statistics.hpp"

namespace groundswell::published {

/// Where a figure to compare with comes from.
enum class Origin {
    theory,  ///< T: follows from theory, computed for the setting at hand
    printed, ///< P: printed by the source
    rerun,   ///< R: a third party's re-run of the published model
    none     ///< only ours: there is nothing to compare with
};
char const* letter(Origin origin); ///< "T", "P", "R" or "-"

/// One line of `validate`: the source's figure beside ours.
struct Figure {
    std::string setting; ///< parameters, "phi=0.18 degree=3"
    std::string name;    ///< what is measured
    Origin origin{Origin::none};
    double source{no_number};
    double ours{no_number};
    double z{no_number};         ///< deviate of the test; NaN where the comparison is not statistical
    double tolerance{no_number}; ///< largest |ours - source| that passes; NaN where z alone decides
    bool passed{true};           ///< true, too, where there is nothing to compare with
};

using Figures = std::vector<Figure>;

/// A correct program exceeds it with probability 6.8e-6, two-sided; a whole run prints about 120 figures, so
/// it fails by chance less than once in 1,000 seeds.
inline constexpr double z_limit = 4.5;

/// What a figure is about, before it is measured.
struct Label {
    std::string setting, name;
    Origin origin{Origin::theory};
};

/// Equal, both being whole numbers or exact sums.
Figure exactly(Label label, double source, double ours);
/// |ours - source| <= tolerance.
Figure within(Label label, double source, double ours, double tolerance);
/// |ours - source| <= z_limit * (standard error of ours) + allowance; the allowance is what the theory leaves
/// out (finite size) or what the source rounded off.
Figure mean_is(Label label, double source, Mean const& ours, double allowance = 0);
/// Successes against a probability: exact binomial test against the nearest value in source +- allowance.
Figure share_is(Label label, double source, Count ours, double allowance = 0);
/// Successes against the successes of somebody's runs: Fisher's exact test.
Figure share_as_in(Label label, Count source, Count ours);
/// The share is at most (at least) a bound: fails when the binomial test refuses the bound in that direction.
Figure share_at_most(Label label, double bound, Count ours);
Figure share_at_least(Label label, double bound, Count ours);
/// Ours alone.
Figure shown(Label label, double ours);

} // namespace groundswell::published
