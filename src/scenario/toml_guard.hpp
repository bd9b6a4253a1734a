#pragma once
#include <string>
#include <string_view>

namespace groundswell {

/// Refuse keys of so many parts that toml++, which makes a table of each part, ends the stack before they
/// end.
///
/// @throws UserError at the line, as for text that is not TOML
void guard_toml(std::string_view text, std::string const& name);

} // namespace groundswell
