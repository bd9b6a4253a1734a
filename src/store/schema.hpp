#pragma once

namespace groundswell {

/// Identifies a study in the header of the file ("GSWL").
inline constexpr int study_application_id = 0x4753574C;
/// Version of the tables. It grows with every change; another version is refused.
inline constexpr int study_schema_version = 2;

/// Tables and views of a study; described in docs/study.md.
extern char const* const study_schema;

} // namespace groundswell
