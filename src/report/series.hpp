#pragma once
#include <limits>
#include <string>
#include <vector>

#include "observe/result.hpp"
#include "report/json.hpp"
#include "store/database.hpp"
#include "store/identity.hpp"

namespace groundswell::report {

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
    std::string name, label, unit, group;
    std::vector<Week> weeks;
    std::vector<SeriesValue> values{}; ///< by week
};

/// A point for every 13 weeks: events per 1,000 person-weeks, shares, means of states by group, and women by
/// rank. A group's value rests on those of its cells that are shown.
std::vector<SeriesRow> series_of(ReplicateCells const& cells, CellNames const& names);
/// By replicate in ascending order.
std::vector<std::vector<SeriesRow>> read_series(Database const& study, StudyIdentity const& identity);

/// Means with 95 % bands over replicates; null where the value is withheld in any replicate.
Json series_json(std::vector<std::vector<SeriesRow>> const& replicates);

} // namespace groundswell::report
