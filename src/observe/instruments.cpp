#include "observe/instruments.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tables/delimited.hpp"
#include "tables/named_columns.hpp"

namespace groundswell {

namespace {

constexpr std::array<char const*, 3> asked_names{"target", "perpetrator", "witness"};
constexpr std::array<char const*, 4> kinds{"remark", "hostility", "advance", "coercion"};

Instrument instrument_of(NamedColumns& table, std::size_t row)
{
    Instrument out{.name = table.text(row, "name"),
                   .question = table.text(row, "question"),
                   .source = table.text(row, "source")};
    if (out.name.empty() ||
        out.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos)
        table.say(row, "name", fmt::format("'{}' is no name of an instrument", out.name),
                  "small letters, digits and _");
    auto const asked = std::ranges::find(asked_names, table.text(row, "asked"));
    if (asked == asked_names.end())
        table.say(row, "asked", fmt::format("nobody is asked as '{}'", table.text(row, "asked")),
                  fmt::format("one of {}", fmt::join(asked_names, ", ")));
    else
        out.asked = static_cast<Asked>(asked - asked_names.begin());
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        double const p = table.number(row, kinds[kind]);
        if (!(p >= 0 && p <= 1))
            table.say(row, kinds[kind], fmt::format("{} is {}", kinds[kind], p), "a probability, 0 to 1");
        out.recall[kind] = p;
    }
    if (std::ranges::all_of(out.recall, [](double p) { return p == 0; }))
        table.say(row, "remark", fmt::format("'{}' counts no kind of act", out.name),
                  "a probability above 0 for one of remark, hostility, advance, coercion");
    auto const at_least = table.number(row, "at_least");
    if (at_least != 1 && at_least != 2)
        table.say(row, "at_least", fmt::format("at_least is {}", at_least), "1 or 2");
    auto const window = table.number(row, "window_weeks");
    if (!(window >= 1 && window <= 20'000) || window != static_cast<int>(window))
        table.say(row, "window_weeks", fmt::format("window_weeks is {}", window), "whole weeks, 1 to 20000");
    else
        out.window = static_cast<int>(window);
    out.at_least = at_least == 2 ? 2 : 1;
    return out;
}

} // namespace

std::vector<Instrument> parse_instruments(std::string_view text, std::string const& name)
{
    NamedColumns table(read_delimited(name, std::string(text)),
                       {"name", "asked", "remark", "hostility", "advance", "coercion", "at_least",
                        "window_weeks", "question", "source"});
    std::vector<Instrument> out;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        auto next = instrument_of(table, row);
        if (std::ranges::find(out, next.name, &Instrument::name) != out.end())
            table.say(row, "name", fmt::format("'{}' is there twice", next.name), "one row for each");
        out.push_back(std::move(next));
    }
    table.done();
    return out;
}

std::span<Instrument const> instruments()
{
    static auto const all = parse_instruments(shipped_instruments(), "data/instruments.csv");
    return all;
}

} // namespace groundswell
