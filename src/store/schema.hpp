#pragma once

namespace groundswell {

/// Written into the file's header, so that it is known for a study ("GSWL").
inline constexpr int study_application_id = 0x4753574C;
/// Grows with every change of the tables; a newer one is refused.
inline constexpr int study_schema_version = 1;

/// Tables and views of a study; described in docs/study.md.
extern char const* const study_schema;

} // namespace groundswell
