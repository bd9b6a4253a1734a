#pragma once
#include <string>
#include <string_view>

namespace groundswell {

/// Refuse text that toml++ 3.3 cannot take: a table's brackets without a name after them end in an assertion
/// (or worse), and keys of many parts make tables so deep that the stack ends before they do.
///
/// @throws UserError at the line, as for text that is not TOML
void guard_toml(std::string_view text, std::string const& name);

} // namespace groundswell
