#include "world/import_people.hpp"

#include <fmt/format.h>

#include "world/group_words.hpp"

namespace groundswell {

namespace {

class PeopleReader {
  public:
    PeopleReader(Table const& table, PeopleTable& people) : table_(table), people_(people) {}

    void read()
    {
        auto const& at = people_.columns;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            if (!add_person(row)) continue;
            people_.row.push_back(static_cast<std::uint32_t>(row));
            if (at.group) people_.group.add(table_.cell(row, *at.group));
            if (at.rank) people_.rank.add(known(table_.cell(row, *at.rank)));
            if (at.unit) people_.unit.add(known(table_.cell(row, *at.unit)));
            if (at.manager) people_.manager.push_back(known(table_.cell(row, *at.manager)));
        }
    }

    void report(ImportReport& report, ImportProblems& problems) const
    {
        if (table_.rows() == 0)
            problems.add({.code = ProblemCode::table_no_rows,
                          .place = {.file = table_.path()},
                          .what = table_.columns() == 1 ? "holds no people" : "has a header and no rows",
                          .allowed = "at least one person",
                          .suggestion = "name another file, or write the table once more with its rows"});
        if (twice_ > 0)
            report.notes.push_back(ImportNote(file_name(table_.path()) + ": ")
                                       .count(twice_, "row is", "rows are")
                                       .text(" repeated word for word, left out"));
        faulty_.settle(file_name(table_.path()), table_.rows(), report, problems);
    }

  private:
    static std::string_view known(std::string_view value)
    {
        return is_missing(value) ? std::string_view{} : value;
    }

    std::string id_column() const
    {
        return people_.columns.row_number ? std::string{} : table_.header()[*people_.columns.id];
    }

    bool add_person(std::size_t row)
    {
        std::string const number = people_.columns.row_number ? std::to_string(row + 1) : "";
        auto const id =
            people_.columns.row_number ? std::string_view(number) : table_.cell(row, *people_.columns.id);
        if (id.empty()) {
            faulty_.add("rows without an id", {.code = ProblemCode::table_missing_value,
                                               .place = table_.place(row, id_column()),
                                               .what = "the id is empty",
                                               .allowed = "each person has one"});
            return false;
        }
        auto const [person, fresh] = people_.ids.add(id);
        if (fresh) return true;
        auto const before = people_.row[person];
        if (same_cells(table_, before, row))
            ++twice_;
        else
            faulty_.add("rows with an id that is given before",
                        {.code = ProblemCode::table_duplicate_id,
                         .place = table_.place(row, id_column()),
                         .what = fmt::format("has the id of line {}", table_.line(before)),
                         .allowed = "each person has one row",
                         .suggestion = "remove one of the two"},
                        "keep one row per person; if another column holds the ids, name it in columns.id; if "
                        "the rows say to what people belong, give them as ties");
        return false;
    }

    Table const& table_;
    PeopleTable& people_;
    FaultyRows faulty_;
    std::size_t twice_{0};
};

/// Superiors as they are written, of some people.
std::vector<std::string> superiors_of(PeopleTable const& people)
{
    constexpr std::size_t enough = 2000;
    std::vector<std::string> out;
    for (auto const name : people.manager)
        if (!name.empty() && out.size() < enough) out.emplace_back(name);
    return out;
}

} // namespace

PeopleTable read_people(Table const& table, bool header, std::vector<std::string> const& ends,
                        ImportSpec& spec, ImportReport& report, ImportProblems& problems)
{
    PeopleTable people;
    people.path = table.path();
    people.table = &table;
    people.columns = settle_people_columns(table, header, ends, spec, report, problems);
    people.readable = people.columns.complete;
    if (people.columns.group) people.group_header = table.header()[*people.columns.group];
    if (!people.readable) return people;
    PeopleReader reader(table, people);
    reader.read();
    people.ids.look_up_without(common_prefix(ends));
    people.ids.look_up_without(common_prefix(superiors_of(people)));
    reader.report(report, problems);
    return people;
}

} // namespace groundswell
