#include "engine/week_state.hpp"

namespace groundswell {

std::uint64_t WeekState::candidates() const
{
    std::uint64_t total = candidates_before;
    for (auto const& buffers : buffers_)
        total += buffers.candidates;
    return total;
}

} // namespace groundswell
