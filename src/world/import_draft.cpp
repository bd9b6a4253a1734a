#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "tables/numbers.hpp"
#include "world/import_reading.hpp"

namespace groundswell {

namespace {

/// How many different values a column has, as a share of its rows.
double variety(Table const& table, std::size_t column)
{
    std::set<std::string_view> seen;
    for (std::size_t row = 0; row < table.rows(); ++row)
        seen.insert(table.cell(row, column));
    return table.rows() == 0 ? 0 : static_cast<double>(seen.size()) / static_cast<double>(table.rows());
}

/// Whether a column of a list without a header may say when a tie was: numbers that grow, behind the two ends
/// or as large as seconds since 1970 are.
bool holds_times(Table const& table, std::size_t column, std::size_t last_end)
{
    constexpr double least_seconds = 1e8;
    double last = column > last_end ? 0 : least_seconds;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        auto const time = as_number(table.cell(row, column));
        if (!time || *time < last) return false;
        last = *time;
    }
    return true;
}

/// Whether a single table holds ties: its columns are named as two ends, or it has few columns and two of
/// them hold the same ids again and again. A person's id stands once, but for a row that is there twice, and
/// beside it that of a superior. Where people stand once for each of their absences or terms, the columns
/// beside the id are many, and codes in two of them may look alike.
bool holds_ties(TableFile const& file)
{
    constexpr double nearly_all = .9;
    constexpr std::size_t most_columns = 4; // two ends, a layer and a weight
    auto const& table = file.rows;
    auto const ends = guess_ends(table, file.header);
    if (!ends) return false;
    if (!file.header) {
        // A column beside the two that has another value in each row holds people's ids.
        for (std::size_t c = 0; c < table.columns(); ++c)
            if (c != ends->first && c != ends->second && variety(table, c) > nearly_all &&
                !holds_times(table, c, ends->second))
                return false;
        return table.columns() == 2 || columns_alike(table).has_value();
    }
    auto const from = guess_columns(table.header(), Column::from);
    auto const to = guess_columns(table.header(), Column::to);
    auto const ids = guess_columns(table.header(), Column::id);
    bool const own_rows =
        std::ranges::any_of(ids, [&](auto column) { return variety(table, column) > nearly_all; });
    // A person of whom much is known has a row, whatever two of the columns are called.
    constexpr std::size_t many_columns = 15;
    if (own_rows && table.columns() > many_columns) return false;
    if (std::ranges::count(from, ends->first) > 0 && std::ranges::count(to, ends->second) > 0) return true;
    if (table.columns() > most_columns || own_rows) return false;
    return variety(table, ends->first) < nearly_all;
}

/// Whether a list of two columns without a header gives each person one value, which people share: beside a
/// file of ties it says what people are, and alone it may hold ties.
bool holds_labels(TableFile const& file)
{
    auto const& table = file.rows;
    constexpr std::size_t fewest = 4;
    return !file.ties && !file.header && table.columns() == 2 && table.rows() >= fewest &&
           variety(table, 0) == 1 && variety(table, 1) <= .5;
}

/// Find out which file holds what, and which is not used. The people of a network are taken where no table
/// holds people.
void sort_files(std::vector<std::string> const& paths, ImportFiles& files, ImportSpec& spec,
                Problems& problems, std::vector<std::string>& unused)
{
    std::string network;
    for (auto const& path : paths) {
        ImportReport unsaid;
        unsaid.settled = spec;
        ImportProblems found;
        auto const* file = files.open(path, unsaid, found);
        bool const labels = file && paths.size() > 1 && spec.people_file.empty() && holds_labels(*file);
        if (!file) {
            problems.insert(problems.end(), found.all().begin(), found.all().end());
        } else if (file->ties || (holds_ties(*file) && !labels)) {
            spec.ties_files.push_back(path);
            if (file->ties && network.empty()) network = path;
        } else if (spec.people_file.empty()) {
            spec.people_file = path;
        } else {
            unused.push_back(
                fmt::format("{}: a second table of people, not used; if it holds ties, name their ends "
                            "'from' and 'to'",
                            file_name(path)));
        }
    }
    if (spec.people_file.empty()) spec.people_file = network;
}

} // namespace

ImportDraft draft_import(std::vector<std::string> const& files, ImportSpec const& start)
{
    ImportSpec given = start;
    ImportFiles sorted;
    Problems unreadable;
    std::vector<std::string> unused;
    sort_files(files, sorted, given, unreadable, unused);
    throw_if_any(unreadable);
    ImportDraft out;
    ImportProblems problems;
    try_import(given, Key{}, out.report, problems);
    out.problems = problems.all();
    out.report.notes.insert(out.report.notes.begin(), unused.begin(), unused.end());
    auto const& spec = out.report.settled;
    for (auto const& [key, name] :
         {std::pair{"columns.id", &spec.id_column}, std::pair{"columns.from", &spec.from_column},
          std::pair{"columns.to", &spec.to_column}})
        if (*name == special_column::blank) out.blanks.emplace_back(key);
    return out;
}

} // namespace groundswell
