#pragma once
#include <string>
#include <vector>

namespace groundswell {

/// Identifies a study in the header of the file ("GSWL").
inline constexpr int study_application_id = 0x4753574C;

/// Tables and views of a study; described in docs/study.md.
extern char const* const study_schema;

/// Its statements, as the database keeps them.
std::vector<std::string> study_statements();

} // namespace groundswell
