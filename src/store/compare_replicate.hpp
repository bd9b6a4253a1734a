#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace groundswell {

/// What one study keeps of a replicate, and another one otherwise, by name and with both values.
std::vector<std::string> differences_of_replicate(Database const& kept, Database const& again,
                                                  std::int64_t replicate);

} // namespace groundswell
