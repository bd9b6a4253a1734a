#include "world/import_ties.hpp"

#include <charconv>

namespace groundswell {

namespace {

class TieReader {
  public:
    TieReader(ImportSpec& spec, PeopleTable const& people, ImportProblems& problems)
        : people_(people), problems_(problems), spec_(spec)
    {}

    TieTable read(ImportReport& report)
    {
        CsvReader csv(spec_.ties_file);
        find_columns(csv, report);
        bool any = false;
        for (; csv.next(); any = true)
            if (from_ && to_) read_row(csv);
        if (!any)
            problems_.add({.code = ProblemCode::table_no_rows,
                           .place = {.file = csv.path()},
                           .what = "has a header and no rows",
                           .allowed = "at least one tie",
                           .suggestion = "leave this table out to make everyone of a unit one team"});
        if (dropped_ > 0)
            report.notes.push_back(std::to_string(dropped_) + " ties are left out for their small weight");
        table_.layers = layer_ ? std::move(layers_.values) : std::vector<std::string>{""};
        return std::move(table_);
    }

  private:
    void find_columns(CsvReader const& csv, ImportReport& report)
    {
        auto const find = [&](ColumnAsked const& asked, std::string& name) {
            return find_column(csv, asked, name, report, problems_);
        };
        from_ = find({Column::from, "from", true}, spec_.from_column);
        to_ = find({Column::to, "to", true}, spec_.to_column);
        layer_ = find({Column::layer, "layer"}, spec_.layer_column);
        weight_ = find({Column::weight, "weight"}, spec_.weight_column);
    }

    void read_row(CsvReader const& csv)
    {
        auto const fields = csv.fields();
        if (!csv.complete()) {
            problems_.add(csv.path(), "rows with a wrong number of fields",
                          {.code = ProblemCode::table_wrong_field_count,
                           .place = csv.place(),
                           .what = "the number of fields is " + std::to_string(fields.size()),
                           .allowed = "the header has " + std::to_string(csv.header().size())});
            return;
        }
        float weight = 1;
        bool good = !weight_ || read_weight(csv, fields[*weight_], weight);
        auto const from = people_.ids.find(fields[*from_]);
        auto const to = people_.ids.find(fields[*to_]);
        if (people_.readable && from == TextIndex::none) good = report_nobody(csv, *from_);
        if (people_.readable && to == TextIndex::none) good = report_nobody(csv, *to_);
        if (fields[*from_] == fields[*to_]) {
            problems_.add(csv.path(), "ties of a person to themselves",
                          {.code = ProblemCode::table_self_tie,
                           .place = csv.place(),
                           .what = "ties a person to themselves",
                           .allowed = "a tie joins two people",
                           .suggestion = "remove the row"});
            good = false;
        }
        std::uint32_t const layer = layer_ ? layers_.code_of(fields[*layer_]) : 0;
        if (!good || from == TextIndex::none || to == TextIndex::none) return;
        if (weight <= 0 || weight < spec_.min_weight)
            ++dropped_;
        else
            table_.rows.push_back({from, to, weight, layer});
    }

    bool report_nobody(CsvReader const& csv, std::size_t column)
    {
        problems_.add(csv.path(), "ties to nobody",
                      {.code = ProblemCode::table_unknown_person,
                       .place = csv.place(csv.header()[column]),
                       .what = "'" + csv.header()[column] + "' names nobody",
                       .allowed = "ids are those of " + spec_.people_file,
                       .suggestion = "add the person or remove the row"});
        return false;
    }

    bool read_weight(CsvReader const& csv, std::string_view text, float& weight)
    {
        auto const* const end = text.data() + text.size();
        auto const [stop, error] = std::from_chars(text.data(), end, weight);
        if (error == std::errc{} && stop == end && weight >= 0 && weight <= 3e38F) return true;
        problems_.add(
            csv.path(), "weights that are not a number of 0 or more",
            {.code = ProblemCode::table_wrong_number,
             .place = csv.place(spec_.weight_column),
             .what = "the weight is " + quoted(text),
             .allowed = "must be a number of 0 or more",
             .suggestion = text.find(',') == std::string_view::npos ? "" : "write decimals with a point"});
        return false;
    }

    PeopleTable const& people_;
    ImportProblems& problems_;
    ImportSpec& spec_;
    std::optional<std::size_t> layer_, from_, to_, weight_;
    CodedColumn layers_;
    TieTable table_;
    std::size_t dropped_{0};
};

} // namespace

TieTable read_ties(ImportSpec& spec, PeopleTable const& people, ImportReport& report,
                   ImportProblems& problems)
{
    try {
        return TieReader(spec, people, problems).read(report);
    } catch (UserError const& error) {
        problems.add(error.problems());
        return {};
    }
}

} // namespace groundswell
