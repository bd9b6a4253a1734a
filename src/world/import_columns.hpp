#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "world/csv.hpp"
#include "world/guess_words.hpp"
#include "world/import.hpp"
#include "world/import_index.hpp"
#include "world/import_problems.hpp"

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
};

struct ColumnAsked {
    Column column{};
    char const* word{""}; ///< in messages ("id")
    bool needed{false};
};

/// Where a column is in the table's header.
///
/// @param name  as given by the user; "-": there is none; "": guessed, set to what was found or "-", and said
/// if
///              the column is not simply called by its word
/// @return nothing if there is none, which is a problem if a name was given or the column is needed
std::optional<std::size_t> find_column(CsvReader const& table, ColumnAsked const& asked, std::string& name,
                                       ImportReport& report, ImportProblems& problems);

/// A value of the table in quotes, shortened to forty bytes.
std::string quoted(std::string_view value);

/// "a, b, c", or the first ten and how many more there are.
std::string listed(std::vector<std::string> const& words);

} // namespace groundswell
