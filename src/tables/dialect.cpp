#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "base/trimmed.hpp"
#include "tables/dialect.hpp"
#include "tables/numbers.hpp"
#include "tables/records.hpp"

namespace groundswell {

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t sample_rows = 400;
constexpr std::size_t sample_bytes = std::size_t{1} << 20;

/// The first rows of a text, read in one dialect. A copy, because reading changes the text. Empty if quotes
/// do not close.
Rows sample(std::string const& text, std::size_t from, char separator)
{
    bool const cut = text.size() - from > sample_bytes;
    std::string copy = text.substr(from, sample_bytes);
    Records records(copy, 0, separator);
    Rows out;
    std::vector<std::string_view> fields;
    try {
        while (out.size() < sample_rows && records.next(fields))
            out.emplace_back(fields.begin(), fields.end());
    } catch (UnclosedQuote const&) {
        return {};
    }
    if (cut && out.size() > 1 && out.size() < sample_rows) out.pop_back();
    return out;
}

struct Fit {
    double same{0};         ///< share of rows that have the commonest number of fields
    std::size_t columns{1}; ///< that number
    bool header_fits{false}, row_names{false};
    std::size_t titles{0}; ///< rows above
};

Fit fit_of(Rows const& rows, char separator)
{
    std::map<std::size_t, std::size_t> count;
    for (std::size_t r = rows.size() > 1 ? 1 : 0; r < rows.size(); ++r)
        ++count[rows[r].size()];
    Fit fit;
    std::size_t most = 0, all = 0;
    for (auto const& [columns, n] : count) {
        all += n;
        if (n >= most) fit.columns = columns;
        most = std::max(most, n);
    }
    if (all == 0) return fit;
    fit.same = static_cast<double>(most) / static_cast<double>(all);
    auto const header = rows.front().size();
    fit.row_names = fit.same == 1 && header + 1 == fit.columns && (separator != ' ' || fit.columns > 2);
    fit.header_fits = header == fit.columns || fit.row_names;
    return fit;
}

bool trailing_separator(Rows const& rows)
{
    return std::ranges::all_of(rows, [](auto const& row) { return row.size() > 1 && row.back().empty(); });
}

/// Whether a comment line names the columns of the rows that follow it.
bool names_columns(std::string const& line, Rows const& rows, char separator)
{
    auto const read = sample(line, 0, separator); // a comment may open a quote and never close it
    if (rows.empty() || read.empty() || read.front().size() != rows.front().size() || read.front().size() < 2)
        return false;
    bool const words = std::ranges::all_of(read.front(), [](auto const& field) {
        return !field.empty() && !as_number(field) && field.size() < 32;
    });
    return words &&
           std::ranges::any_of(rows.front(), [](auto const& cell) { return as_number(cell).has_value(); });
}

bool is_filled(std::string const& cell)
{
    return cell.find_first_not_of(" \t") != std::string::npos;
}

std::size_t filled_in(std::vector<std::string> const& row)
{
    return static_cast<std::size_t>(std::ranges::count_if(row, is_filled));
}

/// Whether a cell may be the name of a column; "NA" above numbers is a value that is missing.
bool may_be_name(std::string const& cell)
{
    constexpr std::array<std::string_view, 9> missing{"NA",  "na",   "N/A",  "n/a", "NaN",
                                                      "nan", "null", "NULL", "None"};
    return std::ranges::any_of(cell,
                               [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }) &&
           !as_number(cell) && std::ranges::find(missing, cell) == missing.end();
}

/// How many columns are numbers under a word, as only columns under a header are.
std::size_t words_over_numbers(Rows const& rows)
{
    std::size_t out = 0;
    for (std::size_t c = 0; c < rows.front().size(); ++c) {
        std::size_t numbers = 0, words = 0;
        for (std::size_t r = 1; r < rows.size(); ++r)
            if (c < rows[r].size() && is_filled(rows[r][c]))
                ++(as_number(rows[r][c], true) ? numbers : words);
        out += numbers > 0 && words == 0 && may_be_name(rows.front()[c]);
    }
    return out;
}

bool names_one_of(std::vector<std::string> const& row, std::vector<std::string> const& named)
{
    return std::ranges::any_of(
        row, [&](auto const& cell) { return std::ranges::find(named, trimmed(cell)) != named.end(); });
}

} // namespace

