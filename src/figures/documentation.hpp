#pragma once
#include <string>

namespace groundswell {

/// The catalogue as a table for a terminal: name, label, over which weeks.
std::string figures_text();

/// The table of docs/model.md III.vi; a test compares the two.
std::string figures_markdown();

} // namespace groundswell
