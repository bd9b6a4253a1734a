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

/// Whether a word of the name is "id", as in "id_client", "func_id" and "EmployeID".
bool is_called_id(std::string const& name);

/// Whether a column is called after people ("name", "employee"), so that it may hold names, which repeat.
bool is_called_after_people(std::string const& name);

/// Whether a name says that a column holds ranks, so that any values may be ranks. Others ("status", "role",
/// "stress_level") may hold anything.
bool surely_rank(std::string const& name);

/// Whether a column says how large or how old something is, so that its numbers are no ids.
bool is_called_after_measure(std::string const& name);

/// Whether a column of yes and no says who has left ("left", "attrition").
bool is_called_after_leaving(std::string const& name);

/// The group that a column of zeros and ones is named after ("female", "is_male"): "woman", "man" or "".
std::string group_of_header(std::string const& name);

/// Which end of a numbered ladder a rank column's name puts at the top: +1 the highest number ("grade"), -1
/// the lowest ("status", "rank"), 0 unknown.
int top_of_header(std::string const& name);

} // namespace groundswell
