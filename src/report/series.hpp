#pragma once
#include <vector>

#include "figures/series.hpp"
#include "report/json.hpp"
#include "store/database.hpp"
#include "store/identity.hpp"

namespace groundswell::report {

/// The series of a study (`series_of`), by replicate in ascending order.
std::vector<std::vector<SeriesRow>> read_series(Database const& study, StudyIdentity const& identity);

/// Means with 95 % bands over replicates; null where the value is withheld in any replicate.
///
/// A row says what it is: {name, label, subject, unit, share, group, weeks, mean, low, high}.
Json series_json(std::vector<std::vector<SeriesRow>> const& replicates);

} // namespace groundswell::report
