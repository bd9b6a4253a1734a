#include "base/disclosure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace groundswell {

namespace {

constexpr auto nobody = std::numeric_limits<std::size_t>::max();

/// Numbers of people of some units (cells, or groups) in each week.
class Sizes {
  public:
    Sizes(std::size_t units, std::size_t weeks) : weeks_(units, std::vector<std::int64_t>(weeks)) {}

    std::int64_t& at(std::size_t unit, std::size_t week) { return weeks_[unit][week]; }
    /// Whether anybody is in it in any week.
    bool any(std::size_t unit) const { return std::ranges::max(weeks_[unit]) > 0; }
    std::int64_t least(std::size_t unit) const { return std::ranges::min(weeks_[unit]); }
    bool small(std::size_t unit, int min_cell) const { return any(unit) && least(unit) < min_cell; }

    /// Whether some units hold anybody in some week, but too few together.
    bool few(std::vector<std::size_t> const& units, int min_cell) const
    {
        for (std::size_t week = 0; !units.empty() && week < weeks_.front().size(); ++week) {
            std::int64_t sum = 0;
            for (auto const unit : units)
                sum += weeks_[unit][week];
            if (0 < sum && sum < min_cell) return true;
        }
        return false;
    }

  private:
    std::vector<std::vector<std::int64_t>> weeks_;
};

/// The smallest of some units that is not withheld and not empty.
std::size_t smallest(std::vector<std::size_t> const& units, Sizes const& sizes,
                     std::vector<std::uint8_t> const& withheld)
{
    std::size_t out = nobody;
    for (auto const unit : units)
        if (withheld[unit] == 0 && sizes.any(unit) && (out == nobody || sizes.least(unit) < sizes.least(out)))
            out = unit;
    return out;
}

/// Withholds cells of a table until no small one follows from the totals. How many people small ranks hold
/// is not told (`describe`), so they have no totals.
class Suppression {
  public:
    Suppression(PeopleByWeek const& people, int min_cell)
        : groups_(people.groups), ranks_(people.ranks), min_cell_(min_cell),
          cells_(groups_ * ranks_, people.weeks.size()), by_group_(groups_, people.weeks.size()),
          everyone_(1, people.weeks.size())
    {
        for (std::size_t week = 0; week < people.weeks.size(); ++week)
            for (std::size_t c = 0; c < groups_ * ranks_; ++c) {
                auto const n = people.weeks[week][c];
                cells_.at(c, week) = n;
                by_group_.at(c / ranks_, week) += n;
                everyone_.at(0, week) += n;
            }
        std::vector<std::int64_t> seats(ranks_);
        for (std::size_t c = 0; c < groups_ * ranks_; ++c)
            seats[c % ranks_] += people.weeks.front()[c];
        hidden_rank_ = withheld_bases(seats, std::vector<std::uint8_t>(ranks_), min_cell);
    }

    void operator()(Withheld& out) const
    {
        out.everyone = out.everyone || everyone_.small(0, min_cell_);
        hide_groups(out);
        for (std::size_t c = 0; c < out.cell.size(); ++c)
            if (cells_.small(c, min_cell_)) out.cell[c] = 1;
        while (hide_one_more(out)) {
        }
    }

  private:
    void hide_groups(Withheld& out) const
    {
        std::vector<std::size_t> all(groups_);
        std::iota(all.begin(), all.end(), 0U);
        for (auto const g : all)
            if (out.everyone || by_group_.small(g, min_cell_)) out.group[g] = 1;
        std::vector<std::size_t> hidden;
        for (auto const g : all)
            if (out.group[g] != 0 && by_group_.any(g)) hidden.push_back(g);
        bool const enough = hidden.size() > 1 && !by_group_.few(hidden, min_cell_);
        if (!hidden.empty() && !out.everyone && !enough)
            if (auto const next = smallest(all, by_group_, out.group); next != nobody) out.group[next] = 1;
        for (std::size_t c = 0; c < out.cell.size(); ++c)
            if (out.group[c / ranks_] != 0) out.cell[c] = 1;
    }

    std::vector<std::size_t> row(std::size_t g) const
    {
        std::vector<std::size_t> out(ranks_);
        std::iota(out.begin(), out.end(), g * ranks_);
        return out;
    }
    std::vector<std::size_t> column(std::size_t r) const
    {
        std::vector<std::size_t> out;
        for (std::size_t g = 0; g < groups_; ++g)
            out.push_back(g * ranks_ + r);
        return out;
    }

    std::vector<std::size_t> hidden_of(std::vector<std::size_t> line, Withheld const& out) const
    {
        std::erase_if(line, [&](std::size_t c) { return out.cell[c] == 0 || !cells_.any(c); });
        return line;
    }

    bool hide_one_more(Withheld& out) const
    {
        for (std::size_t g = 0; g < groups_; ++g)
            if (out.group[g] == 0 && protects_too_few(row(g), out)) return true;
        std::vector<std::size_t> without_total; ///< cells in ranks that have none of their own
        for (std::size_t r = 0; r < ranks_; ++r) {
            auto const cells = column(r);
            if (hidden_rank_[r] != 0)
                without_total.insert(without_total.end(), cells.begin(), cells.end());
            else if (protects_too_few(cells, out))
                return true;
        }
        if (protects_too_few(without_total, out)) return true;
        for (std::size_t c = 0; c < out.cell.size(); ++c)
            if (out.cell[c] != 0 && cells_.small(c, min_cell_) && follows(c, out) && protect(c, out))
                return true;
        for (std::size_t g = 0; g < groups_; ++g)
            if (out.group[g] != 0 && by_group_.small(g, min_cell_) && protect_group(g, out)) return true;
        return false;
    }

