#pragma once
#include <cstdint>
#include <groundswell/result.hpp>
#include <optional>
#include <span>
#include <vector>

namespace groundswell {

/// A row of the tables of a replicate: a group in a rank, a group, or everyone.
struct TableRow {
    std::optional<std::size_t> group{}, rank{}; ///< none: all of them
    bool withheld{false};
};

/// Return the rows of a table: groups by rank, then groups over all ranks, then everyone.
inline std::vector<TableRow> rows_of(Withheld const& withheld)
{
    std::vector<TableRow> out;
    for (std::size_t g = 0; g < withheld.groups; ++g)
        for (std::size_t r = 0; r < withheld.ranks; ++r)
            out.push_back({g, r, withheld.of(g, r)});
    for (std::size_t g = 0; g < withheld.groups; ++g)
        out.push_back({g, std::nullopt, withheld.group[g] != 0});
    out.push_back({std::nullopt, std::nullopt, withheld.everyone});
    return out;
}

/// Call `f(cell)` for the cells of a row, by [group][rank].
template <class F>
void for_cells_of(TableRow const& row, Withheld const& table, F&& f)
{
    for (std::size_t cell = 0; cell < table.cell.size(); ++cell)
        if (row.group.value_or(cell / table.ranks) == cell / table.ranks &&
            row.rank.value_or(cell % table.ranks) == cell % table.ranks)
            f(cell);
}

/// Add up what is counted in the cells of a row.
inline std::uint64_t sum_of(TableRow const& row, Withheld const& table, std::span<std::uint32_t const> cells)
{
    std::uint64_t out = 0;
    for_cells_of(row, table, [&](std::size_t cell) { out += cells[cell]; });
    return out;
}

/// Mean of a state over the people of a row; NaN where nobody is.
inline double mean_of(TableRow const& row, Withheld const& table, StateMeans const& at, std::size_t state)
{
    double sum = 0, people = 0;
    for_cells_of(row, table, [&](std::size_t cell) {
        if (at.people[cell] == 0) return;
        sum += at.people[cell] * at.mean[cell * state_count + state];
        people += at.people[cell];
    });
    return sum / people;
}

} // namespace groundswell
