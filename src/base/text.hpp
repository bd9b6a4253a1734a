#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// A text of a user as a message may repeat it: at most `most` bytes, the rest counted, and without
/// characters that would command a terminal. UTF-8 stays whole.
std::string repeatable(std::string_view text, std::size_t most);

/// The candidate nearest to `word` in edit distance (Levenshtein), the first of equals; "" if none is near:
/// at a distance above 1 + a third of the word's length, with no letter in place, or if the word is longer
/// than any name.
std::string nearest_word(std::string_view word, std::vector<std::string> const& candidates);

/// "did you mean 'x'?" or "".
std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates);

/// A number as a person would write it: at most six significant digits, no trailing zeros.
std::string format_number(double value);

} // namespace groundswell
