#include "world/import_tie_columns.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "tables/numbers.hpp"
#include "world/folded.hpp"
#include "world/group_words.hpp"

namespace groundswell {

namespace {

constexpr std::size_t sample_rows = 20'000;

std::set<std::string_view> sample(Table const& table, std::size_t column)
{
    std::set<std::string_view> out;
    for (std::size_t row = 0; row < std::min(table.rows(), sample_rows); ++row)
        out.insert(table.cell(row, column));
    out.erase("");
    return out;
}

/// Nearly all that is there is a number of 0 or more.
bool are_numbers(Table const& table, std::size_t column)
{
    std::size_t filled = 0, numbers = 0;
    for (std::size_t row = 0; row < std::min(table.rows(), sample_rows); ++row) {
        auto const cell = table.cell(row, column);
        filled += !is_missing(cell);
        numbers += as_number(cell, true).value_or(-1) >= 0;
    }
    return filled > 0 && numbers * FaultyRows::one_in >= filled * (FaultyRows::one_in - 1);
}

/// Finds the columns of one table of ties.
class Finder {
  public:
    Finder(TableFile const& file, ImportSpec& spec, ImportReport& report, ImportProblems& problems)
        : file_(file), table_(ties_of(file)), spec_(spec), report_(report), problems_(problems)
    {}

    /// @param first  the first table of ties, by which the names of columns are settled; null for itself
    TieSource find(Table const* first_table)
    {
        TieSource out;
        bool const first = !first_table;
        if (!first) {
            named_alike_ = file_.header || file_.ties || first_table->columns() == table_.columns();
            which_ = file_name(table_.path()) + ": ";
        }
        out.table = &table_;
        out.undirected = file_.undirected;
        ends(out, first);
        taken_ = {out.from, out.to};
        if (!layers_by_column(out, first)) {
            out.layer = other("layer", Column::layer, spec_.layer_column, first,
                              [&](std::size_t c) { return is_layer(c, out.undirected); });
            taken_.push_back(out.layer);
        }
        out.weight = other("weight", Column::weight, spec_.weight_column, first,
                           [&](std::size_t c) { return are_numbers(table_, c); });
        taken_.push_back(out.weight);
        note_unused();
        return out;
    }

  private:
    void ends(TieSource& out, bool first)
    {
        bool const given = !spec_.from_column.empty() && !spec_.to_column.empty();
        bool const here =
            named_alike_ && column_named(table_, spec_.from_column) && column_named(table_, spec_.to_column);
        if (given && (first || here)) {
            out.from = given_column(table_, "from", spec_.from_column, problems_);
            out.to = given_column(table_, "to", spec_.to_column, problems_);
            return;
        }
        auto const found = guess_ends(table_, file_.header || file_.ties.has_value());
        if (found) {
            out.from = found->first;
            out.to = found->second;
            say("from", table_.header()[*out.from]);
            say("to", table_.header()[*out.to]);
        } else {
            for (char const* word : {"from", "to"})
                problems_.add(
                    {.code = ProblemCode::table_not_guessed,
                     .place = {.file = table_.path(), .key = word},
                     .what = fmt::format("has no column for '{}'", word),
                     .allowed = "columns: " + listed(table_.header()),
                     .suggestion = fmt::format("say in the scenario which it is: columns.{}", word)});
        }
        if (!first) return;
        spec_.from_column = found ? table_.header()[*out.from] : special_column::blank;
        spec_.to_column = found ? table_.header()[*out.to] : special_column::blank;
    }

