#pragma once
#include <groundswell/points.hpp>
#include <string>
#include <vector>

#include "store/database.hpp"

/// Rows of experiments. The caller holds the transaction.
namespace groundswell {

void write_definition(Database const& study, std::string const& experiment, std::string const& definition);

/// Insert all values of a point after those that are there.
void write_point(Database const& study, PointKey const& key, std::vector<PointValue> const& values);

} // namespace groundswell
