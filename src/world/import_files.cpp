#include "world/import_files.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace groundswell {

namespace {

void report_ragged(Table const& table, ImportReport& report, ImportProblems& problems)
{
    FaultyRows faulty;
    std::string advice = "quote fields that hold the separator, or fill the row up"; // once is enough
    for (auto const& row : table.ragged)
        faulty.add("rows with a wrong number of fields",
                   {.code = ProblemCode::table_wrong_field_count,
                    .place = table.place_of_line(row.line),
                    .what = fmt::format("the number of fields is {}", row.fields),
                    .allowed = fmt::format("the header has {}", table.columns()),
                    .suggestion = std::exchange(advice, "")});
    faulty.settle(file_name(table.path()), table.rows() + table.ragged.size(), report, problems);
    for (auto const& name : table.repeated)
        report.notes.push_back(fmt::format("{}: column '{}' is there more than once; the first is taken",
                                           file_name(table.path()), name));
}

using Sayings = std::map<std::string_view, std::string_view>;

/// What two columns say of the two ends: by person, the same wherever they are named.
std::optional<Sayings> said_of_ends(Table const& ties, TableEnds ends, TableEnds said)
{
    Sayings out;
    std::set<std::string_view> values;
    std::size_t again = 0;
    for (std::size_t row = 0; row < ties.rows(); ++row)
        for (auto const& [end, column] : {std::pair(ends.from, said.from), std::pair(ends.to, said.to)}) {
            auto const id = ties.cell(row, end);
            auto const value = ties.cell(row, column);
            if (id.empty() || value.empty()) continue;
            auto const [at, fresh] = out.try_emplace(id, value);
            if (at->second != value) return std::nullopt;
            values.insert(value);
            again += !fresh;
        }
    bool const shared = values.size() > 1 && 2 * values.size() <= out.size();
    return shared && again >= out.size() ? std::optional(std::move(out)) : std::nullopt;
}

/// The first two columns that say where the two ends belong, and what they say.
std::optional<std::pair<TableEnds, Sayings>> units_of_ends(Table const& ties, TableEnds ends)
{
    constexpr std::size_t most_columns = 10;
    std::vector<std::size_t> free;
    for (std::size_t c = 0; c < std::min(ties.columns(), most_columns); ++c)
        if (c != ends.from && c != ends.to) free.push_back(c);
    for (auto const a : free)
        for (auto const b : free)
            if (a != b)
                if (auto said = said_of_ends(ties, ends, {a, b}))
                    return std::pair(TableEnds{a, b}, std::move(*said));
    return std::nullopt;
}

/// Names of columns that the spec says, which a header must have.
std::vector<std::string> names_given(ImportSpec const& spec)
{
    std::vector<std::string> out;
    for (auto const* name :
         {&spec.id_column, &spec.group_column, &spec.rank_column, &spec.unit_column, &spec.manager_column,
          &spec.from_column, &spec.to_column, &spec.layer_column, &spec.weight_column})
        if (!name->empty() && *name != special_column::none && *name != special_column::blank)
            out.push_back(*name);
    return out;
}

} // namespace

TableFile const* ImportFiles::open(std::string const& path, ImportReport& report, ImportProblems& problems)
{
    auto const [at, fresh] = files_.try_emplace(path);
    if (!fresh) return at->second ? &*at->second : nullptr;
    try {
        at->second = read_table_file(path, names_given(report.settled));
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

Table people_named_in(Table const& ties, TableEnds ends, ImportReport& report)
{
    Table out(ties.path());
    auto const& asked = report.settled.unit_column;
    auto const units = asked == special_column::none ? std::nullopt : units_of_ends(ties, ends);
    out.set_header(units ? std::vector<std::string>{"id", "unit"} : std::vector<std::string>{"id"});
    out.count_rows_as("person");
    if (units && asked.empty())
        report.guesses.push_back(fmt::format("unit: columns '{}' and '{}' say it of the two ends of a tie",
                                             ties.header()[units->first.from],
                                             ties.header()[units->first.to]));
    std::set<std::string_view> seen;
    for (std::size_t row = 0; row < ties.rows(); ++row)
        for (std::size_t const column : {ends.from, ends.to}) {
            auto const id = ties.cell(row, column);
            if (id.empty() || !seen.insert(id).second) continue;
            std::vector<std::string> cells{std::string(id)};
            if (units) {
                auto const unit = units->second.find(id);
                cells.emplace_back(unit == units->second.end() ? "" : unit->second);
            }
            out.add_copy(cells);
        }
    return out;
}

} // namespace groundswell