    /// Rows that name every pair, with a column of numbers for each kind of tie: one such column is the
    /// weight, several are layers.
    bool layers_by_column(TieSource& out, bool first)
    {
        bool const given =
            spec_.layer_column == special_column::by_column && !column_named(table_, spec_.layer_column);
        bool const none = spec_.layer_column == special_column::none;
        if (!given && !none && !is_open(spec_.layer_column, first)) return false;
        if (!given && !is_open(spec_.weight_column, first)) return false;
        std::vector<std::size_t> found;
        for (std::size_t c = 0; c < table_.columns(); ++c)
            if (std::ranges::count(taken_, std::optional(c)) == 0 && marks_ties(c)) found.push_back(c);
        if ((found.size() < 2 || none) && !given) {
            // A single column of zeros and ones may say anything of a tie ("important").
            bool const ties =
                found.size() == 1 && (has_word(table_.header()[found.front()], "tie") ||
                                      (out.from && out.to && names_every_pair(*out.from, *out.to)));
            if (ties) marked_ = found.front();
            return false;
        }
        out.layers = found;
        std::vector<std::string> names;
        for (auto const column : found) {
            names.push_back(table_.header()[column]);
            taken_.emplace_back(column);
        }
        if (!given)
            report_.guesses.push_back(
                fmt::format("{}layers: columns {}; 0 is no tie", which_, listed(names)));
        if (first) {
            spec_.layer_column = special_column::by_column;
            spec_.weight_column = special_column::none;
        }
        return true;
    }

    /// Whether nearly every pair of people has a row, tied or not.
    bool names_every_pair(std::size_t from, std::size_t to) const
    {
        std::set<std::string_view> people = sample(table_, from);
        people.merge(sample(table_, to));
        auto const pairs = people.size() * (people.size() - 1) / 2;
        bool const once =
            table_.rows() <= people.size() * people.size(); // in each direction, and with oneself
        return pairs > 1 && once && 10 * table_.rows() >= 9 * pairs;
    }

    /// Numbers with zeros among them, in a column whose name speaks of ties or that is all zeros and ones.
    bool marks_ties(std::size_t column) const
    {
        if (!are_numbers(table_, column)) return false;
        auto const values = values_of(table_, column, 100);
        bool const zeros = std::ranges::count(values, "0") > 0 && values.size() > 1;
        bool const ones = zeros && values.size() == 2 && std::ranges::count(values, "1") > 0;
        return ones || (zeros && has_word(table_.header()[column], "tie"));
    }

    /// Whether a column is to be guessed: it is not given, or it is the name of a column of another file.
    bool is_open(std::string const& name, bool first) const
    {
        bool const special = name == special_column::none || name == special_column::by_column;
        bool const elsewhere = !first && (!named_alike_ || (!special && !column_named(table_, name)));
        return name.empty() || elsewhere;
    }

    template <class Fits>
    std::optional<std::size_t> other(char const* word, Column column, std::string& name, bool first,
                                     Fits&& fits)
    {
        if (!is_open(name, first)) {
            if (name == special_column::none) return std::nullopt;
            return given_column(table_, word, name, problems_);
        }
        auto candidates = guess_columns(table_.header(), column);
        if (marked_ && column == Column::weight) candidates.insert(candidates.begin(), *marked_);
        for (auto const at : candidates) {
            if (std::ranges::count(taken_, std::optional(at)) > 0 || !fits(at)) continue;
            say(word, table_.header()[at]);
            if (first) name = table_.header()[at];
            return at;
        }
        // Without a header, a number after the two ends says how strong a tie is, unless it grows like time.
        bool const third = !file_.header && column == Column::weight && table_.columns() == 3 &&
                           are_numbers(table_, 2) &&
                           std::ranges::count(taken_, std::optional<std::size_t>(2)) == 0 && !grows(2);
        if (third) say(word, table_.header()[2]);
        if (first) name = third ? table_.header()[2] : special_column::none;
        return third ? std::optional<std::size_t>(2) : std::nullopt;
    }

    /// Layers are few; "Directed" and "Undirected" say how ties are read, and nothing of what they are.
    bool is_layer(std::size_t column, bool& undirected) const
    {
        constexpr std::size_t most_layers = 50;
        auto const values = values_of(table_, column, most_layers);
        bool const direction = std::ranges::all_of(values, [](auto const& value) {
            return folded(value) == "directed" || folded(value) == "undirected";
        });
        if (direction && values.size() == 1) undirected = folded(values.front()) == "undirected";
        return !direction && !values.empty() && values.size() <= most_layers;
    }

