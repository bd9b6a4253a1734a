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

/// "did you mean 'x'?" or "". Of names with dots, those with the same last part are meant as well: 'weeks' is
/// 'run.weeks'.
std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates);

/// What becomes of the ends of lines.
enum class Newlines { kept, shown };

/// The text with every character that a terminal obeys, or that turns the direction of writing, replaced by
/// its number, as "\\u001b": control characters (tabs are left), and bytes that are no UTF-8. As part of a
/// string it is read by JSON and TOML as what it was.
std::string visible(std::string_view text, Newlines newlines = Newlines::kept);

/// Whether brackets of JSON stand more than so deep in each other. To be asked before it is parsed: whoever
/// walks it afterwards needs a stack as deep.
bool is_nested_deeper(std::string_view json, int most = 200);

/// A number as a person would write it: at most six significant digits, no trailing zeros.
std::string format_number(double value);

/// Whether a text is UTF-8 (RFC 3629): no half characters, no surrogates, no longer forms than needed.
bool is_utf8(std::string_view text);

} // namespace groundswell