std::size_t titles_above(Rows const& rows, std::vector<std::string> const& named)
{
    constexpr std::size_t most_titles = 10, fewest_columns = 3;
    std::map<std::size_t, std::size_t> count;
    for (auto const& row : rows)
        ++count[row.size()];
    std::size_t columns = 0, most = 0;
    for (auto const& [size, n] : count)
        if (n >= most) {
            columns = size;
            most = n;
        }
    if (columns < fewest_columns) return 0;
    std::size_t const few = std::min<std::size_t>(2, columns / 2);
    std::size_t titles = 0;
    while (titles < std::min(rows.size(), most_titles) && filled_in(rows[titles]) <= few)
        ++titles;
    if (titles == 0 || titles + 1 >= rows.size() || filled_in(rows[titles]) < columns) return 0;
    Rows const below(rows.begin() + static_cast<std::ptrdiff_t>(titles), rows.end());
    auto const sparse = std::ranges::count_if(below, [&](auto const& row) { return filled_in(row) <= few; });
    bool const full = 2 * static_cast<std::size_t>(sparse) < below.size();
    return full && looks_like_header(below, named) ? titles : 0;
}

std::string set_aside(std::size_t titles)
{
    return titles == 1 ? "the row above the header is set aside"
                       : "the " + std::to_string(titles) + " rows above the header are set aside";
}

bool looks_like_header(Rows const& rows, std::vector<std::string> const& named)
{
    if (rows.empty()) return true;
    auto const& first = rows.front();
    if (names_one_of(first, named)) return true;
    std::size_t numbers = 0, filled = 0;
    for (auto const& cell : first) {
        filled += !cell.empty();
        numbers += as_number(cell).has_value();
    }
    if (2 * numbers >= std::max<std::size_t>(filled, 1)) return false;
    // In a list of ties the name of a person may stand first on one side and below only on the other.
    bool const list = first.size() <= 3;
    std::set<std::size_t> repeated;
    for (std::size_t r = 1; r < rows.size(); ++r)
        for (std::size_t c = 0; c < std::min(first.size(), rows[r].size()); ++c) {
            auto const& cell = rows[r][c];
            if (!cell.empty() && (list ? std::ranges::count(first, cell) > 0 : cell == first[c]))
                repeated.insert(c);
        }
    if (repeated.empty()) return true;
    // A column may hold the word that names it ("sales"), if other names stand above numbers.
    std::set<std::string> const different(first.begin(), first.end());
    return numbers == 0 && different.size() == first.size() && repeated.size() < words_over_numbers(rows);
}

Dialect recognise_dialect(std::string const& text, std::size_t& start, std::vector<std::string> const& named)
{
    Dialect dialect;
    std::string last_comment;
    // Lines that start with # or % before the first row are comments, unless # is itself the first field.
    auto const line_end = [&](std::size_t at) {
        return std::min(text.find_first_of("\r\n", at), text.size());
    };
    while (start < text.size() && (text[start] == '#' || text[start] == '%')) {
        std::size_t const end = line_end(start);
        bool const field =
            start + 1 < end && std::string_view(",;\t|").find(text[start + 1]) != std::string_view::npos;
        if (field) break;
        last_comment = text.substr(start, end - start);
        last_comment.erase(0, last_comment.find_first_not_of("#% \t"));
        ++dialect.comments;
        start = end;
        if (start < text.size() && text[start] == '\r') ++start;
        if (start < text.size() && text[start] == '\n') ++start;
    }

    constexpr std::array<char, 5> separators{',', ';', '\t', '|', ' '};
    std::optional<Fit> best;
    Rows rows = sample(text, start, ',');
    for (char const separator : separators) {
        auto read = sample(text, start, separator);
        if (read.empty()) continue;
        auto const titles = titles_above(read, named);
        read.erase(read.begin(), read.begin() + static_cast<std::ptrdiff_t>(titles));
        auto fit = fit_of(read, separator);
        fit.titles = titles;
        if (fit.columns < 2 && read.front().size() < 2) continue;
        // Blanks separate only where they do so in every line.
        if (separator == ' ' && (fit.same < 1 || !fit.header_fits)) continue;
        auto const key = [](Fit const& f) {
            return std::tuple(f.header_fits, f.same >= .9, f.titles == 0, !f.row_names, f.columns);
        };
        if (best && (separator == ' ' || key(fit) <= key(*best))) continue;
        best = fit;
        dialect.separator = separator;
        dialect.titles = titles;
        dialect.row_names = fit.row_names && !trailing_separator({read.begin() + 1, read.end()});
        rows = std::move(read);
    }
    if (dialect.comments > 0 && names_columns(last_comment, rows, dialect.separator)) {
        dialect.comment_header = true;
        dialect.header = false;
    } else {
        dialect.header = dialect.row_names || looks_like_header(rows, named);
    }
    return dialect;
}

} // namespace groundswell
