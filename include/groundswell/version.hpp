#pragma once

namespace groundswell {

/// The version of the library. Results of the same version, scenario and seed are the same.
char const* version();

/// The version of world files that can be read. In version 1, the stored keys gave other ties.
inline constexpr int world_file_version = 2;

/// The version of the tables of a study. It grows with every change; another version is refused.
inline constexpr int study_schema_version = 3;

} // namespace groundswell
