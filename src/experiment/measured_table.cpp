#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

#include "experiment/measured.hpp"
#include "tables/delimited.hpp"
#include "tables/named_columns.hpp"

namespace groundswell {

namespace {

constexpr std::array<char const*, 6> units{"share", "ratio", "odds ratio", "relative", "d", "difference"};

MeasuredNumber number_of(NamedColumns& table, std::size_t row)
{
    constexpr double open = std::numeric_limits<double>::infinity();
    MeasuredNumber out{.id = table.text(row, "id"),
                       .part = table.text(row, "part"),
                       .what = table.text(row, "what"),
                       .value = table.number_if_any(row, "measured"),
                       .low = table.number_if_any(row, "low").value_or(-open),
                       .high = table.number_if_any(row, "high").value_or(open),
                       .unit = table.text(row, "unit"),
                       .when = table.text(row, "when"),
                       .held = table.text(row, "use") == "held",
                       .source = table.text(row, "source")};
    if (std::ranges::count(units, out.unit) == 0)
        table.say(row, "unit", "there is no unit '" + out.unit + "'",
                  fmt::format("one of {}", fmt::join(units, ", ")));
    if (auto const use = table.text(row, "use"); use != "held" && use != "fit")
        table.say(row, "use", "use is '" + use + "'", "fit or held");
    if (out.low > out.high) table.say(row, "low", "low is above high", "at most high");
    return out;
}

} // namespace

std::vector<MeasuredNumber> parse_measured(std::string_view text, std::string const& name)
{
    NamedColumns table(read_delimited(name, std::string(text)),
                       {"id", "part", "what", "measured", "low", "high", "unit", "when", "use", "source"});
    std::vector<MeasuredNumber> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
        out.push_back(number_of(table, row));
    table.done();
    return out;
}

std::vector<MeasuredNumber> const& shipped_measured()
{
    static auto const all = parse_measured(measured_table(), "data/experiments.csv");
    return all;
}

} // namespace groundswell
