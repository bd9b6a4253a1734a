#include <algorithm>
#include <fmt/format.h>
#include <set>

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

/// Whether a single table holds ties: its columns are named as two ends, or two columns hold the same ids
/// again and again. A person's id stands once, but for a row that is there twice, and beside it that of a
/// superior.
bool holds_ties(TableFile const& file)
{
    constexpr double nearly_all = .9;
    auto const& table = file.rows;
    auto const ends = guess_ends(table, file.header);
    if (!ends) return false;
    if (!file.header) {
        // A column beside the two that has another value in each row holds people's ids.
        for (std::size_t c = 0; c < table.columns(); ++c)
            if (c != ends->first && c != ends->second && variety(table, c) > nearly_all) return false;
        return table.columns() == 2 || columns_alike(table).has_value();
    }
    auto const from = guess_columns(table.header(), Column::from);
    auto const to = guess_columns(table.header(), Column::to);
    if (std::ranges::count(from, ends->first) > 0 && std::ranges::count(to, ends->second) > 0) return true;
    auto const ids = guess_columns(table.header(), Column::id);
    if (std::ranges::any_of(ids, [&](auto column) { return variety(table, column) > nearly_all; }))
        return false;
    return variety(table, ends->first) < nearly_all;
}

/// Find out which file holds what, and which is not used. The people of a network are taken where no table
/// holds people.
void sort_files(std::vector<std::string> const& paths, ImportFiles& files, ImportSpec& spec,
                Problems& problems, std::vector<std::string>& unused)
{
    std::string network;
    for (auto const& path : paths) {
        ImportReport unsaid;
        ImportProblems found;
        auto const* file = files.open(path, unsaid, found);
        if (!file) {
            problems.insert(problems.end(), found.all().begin(), found.all().end());
        } else if (file->ties || holds_ties(*file)) {
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
