#pragma once
#include <groundswell/figures.hpp>
#include <groundswell/result.hpp>
#include <optional>
#include <vector>

/// Which figures of a replicate are withheld, and how the others are rounded.
namespace groundswell {

/// One figure of a replicate, for everyone and by group.
struct FigureByGroup {
    Figure const* figure{nullptr};
    std::vector<Metric*> group{}; ///< by group; null where it is not given
    Metric* everyone{nullptr};    ///< null where it is not given
};

/// Mark what is withheld.
///
/// @param woman, man  which groups those are; none if there are no such groups
void withhold(FigureByGroup const& figures, Withheld const& withheld, int min_cell,
              std::optional<Group> woman, std::optional<Group> man);

/// Round shares and rates of groups, as if numbers of people and events had been rounded to multiples. Means
/// are left as they are.
void round_metric(Metric& metric, Figure const& figure, int multiple);

} // namespace groundswell
