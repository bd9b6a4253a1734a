#include "world/import_id_column.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "world/folded.hpp"
#include "world/group_words.hpp"
#include "world/import_ids.hpp"

namespace groundswell {

namespace {

class IdFinder {
  public:
    IdFinder(Table const& table, bool header, std::set<std::size_t> const& used)
        : table_(table), header_(header), used_(used)
    {}

    IdGuess find(NamedPeople const& named)
    {
        auto const& ends = named.ids;
        auto at = ends.empty() ? id_by_name() : named.by_ties ? id_by_ends(ends) : id_by_superiors(ends);
        if (!at && !named.by_ties) at = id_by_name();
        return {at, namesakes_};
    }

  private:
    struct Variety {
        std::size_t different{0}, missing{0}, repeated{0}; ///< rows that repeat a whole row are not counted
    };

    Variety variety_of(std::size_t column) const
    {
        std::map<std::string_view, std::size_t> first;
        Variety out;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            auto const cell = table_.cell(row, column);
            if (is_missing(cell)) {
                ++out.missing;
                continue;
            }
            auto const [at, fresh] = first.try_emplace(cell, row);
            if (!fresh && !same_cells(table_, at->second, row)) ++out.repeated;
        }
        out.different = first.size();
        return out;
    }

    /// Nearly all values are there, and nearly each is there once.
    bool is_unique(std::size_t column) const
    {
        if (holds_measures(table_, column)) return false;
        auto const found = variety_of(column);
        return found.different * FaultyRows::one_in + FaultyRows::one_in >
                   table_.rows() * (FaultyRows::one_in - 1) &&
               found.missing * FaultyRows::one_in <= table_.rows();
    }

    /// Each value is there once, but for rows that are repeated as a whole: what a column without an id's
    /// name must be, lest namesakes be taken for one person.
    bool is_strictly_unique(std::size_t column) const
    {
        if (holds_measures(table_, column)) return false;
        auto const found = variety_of(column);
        return found.repeated == 0 && found.missing == 0 && found.different > 1;
    }

    /// Nearly each value is there once, however small the table is: "dept_id" may be there twice in three
    /// rows.
    bool hardly_repeats(std::size_t column) const
    {
        return is_unique(column) && variety_of(column).repeated * FaultyRows::one_in <= table_.rows();
    }

    /// Whether values have digits, as codes of people have and their names have not.
    bool are_codes(std::size_t column) const
    {
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            auto const cell = table_.cell(row, column);
            if (cell.find_first_of("0123456789") == std::string_view::npos ||
                cell.find_first_of(" /:") != std::string_view::npos)
                return false;
        }
        return true;
    }

    std::optional<std::size_t> id_by_name()
    {
        auto const first_of = [&](auto const& columns, auto&& fits) -> std::optional<std::size_t> {
            for (std::size_t const c : columns)
                if (!used_.contains(c) && fits(c)) return c;
            return std::nullopt;
        };
        auto const unique = [&](std::size_t c) { return is_unique(c); };
        auto const strictly = [&](std::size_t c) { return is_strictly_unique(c); };
        std::vector<std::size_t> all(table_.columns());
        std::iota(all.begin(), all.end(), std::size_t{0});
        if (!header_)
            return first_of(
                all, [&](std::size_t c) { return are_codes(c) ? is_unique(c) : is_strictly_unique(c); });
        auto const& header = table_.header();
        std::vector<std::size_t> ids, names;
        for (auto const c : guess_columns(header, Column::id))
            (is_called_after_people(header[c]) ? names : ids).push_back(c);
        if (auto const at = first_of(ids, unique)) return at;
        if (auto const at =
                first_of(all, [&](std::size_t c) { return is_called_id(header[c]) && hardly_repeats(c); }))
            return at;
        if (auto const at =
                first_of(names, [&](std::size_t c) { return are_codes(c) && is_strictly_unique(c); }))
            return at;
        // A first column without a name holds the names of rows.
        if (table_.columns() > 0 && header.front() == "column 1" && is_unique(0)) return 0;
        // Names of rows, as R writes them.
        if (auto const at = first_of(names, [&](std::size_t c) {
                return folded(header[c]) == "rownames" && is_strictly_unique(c);
            }))
            return at;
        // What is called an id is one, even if rows repeat people.
        for (auto const c : ids)
            if (folded(header[c]) == "id" || folded(header[c]) == "personid" ||
                folded(header[c]) == "employeeid")
                return c;
        // Codes at the beginning of the rows, whatever they are called ("badge").
        std::vector<std::size_t> const front(
            all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(all.size(), 2)));
        if (auto const at = first_of(front, [&](std::size_t c) {
                return !is_called_after_measure(header[c]) && are_codes(c) && is_strictly_unique(c);
            }))
            return at;
        if (auto const at = first_of(names, strictly)) return at;
        if (!names.empty() && variety_of(names.front()).repeated > 0) namesakes_ = header[names.front()];
        return std::nullopt;
    }

    /// The column that has most of the ids that ties name; of equal ones that which is called like an id.
    std::optional<std::size_t> id_by_ends(std::vector<std::string> const& ends) const
    {
        auto named = guess_columns(table_.header(), Column::id);
        for (std::size_t c = 0; c < table_.columns(); ++c)
            if (std::ranges::count(named, c) == 0) named.push_back(c);
        std::optional<std::size_t> best;
        std::size_t most = 0;
        auto const prefix = common_prefix(ends);
        for (auto const column : named) {
            if (used_.contains(column) || holds_measures(table_, column)) continue;
            PeopleIds ids;
            for (std::size_t row = 0; row < table_.rows(); ++row)
                ids.add(table_.cell(row, column));
            ids.look_up_without(prefix);
            auto const found = static_cast<std::size_t>(
                std::ranges::count_if(ends, [&](auto const& id) { return ids.find(id) != PeopleIds::none; }));
            // Few different numbers, such as ages, may happen to hold the ids of a few people.
            if (found <= most || 2 * found < ends.size() || 2 * ids.size() < table_.rows()) continue;
            most = found;
            best = column;
        }
        if (!best && header_ && folded(table_.header()[named.front()]) == "id") return named.front();
        return best;
    }

    /// The same, where superiors are the ends: a name that several people have is no id.
    std::optional<std::size_t> id_by_superiors(std::vector<std::string> const& superiors)
    {
        auto const best = id_by_ends(superiors);
        bool const names = best && !are_codes(*best) && !is_called_id(table_.header()[*best]);
        if (!names || is_strictly_unique(*best)) return best;
        namesakes_ = table_.header()[*best];
        return std::nullopt;
    }

    Table const& table_;
    bool header_;
    std::set<std::size_t> const& used_;
    std::string namesakes_;
};

} // namespace

IdGuess guess_id(Table const& table, bool header, std::set<std::size_t> const& used, NamedPeople const& named)
{
    return IdFinder(table, header, used).find(named);
}

} // namespace groundswell
