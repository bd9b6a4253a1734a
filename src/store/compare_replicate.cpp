#include "store/compare_replicate.hpp"

#include <fmt/format.h>
#include <map>

#include "store/sealed_tables.hpp"

namespace groundswell {

namespace {

/// The values of a row, as text, and what it is about.
struct Row {
    std::string words;
    std::vector<std::string> values;
};

std::string value_text(Statement const& row, int column)
{
    if (row.is_null(column)) return "nothing";
    if (row.is_integer(column)) return std::to_string(row.integer(column));
    if (!row.is_text(column)) return fmt::format("{}", row.real(column));
    auto text = row.text(column);
    return text.size() <= 40 ? text : text.substr(0, 40) + "...";
}

/// How many columns tell a row from the others of a replicate.
int key_columns(SealedTable const& table)
{
    std::string_view const name = table.name;
    if (name == "runs") return 1;
    return name == "packed_series" || name == "packed_states" ? 4 : name == "packed_people" ? 3 : 2;
}

std::map<std::vector<std::int64_t>, Row> rows_of(Database const& study, SealedTable const& table,
                                                 std::int64_t replicate)
{
    std::map<std::vector<std::int64_t>, Row> out;
    auto row = study.prepare(fmt::format("SELECT * FROM {} WHERE replicate = ?", table.name));
    row.bind(replicate);
    while (row.step()) {
        std::vector<std::int64_t> key;
        for (int c = 0; c < key_columns(table); ++c)
            key.push_back(row.integer(c));
        Row& one = out[key];
        one.words = table.words(row);
        // What seals a row follows from the rest of it.
        auto const seals = std::string_view(table.name) == "runs" ? 2 : 0;
        for (int c = 0; c < static_cast<int>(table.columns.size()) - seals; ++c)
            one.values.push_back(std::string(row.name(c)) + " " + value_text(row, c));
        if (std::string_view(table.name).starts_with("packed_"))
            one.values.push_back(row.text(static_cast<int>(table.columns.size()) - 1));
    }
    return out;
}

void compare(std::map<std::vector<std::int64_t>, Row> const& kept,
             std::map<std::vector<std::int64_t>, Row> const& again, std::vector<std::string>& out)
{
    for (auto const& [key, row] : kept) {
        auto const other = again.find(key);
        if (other == again.end()) {
            out.push_back(row.words + ": is kept, and there is none");
            continue;
        }
        for (std::size_t i = 0; i < row.values.size() && i < other->second.values.size(); ++i)
            if (auto const& found = other->second.values[i]; row.values[i] != found) {
                out.push_back(fmt::format("{}: kept {}, run again {}", row.words, row.values[i].substr(0, 60),
                                          found.substr(0, 60)));
                break;
            }
    }
    for (auto const& [key, row] : again)
        if (!kept.contains(key)) out.push_back(row.words + ": is not kept, and there is one");
}

} // namespace

std::vector<std::string> differences_of_replicate(Database const& kept, Database const& again,
                                                  std::int64_t replicate)
{
    std::vector<std::string> out;
    compare(rows_of(kept, runs_table(), replicate), rows_of(again, runs_table(), replicate), out);
    for (auto const& table : replicate_tables())
        compare(rows_of(kept, table, replicate), rows_of(again, table, replicate), out);
    return out;
}

} // namespace groundswell
