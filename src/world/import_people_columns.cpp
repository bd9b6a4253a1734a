#include "world/import_people_columns.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/ids.hpp>
#include <set>

#include "tables/numbers.hpp"
#include "world/folded.hpp"
#include "world/group_words.hpp"
#include "world/import_id_column.hpp"
#include "world/rank_words.hpp"

namespace groundswell {

namespace {

/// Finds the columns of a table of people one after another; none is used twice.
class Finder {
  public:
    Finder(Table const& table, bool header, ImportSpec& spec, ImportReport& report, ImportProblems& problems)
        : table_(table), header_(header), spec_(spec), report_(report), problems_(problems)
    {}

    PeopleColumns find(std::vector<std::string> ends)
    {
        out_.manager = settle("manager", Column::manager, spec_.manager_column, [&](std::size_t c) {
            return !is_called_after_measure(table_.header()[c]) && !holds_measures(table_, c);
        });
        bool const tied = !ends.empty();
        if (!tied && out_.manager) ends = values_of(table_, *out_.manager, 2000);
        find_id(ends, tied);
        out_.group =
            settle("group", Column::group, spec_.group_column, [&](std::size_t c) { return is_group(c); });
        if (!out_.group && spec_.group_column == special_column::none && !given_none_) find_group_by_values();
        if (spec_.rank_column == special_column::by_manager && !column_named(table_, spec_.rank_column)) {
            out_.by_manager = true;
        } else {
            bool const open = spec_.rank_column.empty();
            out_.rank =
                settle("rank", Column::rank, spec_.rank_column, [&](std::size_t c) { return is_rank(c); });
            if (open && !out_.rank && out_.manager) {
                out_.by_manager = true;
                spec_.rank_column = special_column::by_manager;
            }
        }
        out_.unit =
            settle("unit", Column::unit, spec_.unit_column, [&](std::size_t c) { return is_unit(c); });
        if (!header_ && !out_.unit && spec_.unit_column == special_column::none && !given_none_)
            find_unit_by_values();
        note_unused();
        return out_;
    }

  private:
    template <class Fits>
    std::optional<std::size_t> settle(char const* word, Column column, std::string& name, Fits&& fits)
    {
        given_none_ = name == special_column::none;
        if (given_none_) return std::nullopt;
        if (!name.empty()) {
            auto const at = given_column(table_, word, name, problems_);
            if (at) used_.insert(*at);
            return at;
        }
        name.assign(special_column::none);
        if (!header_) return std::nullopt;
        for (auto const at : guess_columns(table_.header(), column)) {
            if (used_.contains(at) || !fits(at)) continue;
            return use(word, name, at);
        }
        return std::nullopt;
    }

    std::size_t use(char const* word, std::string& name, std::size_t at)
    {
        used_.insert(at);
        name = table_.header()[at];
        if (name != word) report_.guesses.push_back(fmt::format("{}: column '{}'", word, name));
        return at;
    }

    // --- the id ---

    /// @param ends  ids that ties name, or else superiors, who need not be in the table
    void find_id(std::vector<std::string> const& ends, bool tied)
    {
        auto& name = spec_.id_column;
        if (name == special_column::row_number && !column_named(table_, name)) {
            out_.row_number = true;
            return;
        }
        if (!name.empty()) {
            out_.id = given_column(table_, "id", name, problems_);
            if (out_.id) used_.insert(*out_.id);
            out_.complete = out_.id.has_value();
            return;
        }
        auto const [at, namesakes] = guess_id(table_, header_, used_, {ends, tied});
        if (at) {
            out_.id = use("id", name, *at);
        } else if (!tied || are_row_numbers(ends)) {
            out_.row_number = true;
            name = special_column::row_number;
            report_.guesses.push_back(
                "id: the number of the row, because " +
                (namesakes.empty()
                     ? "no column is an id"
                     : fmt::format("names repeat in '{}', and no other column is an id", namesakes)));
        } else {
            name = special_column::blank;
            out_.complete = false;
            problems_.add({.code = ProblemCode::table_not_guessed,
                           .place = {.file = table_.path(), .key = "id"},
                           .what = "has no column for 'id'",
                           .allowed = fmt::format("columns: {}; ties name {}", listed(table_.header()),
                                                  quoted(ends.front())),
                           .suggestion = "say in the scenario which it is: columns.id"});
        }
    }

    bool are_row_numbers(std::vector<std::string> const& ends) const
    {
        return std::ranges::all_of(ends, [&](auto const& id) {
            auto const x = as_number(id);
            return x && *x >= 1 && *x <= static_cast<double>(table_.rows());
        });
    }

    // --- groups, ranks, units ---

