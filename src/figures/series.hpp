#pragma once
#include <groundswell/result.hpp>
#include <limits>
#include <string>
#include <vector>

namespace groundswell {

struct Figure;

/// What happened in one replicate by week, for each row of the tables (`rows_of`).
struct ReplicateCells {
    std::size_t groups{0}, ranks{0}, weeks{0};
    std::vector<std::vector<double>> people; ///< [row][week]; NaN where withheld
    /// [counter][row][week]; NaN where withheld. Empty where nothing ever happened.
    std::vector<std::vector<std::vector<double>>> events;
    struct Observed {
        Week week{0};
        std::vector<double> mean;   ///< [row][state]; NaN where withheld, or where nobody is
        std::vector<bool> withheld; ///< [row]
    };
    std::vector<Observed> states;

    std::size_t rows() const { return groups * ranks + groups + 1; }
    std::size_t row(std::size_t group, std::size_t rank) const { return group * ranks + rank; }
    /// Of a group over all ranks, or of everyone (group = groups).
    std::size_t row(std::size_t group) const { return groups * ranks + group; }
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

/// The series of the catalogue.
///
/// What counts events has a point for every 13 weeks; states have one whenever they were observed.
std::vector<SeriesRow> series_of(ReplicateCells const& cells, CellNames const& names);

} // namespace groundswell
