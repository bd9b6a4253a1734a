#pragma once
#include <cstdint>
#include <vector>

#include "store/database.hpp"

namespace groundswell {

/// Check everything that is in a study: its tables and their structure, the kind and range of every value,
/// and by its seal whether it is what was written. Nothing that passed can surprise who reads it afterwards
/// in the same transaction.
///
/// @return replicates of which there are figures and no run: somebody deleted it
/// @throws UserError that names the first thing that is wrong
std::vector<std::int64_t> check_study(Database const& study);

/// The same for who only reads: a replicate of which a part is missing is refused as well.
void check_whole_study(Database const& study);

/// Say that a study is damaged.
[[noreturn]] void refuse_damaged(Database const& study, std::string what,
                                 std::string suggestion = "run again into a new file");

} // namespace groundswell