    bool is_group(std::size_t column)
    {
        auto const values = values_of(table_, column, 1000);
        // Numbers of a "group" are clusters or teams; of a "sex" they are codes.
        bool const numbered =
            values.size() > 1 && folded(table_.header()[column]) == "group" &&
            std::ranges::all_of(values, [](auto const& v) { return as_number(v).has_value(); });
        if (numbered) return false;
        std::set<std::string> groups;
        auto const meant = guess_groups(values);
        for (auto const& [value, group] : meant)
            groups.insert(group.empty() ? value : group);
        // Of free text most must be known, and the rest becomes one group.
        std::size_t known = 0, filled = 0;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            auto const at = meant.find(std::string(table_.cell(row, column)));
            filled += at != meant.end();
            known += at != meant.end() && !at->second.empty();
        }
        bool const free_text = values.size() <= 1000 && 2 * known > filled;
        return fits(column, "group", !groups.empty() && (groups.size() <= max_groups || free_text),
                    values.size());
    }

    /// Small whole numbers from 1 on, as grades are.
    static bool are_grades(std::vector<std::string> const& values)
    {
        return std::ranges::all_of(values, [](auto const& value) {
            auto const x = as_number(value);
            return x && *x >= 1 && *x <= max_ranks && is_whole(*x);
        });
    }

    /// A column that may be called so for anything ("status", "role") holds ranks if its values are known
    /// titles or grades; one that only has "level" in its name, if they are titles.
    bool is_rank(std::size_t column)
    {
        auto const values = values_of(table_, column, 1000);
        auto const& name = table_.header()[column];
        if (!surely_rank(name) && !are_titles(values)) {
            bool const exact = folded_words(name).find(' ') == std::string::npos;
            if (!exact || !are_grades(values)) return false;
        }
        return fits(column, "rank", !values.empty() && values.size() <= max_ranks, values.size());
    }

    bool is_unit(std::size_t column)
    {
        constexpr std::size_t few = 10; // in so small a table anything may be a unit
        auto const values = values_of(table_, column, table_.rows());
        bool const shared = table_.rows() < few || 2 * values.size() <= table_.rows();
        // "Operations Department" says by 0 and 1 who is in it.
        bool const dummy = folded_words(table_.header()[column]).find(' ') != std::string::npos &&
                           values.size() <= 2 &&
                           std::ranges::all_of(values, [](auto const& v) { return yes_or_no(v) >= 0; });
        if (dummy) return false;
        return fits(column, "unit", !values.empty() && shared, values.size());
    }

    bool fits(std::size_t column, char const* word, bool good, std::size_t values)
    {
        if (!good)
            report_.notes.push_back(fmt::format("column '{}' has {} different values: not used as {}",
                                                table_.header()[column],
                                                values > 1000 ? "many" : std::to_string(values), word));
        return good;
    }

    /// A column of zeros and ones that is named after a group, or one whose values all name groups.
    void find_group_by_values()
    {
        for (std::size_t c = 0; c < table_.columns(); ++c) {
            if (used_.contains(c)) continue;
            auto const values = values_of(table_, c, max_groups);
            if (values.empty() || values.size() > max_groups) continue;
            auto const meant = guess_groups(values);
            bool const dummy = header_ && !group_of_header(table_.header()[c]).empty() &&
                               std::ranges::all_of(values, [](auto const& v) { return yes_or_no(v) >= 0; });
            bool const groups = values.size() > 1 && std::ranges::all_of(meant, [](auto const& entry) {
                                    return entry.second == "woman" || entry.second == "man";
                                });
            if (!dummy && !groups) continue;
            out_.group = use("group", spec_.group_column, c);
            return;
        }
    }

    /// Without a header, words that people share ("3B") are what they belong to, and so is the only value
    /// that each has.
    void find_unit_by_values()
    {
        for (std::size_t c = 0; c < table_.columns(); ++c) {
            auto const values = values_of(table_, c, table_.rows());
            bool const shared = values.size() > 1 && 2 * values.size() <= table_.rows();
            bool const words = std::ranges::none_of(
                values, [](auto const& value) { return as_number(value, true).has_value(); });
            if (used_.contains(c) || !shared || (!words && table_.columns() > 2)) continue;
            out_.unit = use("unit", spec_.unit_column, c);
            return;
        }
    }

    void note_unused()
    {
        std::vector<std::string> unused;
        for (std::size_t c = 0; c < table_.columns(); ++c)
            if (!used_.contains(c)) unused.push_back(table_.header()[c]);
        if (!unused.empty())
            report_.notes.push_back(
                fmt::format("{}: columns of people not used: {}", file_name(table_.path()), listed(unused)));
    }

    Table const& table_;
    bool header_;
    ImportSpec& spec_;
    ImportReport& report_;
    ImportProblems& problems_;
    PeopleColumns out_;
    std::set<std::size_t> used_;
    bool given_none_{false};
};

} // namespace

PeopleColumns settle_people_columns(Table const& table, bool header, std::vector<std::string> const& ends,
                                    ImportSpec& spec, ImportReport& report, ImportProblems& problems)
{
    return Finder(table, header, spec, report, problems).find(ends);
}

} // namespace groundswell
