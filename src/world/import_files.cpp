#include "world/import_files.hpp"

#include <fmt/format.h>
#include <set>

namespace groundswell {

namespace {

void report_ragged(Table const& table, ImportReport& report, ImportProblems& problems)
{
    FaultyRows faulty;
    for (auto const& row : table.ragged)
        faulty.add("rows with a wrong number of fields",
                   {.code = ProblemCode::table_wrong_field_count,
                    .place = table.place_of_line(row.line),
                    .what = fmt::format("the number of fields is {}", row.fields),
                    .allowed = fmt::format("the header has {}", table.columns())});
    faulty.settle(file_name(table.path()), table.rows() + table.ragged.size(), report, problems);
    for (auto const& name : table.repeated)
        report.notes.push_back(fmt::format("{}: column '{}' is there more than once; the first is taken",
                                           file_name(table.path()), name));
}

} // namespace

TableFile const* ImportFiles::open(std::string const& path, ImportReport& report, ImportProblems& problems)
{
    auto const [at, fresh] = files_.try_emplace(path);
    if (!fresh) return at->second ? &*at->second : nullptr;
    try {
        at->second = read_table_file(path);
    } catch (UserError const& error) {
        problems.add(error.problems());
        return nullptr;
    }
    auto const& file = *at->second;
    std::string how = file.format == "CSV" ? "" : file.format;
    for (auto const& note : file.notes)
        how += (how.empty() ? "" : ", ") + note;
    if (!how.empty()) report.notes.push_back(file_name(path) + ": " + how);
    report_ragged(file.rows, report, problems);
    if (file.ties) report_ragged(*file.ties, report, problems);
    return &file;
}

Table people_named_in(Table const& ties, std::size_t from, std::size_t to)
{
    Table out(ties.path());
    out.set_header({"id"});
    out.count_rows_as("person");
    std::set<std::string_view> seen;
    for (std::size_t row = 0; row < ties.rows(); ++row)
        for (std::size_t const column : {from, to})
            if (auto const id = ties.cell(row, column); !id.empty() && seen.insert(id).second)
                out.add_copy({std::string(id)});
    return out;
}

} // namespace groundswell
