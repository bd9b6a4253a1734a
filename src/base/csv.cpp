#include "base/csv.hpp"

#include <charconv>
#include <string_view>

namespace groundswell {

namespace {

/// Whether a spreadsheet would take it for a formula. A number is none.
bool is_formula(std::string_view text)
{
    if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos)
        return false;
    double value = 0;
    char const* const first = text.data() + (text.front() == '+' ? 1 : 0);
    char const* const last = text.data() + text.size();
    auto const [end, error] = std::from_chars(first, last, value);
    return error != std::errc{} || end != last;
}

} // namespace

std::string csv_cell(std::string text)
{
    if (is_formula(text)) text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (char const c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

std::string csv_row(std::vector<std::string> const& cells)
{
    std::string out;
    for (auto const& cell : cells)
        out += (&cell == &cells.front() ? "" : ",") + csv_cell(cell);
    return out + "\n";
}

} // namespace groundswell
