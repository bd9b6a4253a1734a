#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace groundswell {

/// Ranks as numbers, smallest first, if all are numbers, or all are numbers behind one word ("E9", "Level
/// 2").
std::optional<std::vector<std::string>> in_number_order(std::vector<std::string> const& values);

/// Ranks, lowest first, if all are steps of one known ladder: a law firm's, a university's, a company's, an
/// army's, a hospital's, low to high; in several languages. Nothing if one is no step, or two are the same.
std::optional<std::vector<std::string>> in_ladder_order(std::vector<std::string> const& values);

/// How high each title stands on the ladder of which the most are steps; titles that are not known are left
/// out. Empty if fewer than two different steps, or than half of the titles, are known.
std::map<std::string, double> heights_on_ladder(std::vector<std::string> const& values);

/// Whether half of some values at least are titles of one hierarchy, in any order.
bool are_titles(std::vector<std::string> const& values);

} // namespace groundswell
