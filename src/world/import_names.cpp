#include "world/import_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <set>
#include <string_view>

#include "world/column_words.hpp"

namespace groundswell {

namespace {

constexpr std::size_t most_looked_at = 1'000; ///< rows

/// "anna@example.org".
bool is_address(std::string_view cell)
{
    auto const at = cell.find('@');
    return at != std::string_view::npos && at > 0 && cell.find(' ') == std::string_view::npos &&
           cell.find('.', at + 2) != std::string_view::npos &&
           cell.find('@', at + 1) == std::string_view::npos;
}

bool is_capital(char c)
{
    return ('A' <= c && c <= 'Z') ||
           static_cast<unsigned char>(c) == 0xC3; // a letter with an accent may be one
}

/// "Anna Berg", "Berg, Anna", "Anna M. Berg": two to four words with capitals, without digits.
bool is_full_name(std::string_view cell)
{
    int words = 0;
    bool starts = true;
    for (char const c : cell) {
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) return false;
        bool const blank = c == ' ' || c == ',';
        if (!blank && starts) {
            if (!is_capital(c)) return false;
            ++words;
        }
        starts = blank;
    }
    return 2 <= words && words <= 4;
}

/// "Anna", "O'Neill": letters, and enough of them to be no code.
bool is_one_name(std::string_view cell)
{
    return cell.size() >= 3 && is_capital(cell.front()) && std::ranges::none_of(cell, [](char c) {
               return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '_';
           });
}

/// What headers call the names of persons.
bool is_word_for_name(std::string_view header)
{
    constexpr std::array words{"name",        "full name", "fullname",  "first name",  "firstname",
                               "last name",   "lastname",  "surname",   "forename",    "given name",
                               "family name", "vorname",   "nachname",  "nom",         "prénom",
                               "nombre",      "apellido",  "apellidos", "person name", "staff name",
                               "first_name",  "last_name", "full_name"};
    std::string small(header);
    std::ranges::transform(small, small.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    return std::ranges::find(words, std::string_view(small)) != words.end();
}

/// Titles are words with capitals as names are.
bool is_called_otherwise(std::string const& header)
{
    return std::ranges::any_of(std::array{Column::rank, Column::layer},
                               [&](Column column) { return !guess_columns({header}, column).empty(); });
}

} // namespace

void note_names(PeopleTable const& people, bool header, ImportReport& report)
{
    auto const& table = *people.table;
    auto const rows = std::min(table.rows(), most_looked_at);
    if (rows == 0) return;
    auto const& used = people.columns;
    for (std::size_t column = 0; column < table.columns(); ++column) {
        std::size_t addresses = 0, names = 0, words = 0;
        std::set<std::string_view> different;
        for (std::size_t row = 0; row < rows; ++row) {
            auto const cell = table.cell(row, column);
            addresses += is_address(cell);
            names += is_full_name(cell);
            words += is_one_name(cell);
            different.insert(cell);
        }
        bool const called = header && 2 * words > rows && is_word_for_name(table.header()[column]);
        // Names of units repeat; those of persons hardly do.
        bool const title = header && is_called_otherwise(table.header()[column]);
        bool const named = called || (!title && 2 * names > rows && 2 * different.size() > rows);
        if (2 * addresses <= rows && !named) continue;
        bool const shown = used.unit == column || used.group == column || used.rank == column;
        report.notes.push_back(
            fmt::format("{}: column '{}' looks like {}; {}", table.path(), table.header()[column],
                        2 * addresses > rows ? "e-mail addresses" : "names of persons",
                        shown ? "results show its values, so use another column"
                        : used.id == column || used.manager == column
                            ? "it is used to match rows and not kept; numbers would do as well"
                            : "it is not used, so leave it out of the table"));
    }
}

} // namespace groundswell
