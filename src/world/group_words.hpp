#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// Whether a value says that nothing is known ("", NA, N/A, nan, null, -, prefer not to say, keine Angabe,
/// ...).
bool is_missing(std::string_view value);

/// The same for a value of a column of groups, where codes (999, -1) and short words (ND) say it too.
///
/// @param values  all of the column
bool is_no_group(std::string_view value, std::vector<std::string> const& values);

/// Whether a value says that a person has left ("Terminated", "resigned", "ausgeschieden").
bool is_leaver(std::string_view value);

/// What the values of a gender column usually mean ("woman", "man", "nonbinary"), or "" where that is
/// unknown. Letters are read together: m is a woman beside h (mujer, hombre), and a man beside f.
std::map<std::string, std::string> guess_groups(std::vector<std::string> const& values);

/// A name for a group that a scenario can write: letters, digits, _ and - ("Prefer to describe" becomes
/// prefer_to_describe).
std::string group_key(std::string_view value);

/// Whether a text is yes (1), no (0) or neither (-1), as columns of zeros and ones have it.
int yes_or_no(std::string_view value);

} // namespace groundswell
