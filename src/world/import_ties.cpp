#include "world/import_ties.hpp"

#include <fmt/format.h>

#include "tables/numbers.hpp"
#include "world/group_words.hpp"

namespace groundswell {

namespace {

class TieReader {
  public:
    TieReader(PeopleTable const& people, ImportSpec const& spec) : people_(people), spec_(spec) {}

    void read(TieSource const& source, ImportReport& report, ImportProblems& problems)
    {
        source_ = &source;
        dropped_ = selves_ = strangers_ = empty_ = 0;
        stranger_ = {};
        FaultyRows faulty;
        auto const rows = source.table->rows();
        for (std::size_t row = 0; row < rows; ++row)
            read_row(row, faulty);
        auto const file = file_name(source.table->path());
        if (rows == 0)
            problems.add({.code = ProblemCode::table_no_rows,
                          .place = {.file = source.table->path()},
                          .what = "has a header and no rows",
                          .allowed = "at least one tie",
                          .suggestion = "leave this table out"});
        faulty.settle(file, rows, report, problems);
        note(report, file, "to nobody, for one end is empty", empty_);
        note(report, file, "of a person to themselves", selves_);
        note(report, file, "of weight 0 or below min_weight", dropped_);
        strangers(report, problems, file, rows);
    }

    TieTable finish(std::vector<TieSource> const& sources)
    {
        table_.layers = std::move(layers_.values);
        if (table_.layers.empty()) table_.layers = {""};
        table_.counted = true;
        table_.undirected = !sources.empty();
        for (auto const& source : sources) {
            table_.counted = table_.counted && !source.weight && source.layers.empty();
            table_.undirected = table_.undirected && source.undirected;
        }
        return std::move(table_);
    }

  private:
    void read_row(std::size_t row, FaultyRows& faulty)
    {
        auto const& table = *source_->table;
        auto const from_id = table.cell(row, *source_->from);
        auto const to_id = table.cell(row, *source_->to);
        if (from_id.empty() || to_id.empty()) {
            ++empty_;
            return;
        }
        float weight = 1;
        if (source_->weight && !read_weight(row, *source_->weight, weight, faulty)) return;
        auto const from = people_.ids.find(from_id);
        auto const to = people_.ids.find(to_id);
        if (from == PeopleIds::none || to == PeopleIds::none) {
            ++strangers_;
            if (stranger_.empty()) stranger_ = from == PeopleIds::none ? from_id : to_id;
            return;
        }
        if (from == to) {
            selves_ += weight > 0 && source_->layers.empty();
            return;
        }
        if (source_->layers.empty()) {
            auto const layer =
                source_->layer ? table.cell(row, *source_->layer) : std::string_view(source_->layer_name);
            return add({from, to, weight, layers_.code_of(layer)});
        }
        for (auto const column : source_->layers)
            if (read_weight(row, column, weight, faulty) && weight > 0)
                add({from, to, weight, layers_.code_of(table.header()[column])});
    }

    void add(TieTable::Row const& tie)
    {
        if (tie.weight <= 0 || tie.weight < spec_.min_weight)
            ++dropped_;
        else
            table_.rows.push_back(tie);
    }

    bool read_weight(std::size_t row, std::size_t column, float& weight, FaultyRows& faulty) const
    {
        auto const text = source_->table->cell(row, column);
        if (is_missing(text)) return true; // a tie of which only the strength is not known
        auto const value = as_number(text, true);
        if (value && *value >= 0 && *value <= 3e38) {
            weight = static_cast<float>(*value);
            return true;
        }
        faulty.add("weights that are not a number of 0 or more",
                   {.code = ProblemCode::table_wrong_number,
                    .place = source_->table->place(row, source_->table->header()[column]),
                    .what = "the weight is " + quoted(text),
                    .allowed = "must be a number of 0 or more"});
        return false;
    }

    /// Ties to people who are not in the table: some are usual in surveys, but most or all mean that ids do
    /// not match.
    void strangers(ImportReport& report, ImportProblems& problems, std::string const& file,
                   std::size_t rows) const
    {
        if (strangers_ == 0 || !people_.readable) return;
        std::string const people = file_name(people_.path);
        std::string const pair =
            people_.ids.size() == 0 ? quoted(stranger_)
                                    : fmt::format("{} against {}", quoted(stranger_), quoted(people_.ids[0]));
        if (2 * strangers_ >= rows) {
            problems.add({.code = ProblemCode::table_unknown_person,
                          .place = {.file = source_->table->path()},
                          .what = strangers_ == rows
                                      ? fmt::format("none of its ids is in {}", people)
                                      : fmt::format("{} of {} ties name somebody who is not in {}",
                                                    strangers_, rows, people),
                          .allowed = "for example " + pair,
                          .suggestion = "say which columns hold the ids: columns.id, .from and .to"});
            return;
        }
        report.notes.push_back(
            ImportNote(file + ": ")
                .count(strangers_, rows)
                .text(" of ")
                .count(rows)
                .text(fmt::format(" ties name somebody who is not in {}, left out", people)));
        report.examples.push_back(fmt::format("{}: {} is not in {}", file, quoted(stranger_), people));
    }

    static void note(ImportReport& report, std::string const& file, char const* what, std::size_t count)
    {
        if (count > 0)
            report.notes.push_back(
                ImportNote(file + ": ").count(count, "tie", "ties").text(fmt::format(" {}, left out", what)));
    }

    PeopleTable const& people_;
    ImportSpec const& spec_;
    TieSource const* source_{nullptr};
    CodedColumn layers_;
    TieTable table_;
    std::size_t dropped_{0}, selves_{0}, strangers_{0}, empty_{0};
    std::string_view stranger_;
};

} // namespace

TieTable read_ties(std::vector<TieSource> const& sources, PeopleTable const& people, ImportSpec const& spec,
                   ImportReport& report, ImportProblems& problems)
{
    TieReader reader(people, spec);
    for (auto const& source : sources)
        if (source.usable()) reader.read(source, report, problems);
    if (people.ids.was_loose())
        report.notes.emplace_back("ids are matched without regard to case, leading zeros, '.0' and letters "
                                  "before a number (v1 as 1), where that is clear");
    return reader.finish(sources);
}

} // namespace groundswell
