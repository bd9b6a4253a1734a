#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <limits>

#include "base/text.hpp"
#include "experiment/measured.hpp"
#include "tables/delimited.hpp"
#include "tables/numbers.hpp"

namespace groundswell {

namespace {

constexpr std::array<char const*, 10> wanted{"id",   "part", "what", "measured", "low",
                                             "high", "unit", "when", "use",      "source"};
constexpr std::array<char const*, 6> units{"share", "ratio", "odds ratio", "relative", "d", "difference"};

class MeasuredTable {
  public:
    explicit MeasuredTable(Table table) : table_(std::move(table))
    {
        for (std::size_t c = 0; c < wanted.size(); ++c) {
            auto const at = std::ranges::find(table_.header(), wanted[c]);
            column_[c] = static_cast<std::size_t>(at - table_.header().begin());
            if (at == table_.header().end())
                problems_.push_back({.code = ProblemCode::table_missing_column,
                                     .place = table_.place_of_line(1, wanted[c]),
                                     .what = fmt::format("no column '{}'", wanted[c]),
                                     .suggestion = did_you_mean(wanted[c], table_.header())});
        }
        throw_if_any(problems_);
    }

    std::vector<MeasuredNumber> read()
    {
        std::vector<MeasuredNumber> out;
        for (std::size_t row = 0; row < table_.rows(); ++row)
            out.push_back(read(row));
        throw_if_any(problems_);
        return out;
    }

  private:
    MeasuredNumber read(std::size_t row)
    {
        MeasuredNumber out;
        auto const text = [&](std::size_t c) { return std::string(table_.cell(row, column_[c])); };
        out.id = text(0);
        out.part = text(1);
        out.what = text(2);
        if (!text(3).empty()) out.value = number(row, 3, 0);
        constexpr double open = std::numeric_limits<double>::infinity();
        out.low = number(row, 4, -open);
        out.high = number(row, 5, open);
        out.unit = text(6);
        out.when = text(7);
        out.held = text(8) == "held";
        out.source = text(9);
        if (std::ranges::count(units, out.unit) == 0)
            say(row, 6, "there is no unit '" + out.unit + "'",
                fmt::format("one of {}", fmt::join(units, ", ")));
        if (text(8) != "held" && text(8) != "fit") say(row, 8, "use is '" + text(8) + "'", "fit or held");
        if (out.low > out.high) say(row, 4, "low is above high", "at most high");
        return out;
    }

    /// @param absent  the value of an empty cell
    double number(std::size_t row, std::size_t c, double absent)
    {
        auto const cell = table_.cell(row, column_[c]);
        if (cell.empty()) return absent;
        auto const value = as_number(cell);
        if (!value) say(row, c, fmt::format("{} is '{}'", wanted[c], cell), "a number, or nothing");
        return value.value_or(absent);
    }

    void say(std::size_t row, std::size_t c, std::string what, std::string allowed)
    {
        problems_.push_back({.code = ProblemCode::table_wrong_number,
                             .place = table_.place(row, wanted[c]),
                             .what = std::move(what),
                             .allowed = std::move(allowed)});
    }

    Table table_;
    std::array<std::size_t, wanted.size()> column_{};
    Problems problems_;
};

} // namespace

std::vector<MeasuredNumber> parse_measured(std::string_view text, std::string const& name)
{
    return MeasuredTable(read_delimited(name, std::string(text))).read();
}

std::vector<MeasuredNumber> const& shipped_measured()
{
    static auto const all = parse_measured(measured_table(), "data/experiments.csv");
    return all;
}

} // namespace groundswell