    bool grows(std::size_t column) const
    {
        double last = 0;
        for (std::size_t row = 0; row < std::min(table_.rows(), sample_rows); ++row) {
            double const value = as_number(table_.cell(row, column), true).value_or(0);
            if (value < last) return false;
            last = value;
        }
        return table_.rows() > 2 && last > as_number(table_.cell(0, column), true).value_or(0);
    }

    void say(std::string const& word, std::string const& name)
    {
        if (name != word) report_.guesses.push_back(fmt::format("{}{}: column '{}'", which_, word, name));
    }

    void note_unused()
    {
        std::vector<std::string> unused;
        for (std::size_t c = 0; c < table_.columns(); ++c)
            if (std::ranges::count(taken_, std::optional(c)) == 0) unused.push_back(table_.header()[c]);
        if (!unused.empty())
            report_.notes.push_back(
                fmt::format("{}: columns of ties not used: {}", file_name(table_.path()), listed(unused)));
    }

    TableFile const& file_;
    Table const& table_;
    ImportSpec& spec_;
    ImportReport& report_;
    ImportProblems& problems_;
    std::vector<std::optional<std::size_t>> taken_;
    std::string which_;      ///< of several files, in words
    bool named_alike_{true}; ///< names of columns mean what they mean in the first table: "column 2" need not
    std::optional<std::size_t> marked_; ///< the only column that says which pairs are tied
};

} // namespace

std::optional<std::pair<std::size_t, std::size_t>> columns_alike(Table const& table)
{
    constexpr std::size_t most_columns = 40;
    std::vector<std::set<std::string_view>> values;
    for (std::size_t c = 0; c < std::min(table.columns(), most_columns); ++c)
        values.push_back(holds_measures(table, c) ? std::set<std::string_view>{} : sample(table, c));
    std::optional<std::pair<std::size_t, std::size_t>> best;
    std::pair<std::size_t, std::size_t> best_size{0, 0};
    for (std::size_t a = 0; a < values.size(); ++a)
        for (std::size_t b = a + 1; b < values.size(); ++b) {
            auto const shared = static_cast<std::size_t>(
                std::ranges::count_if(values[a], [&](auto value) { return values[b].contains(value); }));
            std::size_t const both = values[a].size() + values[b].size() - shared;
            bool const alike = shared >= 2 && 4 * shared >= std::min(values[a].size(), values[b].size());
            if (!alike || std::pair(shared, both) <= best_size) continue;
            best = {a, b};
            best_size = {shared, both};
        }
    return best;
}

std::optional<std::pair<std::size_t, std::size_t>> guess_ends(Table const& table, bool header)
{
    auto const& names = table.header();
    if (header)
        for (auto const from : guess_columns(names, Column::from))
            for (auto const to : guess_columns(names, Column::to))
                if (from != to) return std::pair(from, to);
    if (auto const alike = columns_alike(table)) return alike;
    if (!header && table.columns() >= 2 && table.columns() <= 4)
        return std::pair<std::size_t, std::size_t>(0, 1);
    return std::nullopt;
}

std::vector<TieSource> open_ties(ImportFiles& files, ImportSpec& spec, ImportReport& report,
                                 ImportProblems& problems)
{
    std::vector<TieSource> out;
    for (auto const& path : spec.ties_files) {
        auto const* file = files.open(path, report, problems);
        if (!file) continue;
        auto source = Finder(*file, spec, report, problems).find(out.empty() ? nullptr : out.front().table);
        if (spec.ties_files.size() > 1) source.layer_name = stem_of(path);
        out.push_back(source);
    }
    return out;
}

std::vector<std::string> sample_of_ends(std::vector<TieSource> const& sources)
{
    constexpr std::size_t enough = 2000;
    std::set<std::string_view> seen;
    for (auto const& source : sources)
        for (std::size_t row = 0; source.usable() && row < source.table->rows() && seen.size() < enough;
             ++row)
            for (auto const column : {*source.from, *source.to})
                if (auto const id = source.table->cell(row, column); !is_missing(id)) seen.insert(id);
    return {seen.begin(), seen.end()};
}

} // namespace groundswell
