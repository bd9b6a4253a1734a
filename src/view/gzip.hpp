#pragma once
#include <string>
#include <string_view>

namespace groundswell::view {

/// Packed as gzip does, as small as it can. The same bytes give the same bytes.
std::string gzipped(std::string_view bytes);

} // namespace groundswell::view
