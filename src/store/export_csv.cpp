#include <fmt/format.h>
#include <fstream>
#include <groundswell/problems.hpp>

#include "base/csv.hpp"
#include "base/whole_file.hpp"
#include "store/database.hpp"
#include "store/export.hpp"

namespace groundswell {

namespace {

namespace fs = std::filesystem;

struct Table {
    char const* name;
    char const* rows;
};
/// Rows hold names of groups, counters and states, not their ids, so that each file can be read alone.
constexpr Table tables[]{
    {"provenance", "SELECT name, value FROM provenance WHERE name <> 'contents'"},
    {"commands", "SELECT position, command FROM commands ORDER BY position"},
    {"parameters", "SELECT name, value FROM parameters"},
    {"group_names", "SELECT id, name FROM group_names ORDER BY id"},
    {"rank_names", "SELECT id, name FROM rank_names ORDER BY id"},
    {"runs", "SELECT replicate, result_hash, metrics_hash, first_week, weeks, messages, candidates,"
             " intervention_cost FROM runs"},
    {"metrics", "SELECT replicate, position, name, group_name, value, base, withheld FROM metrics"},
    {"funnel", "SELECT replicate, position, stage, events FROM funnel"},
    {"totals", "SELECT replicate, counter, events FROM totals"},
    {"end_states",
     "SELECT e.replicate, s.name AS state, e.mean FROM end_states e JOIN state_names s ON s.id = e.state"},
    {"series", "SELECT * FROM series"},
    {"people", "SELECT * FROM people"},
    {"states", "SELECT * FROM states"},
    {"experiments", "SELECT name, definition FROM experiments"},
    {"points", "SELECT experiment, point, replicate, metric, group_name, value FROM points"
               " ORDER BY experiment, point, replicate, id"},
};

std::string cell(Statement const& row, int column)
{
    if (row.is_null(column)) return "";
    if (row.is_integer(column)) return std::to_string(row.integer(column));
    if (!row.is_text(column)) return fmt::format("{}", row.real(column));
    return csv_cell(row.text(column));
}

void write_table(Database const& study, Table const& table, fs::path const& file, Stop stop)
{
    std::ofstream out(file, std::ios::binary);
    auto row = study.prepare(table.rows);
    for (int c = 0; c < row.columns(); ++c)
        out << (c ? "," : "") << row.name(c);
    out << '\n';
    for (std::size_t n = 0; row.step(); ++n) {
        stop.look(n);
        for (int c = 0; c < row.columns(); ++c)
            out << (c ? "," : "") << cell(row, c);
        out << '\n';
    }
    out.close();
    if (!out)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = file.parent_path().string()},
                                .what = "cannot be written",
                                .allowed = "no permission, or the disk is full",
                                .suggestion = "choose another folder"});
}

} // namespace

std::vector<fs::path> export_csv(Database const& study, fs::path const& folder, Stop stop)
{
    std::error_code error;
    fs::create_directory(folder, error);
    if (!fs::is_directory(folder))
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = folder.string()},
                                .what = "cannot be made",
                                .allowed = fs::exists(folder) ? "it is a file"
                                                              : "no such parent folder, or no permission",
                                .suggestion = "choose another folder"});
    std::vector<Draft> drafts;
    std::vector<fs::path> files;
    for (auto const& table : tables) {
        files.push_back(folder / (std::string(table.name) + ".csv"));
        require_place(files.back().string());
        write_table(study, table, drafts.emplace_back(files.back()).path(), stop);
    }
    for (auto& draft : drafts)
        draft.keep();
    return files;
}

} // namespace groundswell
