#pragma once
#include <optional>
#include <string>
#include <vector>

namespace groundswell {

/// Ranks as numbers, smallest first, if all are numbers.
std::optional<std::vector<std::string>> in_number_order(std::vector<std::string> const& values);

/// Ranks, lowest first, if all are steps of one known ladder: a law firm's, a university's, a company's, an
/// army's, a hospital's, low to high; in several languages. Nothing if one is no step, or two are the same.
std::optional<std::vector<std::string>> in_ladder_order(std::vector<std::string> const& values);

} // namespace groundswell