    /// Withhold one more cell if a small group follows, because what is withheld of the others together does.
    bool protect_group(std::size_t group, Withheld& out) const
    {
        if (!follows(out, [&](std::size_t c) { return c / ranks_ == group; })) return false;
        for (std::size_t c = 0; c < out.cell.size(); ++c)
            if (out.group[c / ranks_] != 0 && c / ranks_ != group && cells_.any(c) &&
                hide_next(column(c % ranks_), out))
                return true;
        return false;
    }

    /// Withhold one more cell for a small one that follows: the smallest after which it does not, or else one
    /// more of its row, of its column, or of all, or else its group.
    bool protect(std::size_t cell, Withheld& out) const
    {
        std::vector<std::size_t> ends;
        for (std::size_t c = 0; c < out.cell.size(); ++c) {
            if (out.cell[c] != 0 || !cells_.any(c)) continue;
            out.cell[c] = 1;
            if (!follows(cell, out)) ends.push_back(c);
            out.cell[c] = 0;
        }
        if (hide_next(ends, out)) return true;
        auto const own_row = row(cell / ranks_), own_column = column(cell % ranks_);
        if (hidden_of(own_row, out).size() < 2 && hide_next(own_row, out)) return true;
        if (hidden_of(own_column, out).size() < 2 && hide_next(own_column, out)) return true;
        std::vector<std::size_t> all(out.cell.size());
        std::iota(all.begin(), all.end(), 0U);
        if (hide_next(all, out)) return true;
        if (out.group[cell / ranks_] != 0) return false;
        auto more = out;
        more.group[cell / ranks_] = 1;
        hide_groups(more);
        if (follows(cell, more)) return false; // nothing helps
        out = std::move(more);
        return true;
    }

    bool hide_next(std::vector<std::size_t> const& line, Withheld& out) const
    {
        auto const next = smallest(line, cells_, out.cell);
        if (next != nobody) out.cell[next] = 1;
        return next != nobody;
    }

    bool protects_too_few(std::vector<std::size_t> const& line, Withheld& out) const
    {
        return cells_.few(hidden_of(line, out), min_cell_) && hide_next(line, out);
    }

    bool follows(std::size_t cell, Withheld const& out) const
    {
        return follows(out, [cell](std::size_t c) { return c == cell; });
    }

    /// Whether the sum of some withheld cells follows from the totals. Withheld cells are the edges of a
    /// graph of rows and columns, whose totals are what is known. Groups and ranks that are withheld have no
    /// totals of their own, but one together. A sum follows if each row and column can be given a number such
    /// that those of a cell's row and column add up to 1 where the cell is in the sum, and to 0 where it is
    /// not: with these numbers as factors, the totals add up to it. (For one cell: if it is on no cycle.)
    template <class InSum>
    bool follows(Withheld const& out, InSum in_sum) const
    {
        std::size_t const lines = groups_ + 1 + ranks_ + 1;
        std::vector<std::size_t> part(lines);
        std::iota(part.begin(), part.end(), 0U);
        std::vector<int> factor(lines); ///< of columns: with the other sign
        for (std::size_t c = 0; c < out.cell.size(); ++c) {
            if (out.cell[c] == 0 || !cells_.any(c)) continue;
            std::size_t const row = out.group[c / ranks_] != 0 ? groups_ : c / ranks_;
            std::size_t const column = groups_ + 1 + (hidden_rank_[c % ranks_] != 0 ? ranks_ : c % ranks_);
            int const apart = factor[row] - factor[column] - (in_sum(c) ? 1 : 0);
            if (part[row] == part[column]) {
                if (apart != 0) return false;
                continue;
            }
            auto const joined = part[column];
            for (std::size_t line = 0; line < lines; ++line)
                if (part[line] == joined) {
                    part[line] = part[row];
                    factor[line] += apart;
                }
        }
        return true;
    }

    std::size_t groups_, ranks_;
    int min_cell_;
    Sizes cells_, by_group_, everyone_;
    std::vector<std::uint8_t> hidden_rank_; ///< how many people are in it is not told
};

} // namespace

Withheld withheld_in(PeopleByWeek const& people, int min_cell)
{
    Withheld out(people.groups, people.ranks);
    if (min_cell <= 1 || people.weeks.empty()) return out;
    Suppression({people.groups, people.ranks, people.weeks.first(1)}, min_cell)(out);
    Suppression(people, min_cell)(out);
    return out;
}

std::vector<std::uint8_t> withheld_bases(std::span<std::int64_t const> bases,
                                         std::vector<std::uint8_t> withheld, int min_cell)
{
    if (min_cell <= 1) return withheld;
    std::int64_t sum = 0;
    std::size_t hidden = 0, next = nobody;
    for (std::size_t g = 0; g < bases.size(); ++g) {
        if (0 < bases[g] && bases[g] < min_cell) withheld[g] = 1;
        if (bases[g] == 0) continue;
        if (withheld[g] != 0) {
            sum += bases[g];
            ++hidden;
        } else if (next == nobody || bases[g] < bases[next]) {
            next = g;
        }
    }
    if (hidden > 0 && (hidden == 1 || sum < min_cell) && next != nobody) withheld[next] = 1;
    return withheld;
}

double rounded_to(double count, int multiple)
{
    return multiple > 1 ? std::round(count / multiple) * multiple : count;
}

} // namespace groundswell
