#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "store/database.hpp"

namespace groundswell {

inline constexpr std::int64_t most_groups = 26, most_ranks = 1000;

/// How many names a study has.
struct StudyNames {
    std::int64_t groups{0}, ranks{0}, counters{0}, states{0};
};

/// What is wrong with the values of a row of `runs`, or "".
std::string fault_of_run(Statement const& row);

/// What is wrong with the values of a row of another table about a replicate, or "".
///
/// @param weeks  of the replicate
std::string fault_of_row(std::string_view table, Statement const& row, StudyNames const& names,
                         std::int64_t weeks);

} // namespace groundswell
