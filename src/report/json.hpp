#pragma once
#include <groundswell/paired_difference.hpp>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

/// Results as JSON, which knows neither NaN nor infinity: both are null.
///
/// The one header through which others see JSON, as a name only: whoever builds or reads a value includes
/// <nlohmann/json.hpp> in its source file.
namespace groundswell {

using Json = nlohmann::ordered_json;

} // namespace groundswell

namespace groundswell::report {

Json finite(double value);
Json json_of(Estimate const& estimate);
Json json_of(Share const& share);
Json json_of(Ratio const& ratio); ///< null if not determined

/// Six significant digits, which is more than any interval can bear and keeps pages small; null if unknown.
Json rounded(double value);
/// {mean, low, high}, rounded.
Json band(Estimate const& estimate);
/// Round every number of a value, in place.
void round_all(Json& value);

/// Parse what may come from anybody. The value is discarded if the text is no JSON, or is nested so deep that
/// whoever walks the value by recursion might end the stack; every access to it then throws.
Json parse_foreign(std::string_view text);

/// The text of a value as commands print it: indented, with a line break at its end.
std::string json_text(Json const& value);

} // namespace groundswell::report
