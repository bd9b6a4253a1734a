#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// What a column of the tables can be.
enum class Column { id, group, rank, unit, manager, layer, from, to, weight };

/// Columns of a header that are named as such columns usually are, the surest first: in English, German,
/// French, Spanish, Portuguese and Italian, and as personnel systems export them. Case, accents, blanks and
/// punctuation make no difference.
std::vector<std::size_t> guess_columns(std::vector<std::string> const& header, Column column);

/// Whether one of a name's words, folded, is this one.
bool has_word(std::string const& name, std::string_view word);

/// The group that a column of zeros and ones is named after ("female", "is_male"): "woman", "man" or "".
std::string group_of_header(std::string const& name);

/// Which end of a numbered ladder a rank column's name puts at the top: +1 the highest number ("grade"), -1
/// the lowest ("status", "rank"), 0 unknown.
int top_of_header(std::string const& name);

} // namespace groundswell
