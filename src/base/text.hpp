#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// The candidate nearest to `word` in edit distance (Levenshtein), the first of equals; "" if none is near:
/// at a distance above 1 + a third of the word's length, or with no letter in place.
std::string nearest_word(std::string_view word, std::vector<std::string> const& candidates);

/// "did you mean 'x'?" or "".
std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates);

/// A number as a person would write it: at most six significant digits, no trailing zeros.
std::string format_number(double value);

} // namespace groundswell
