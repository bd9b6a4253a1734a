#include "observe/disclosure_control.hpp"

namespace groundswell {

std::vector<bool> withheld_cells(std::span<std::uint32_t const> people)
{
    std::vector<bool> withheld(people.size());
    std::int64_t hidden = 0;
    std::size_t next = people.size(); ///< the smallest cell that would be shown
    for (std::size_t cell = 0; cell < people.size(); ++cell) {
        withheld[cell] = people[cell] < smallest_cell;
        if (withheld[cell])
            hidden += people[cell];
        else if (next == people.size() || people[cell] < people[next])
            next = cell;
    }
    // One more cell is enough: it holds at least `smallest_cell` people itself.
    if (0 < hidden && hidden < smallest_cell && next < people.size()) withheld[next] = true;
    return withheld;
}

std::vector<std::vector<std::uint8_t>> withheld_by_week(ReplicateResult const& result)
{
    auto const cells = static_cast<std::size_t>(result.groups * result.ranks);
    std::size_t const weeks = result.series.size();
    std::vector<std::vector<std::uint8_t>> out(cells, std::vector<std::uint8_t>(weeks, 1));
    for (std::size_t week = 0; week < weeks && week < result.occupied.size(); ++week) {
        auto const hidden = withheld_cells(result.occupied[week]);
        for (std::size_t cell = 0; cell < cells; ++cell)
            out[cell][week] = hidden[cell];
    }
    return out;
}

} // namespace groundswell
