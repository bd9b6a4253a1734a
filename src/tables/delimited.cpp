#include "tables/delimited.hpp"

#include <algorithm>
#include <groundswell/problems.hpp>

#include "tables/dialect.hpp"
#include "tables/records.hpp"

namespace groundswell {

namespace {

using Fields = std::vector<std::string_view>;

/// Names of columns where no row names them: "column 1", and so on.
std::vector<std::string> unnamed(std::size_t count)
{
    return std::vector<std::string>(count);
}

std::vector<std::string> names_in(Fields const& fields, bool row_names)
{
    std::vector<std::string> out(fields.begin(), fields.end());
    if (row_names) out.insert(out.begin(), "");
    return out;
}

/// The fields of the comment that names the columns, which is the last line before `start`.
std::vector<std::string> names_in_comment(std::string const& text, std::size_t start, char separator)
{
    auto const end = text.find_last_not_of("\r\n", start - 1) + 1;
    auto const before = text.find_last_of("\r\n", end - 1);
    std::size_t const first = before == std::string::npos ? 0 : before + 1;
    std::string line = text.substr(first, end - first);
    line.erase(0, line.find_first_not_of("#% \t"));
    Records records(line, 0, separator);
    Fields fields;
    records.next(fields);
    return {fields.begin(), fields.end()};
}

bool is_comment(Fields const& fields)
{
    return fields.front().starts_with('#') || fields.front().starts_with('%');
}

void read_rows(Table& table, Records& records, Fields fields, Dialect const& dialect)
{
    std::size_t const columns = table.columns();
    do {
        if (dialect.comments > 0 && is_comment(fields)) continue;
        // An empty field too many at the end comes from a separator at the end of the line.
        if (fields.size() == columns + 1 && fields.back().empty()) fields.pop_back();
        table.add_row(fields, records.line());
    } while (records.next(fields));
}

} // namespace

Table read_delimited(std::string const& path, std::string text, Dialect* found,
                     std::vector<std::string> const& named)
{
    std::size_t start = 0;
    auto const dialect = recognise_dialect(text, start, named);
    if (found) *found = dialect;
    auto const first_line = static_cast<std::size_t>(
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(start),
                       text.find('\n') == std::string::npos ? '\r' : '\n'));
    std::vector<std::string> names;
    if (dialect.comment_header) names = names_in_comment(text, start, dialect.separator);

    auto const owned = std::make_shared<std::string>(std::move(text));
    Table table(path, owned);
    Records records(*owned, start, dialect.separator);
    records.set_line(first_line);
    Fields fields;
    try {
        for (std::size_t title = 0; title < dialect.titles; ++title)
            records.next(fields);
        if (!records.next(fields))
            throw UserError({.code = ProblemCode::file_empty,
                             .place = {.file = path},
                             .what = "is empty",
                             .allowed = "must have a header and rows",
                             .suggestion = "write the table once more"});
        bool more = true;
        if (dialect.header) {
            names = names_in(fields, dialect.row_names);
            more = records.next(fields);
            // A separator at the end of the header alone names no column.
            if (more && names.back().empty() && fields.size() + 1 == names.size()) names.pop_back();
        } else if (names.empty()) {
            names = unnamed(fields.size());
        }
        table.repeated = table.set_header(std::move(names));
        if (more) read_rows(table, records, std::move(fields), dialect);
    } catch (UnclosedQuote const& quote) {
        throw UserError({.code = ProblemCode::table_malformed,
                         .place = {.file = path, .line = static_cast<int>(quote.line)},
                         .what = "a quote that opens here is never closed",
                         .allowed = "quotes come in pairs",
                         .suggestion = "close it, or double it if it is part of the text"});
    }
    return table;
}

} // namespace groundswell
