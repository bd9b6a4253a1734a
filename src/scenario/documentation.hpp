#pragma once
#include <string>

namespace groundswell {

/// The parameter table as text for a terminal.
std::string parameters_text();
/// As Markdown; the end of docs/model.md is exactly this.
std::string parameters_markdown();
/// JSON Schema (draft 2020-12) of the scenario file, for editors.
std::string scenario_schema();

} // namespace groundswell
