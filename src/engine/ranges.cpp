#include "engine/ranges.hpp"

#include <algorithm>

#include "parallel/executor.hpp"
#include "world/world.hpp"

namespace groundswell {

std::vector<ClosedRange> closed_ranges(World const& world, std::size_t least)
{
    auto const seats = static_cast<Seat>(world.seats);
    std::vector<Seat> cuts{0}; // before these seats nothing seen so far crosses
    if (seats > least) {
        Seat reach = 0; // the last seat that a tie of an earlier seat leads to
        for (Seat seat = 0; seat < seats; ++seat) {
            if (seat > 0 && seat > reach && seat - cuts.back() >= least) cuts.push_back(seat);
            world.team.for_each(seat, [&](Seat other) {
                reach = std::max(reach, other);
                while (cuts.back() > other)
                    cuts.pop_back();
            });
        }
    }
    std::vector<ClosedRange> out;
    for (std::size_t i = 0; i < cuts.size(); ++i)
        out.push_back({cuts[i], i + 1 < cuts.size() ? cuts[i + 1] : seats, {}});
    return out;
}

std::vector<RangeWork> share_threads(Executor executor, std::size_t ranges)
{
    auto const threads = static_cast<std::size_t>(executor.threads());
    bool const each = threads > 1 && ranges >= 2 * threads;
    std::vector<RangeWork> out(each ? threads : 1);
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].executor = each ? Executor(1) : executor;
        out[i].first_thread = static_cast<int>(i);
    }
    return out;
}

} // namespace groundswell
