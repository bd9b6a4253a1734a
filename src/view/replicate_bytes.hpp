#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "view/page_run.hpp"

namespace groundswell::view {

/// What a replicate left, as bytes: one worker of a page sends it to another, of the same program. Numbers
/// keep every bit.
std::string bytes_of(ReplicateLeft const& left);

/// @throws std::runtime_error if they are not such bytes
ReplicateLeft replicate_of(std::string_view bytes);

} // namespace groundswell::view
