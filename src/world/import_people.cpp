#include "world/import_people.hpp"

namespace groundswell {

namespace {

struct Positions {
    std::optional<std::size_t> id, group, rank, unit;
};

Positions find_columns(CsvReader const& csv, ImportSpec& spec, ImportReport& report, ImportProblems& problems)
{
    auto const find = [&](ColumnAsked const& asked, std::string& name) {
        return find_column(csv, asked, name, report, problems);
    };
    Positions at;
    at.id = find({Column::id, "id", true}, spec.id_column);
    at.group = find({Column::group, "group"}, spec.group_column);
    at.rank = find({Column::rank, "rank"}, spec.rank_column);
    at.unit = find({Column::unit, "unit"}, spec.unit_column);
    return at;
}

/// Whether the row names somebody new, who then gets a row of the table if all fields are there.
bool add_person(CsvReader const& csv, std::string_view id, PeopleTable& people, ImportProblems& problems)
{
    if (id.empty()) {
        problems.add(csv.path(), "rows without an id",
                     {.code = ProblemCode::table_missing_value,
                      .place = csv.place("id"),
                      .what = "the id is empty",
                      .allowed = "each person has one"});
        return false;
    }
    auto const [number, fresh] = people.ids.add(id);
    if (!fresh) {
        problems.add(csv.path(), "rows with an id that is given twice",
                     {.code = ProblemCode::table_duplicate_id,
                      .place = csv.place("id"),
                      .what = "has the id of line " + std::to_string(people.line_of_id[number]),
                      .allowed = "each person has one row",
                      .suggestion = "remove one of the two"});
        return false;
    }
    people.line_of_id.push_back(csv.line());
    if (!csv.complete()) return false;
    people.line.push_back(csv.line());
    return true;
}

void read_rows(CsvReader& csv, Positions const& at, PeopleTable& people, ImportProblems& problems)
{
    bool any = false;
    while (csv.next()) {
        any = true;
        auto const fields = csv.fields();
        if (!csv.complete())
            problems.add(csv.path(), "rows with a wrong number of fields",
                         {.code = ProblemCode::table_wrong_field_count,
                          .place = csv.place(),
                          .what = "the number of fields is " + std::to_string(fields.size()),
                          .allowed = "the header has " + std::to_string(csv.header().size())});
        // A row of the wrong length still makes its person known, so that ties to it are not faults as well.
        if (!at.id || *at.id >= fields.size() || !add_person(csv, fields[*at.id], people, problems)) continue;
        if (at.group) people.group.add(fields[*at.group]);
        if (at.rank) people.rank.add(fields[*at.rank]);
        if (at.unit) people.unit.add(fields[*at.unit]);
        if (at.unit && fields[*at.unit].empty())
            problems.add(csv.path(), "rows without a unit",
                         {.code = ProblemCode::table_missing_value,
                          .place = csv.place(csv.header()[*at.unit]),
                          .what = "'" + csv.header()[*at.unit] + "' is empty",
                          .allowed = "each person has one"});
    }
    if (!any)
        problems.add({.code = ProblemCode::table_no_rows,
                      .place = {.file = csv.path()},
                      .what = "has a header and no rows",
                      .allowed = "at least one person"});
}

} // namespace

PeopleTable read_people(ImportSpec& spec, ImportReport& report, ImportProblems& problems)
{
    PeopleTable people;
    try {
        CsvReader csv(spec.people_file);
        auto const at = find_columns(csv, spec, report, problems);
        people.readable = at.id.has_value();
        read_rows(csv, at, people, problems);
    } catch (UserError const& error) {
        problems.add(error.problems());
        people.readable = false;
    }
    return people;
}

} // namespace groundswell
