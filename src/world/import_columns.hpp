#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "world/column_words.hpp"
#include "world/import_files.hpp"
#include "world/import_index.hpp"

namespace groundswell {

/// A column with few different values: codes by row, values in order of first appearance.
struct CodedColumn {
    std::vector<std::string> values;
    std::vector<std::uint32_t> code;
    TextIndex index;

    std::uint32_t code_of(std::string_view value)
    {
        auto const [number, fresh] = index.add(value);
        if (fresh) values.emplace_back(value);
        return number;
    }
    void add(std::string_view value) { code.push_back(code_of(value)); }
    std::string const& value(std::size_t row) const { return values[code[row]]; }
};

/// The column of this name, which a user gave; if there is none, or the name is a blank to fill, that is a
/// problem.
///
/// @param word  what the column is for, in messages ("id")
std::optional<std::size_t> given_column(Table const& table, char const* word, std::string const& name,
                                        ImportProblems& problems);

/// The column of this name, or nothing.
std::optional<std::size_t> column_named(Table const& table, std::string const& name);

/// Different values of a column other than those that say nothing, as they come; at most `most` + 1.
std::vector<std::string> values_of(Table const& table, std::size_t column, std::size_t most);

/// Whether a column has numbers with fractions, which are measures: no ids, and no ends of ties.
bool holds_measures(Table const& table, std::size_t column);

/// Whether two rows are the same word for word.
bool same_cells(Table const& table, std::size_t a, std::size_t b);

/// A value of the table in quotes, shortened to forty bytes.
std::string quoted(std::string_view value);

/// "a, b, c", or the first twelve and how many more there are.
std::string listed(std::vector<std::string> const& words);

} // namespace groundswell
