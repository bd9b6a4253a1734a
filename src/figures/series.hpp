#pragma once
#include <groundswell/result.hpp>
#include <limits>
#include <string>
#include <vector>

namespace groundswell {

struct Figure;

/// What happened in one replicate by cell (group and rank) and week, with the cells of few people withheld.
struct ReplicateCells {
    std::size_t groups{0}, ranks{0}, weeks{0};
    std::vector<std::vector<double>> people; ///< [cell][week]; NaN where withheld
    /// [counter][cell][week]; 0 or NaN where the people are withheld. Empty where nothing ever happened.
    std::vector<std::vector<std::vector<double>>> events;
    struct Observed {
        Week week{0};
        std::vector<double> mean; ///< [cell][state]; NaN where withheld
    };
    std::vector<Observed> states;
};

/// As a study would keep it: what is withheld there is withheld here.
ReplicateCells cells_of(ReplicateResult const& result);

/// Which names the cells have.
struct CellNames {
    std::vector<std::string> groups, ranks;
};

/// A value that is withheld, or one that may be unknown (NaN) because nothing happened.
struct SeriesValue {
    bool withheld{true};
    double value{std::numeric_limits<double>::quiet_NaN()};
};

/// One time series in one replicate.
struct SeriesRow {
    Figure const* figure{nullptr}; ///< of the catalogue, never null
    std::string group;             ///< or rank
    std::vector<Week> weeks;
    std::vector<SeriesValue> values{}; ///< by week
};

/// The series of the catalogue. A group's value rests on those of its cells that are shown.
///
/// What counts events has a point for every 13 weeks; states have one whenever they were observed.
std::vector<SeriesRow> series_of(ReplicateCells const& cells, CellNames const& names);

} // namespace groundswell
