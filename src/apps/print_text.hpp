#pragma once
#include <string>

namespace groundswell {

/// Print on standard output. Names and titles come from anybody's files, so what a terminal would obey is
/// shown instead (`visible`).
void print_text(std::string const& text);
/// The same on standard error.
void print_error(std::string const& text);

} // namespace groundswell
