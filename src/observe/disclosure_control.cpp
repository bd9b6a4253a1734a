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

} // namespace groundswell
