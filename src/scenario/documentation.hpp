#pragma once
#include <string>

namespace groundswell {

/// Write the parameter table as text for a terminal.
std::string parameters_text();
/// The same as Markdown. The end of docs/model.md is exactly this text.
std::string parameters_markdown();
/// Write the JSON Schema (draft 2020-12) of scenario files, for editors.
std::string scenario_schema();

} // namespace groundswell
