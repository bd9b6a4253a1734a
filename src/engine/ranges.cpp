#include "engine/ranges.hpp"

#include <algorithm>

#include "parallel/executor.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Finds seats before which no tie crosses, one after the other.
class Cuts {
  public:
    /// @param least  seats between two cuts
    Cuts(Seat first, std::size_t least) : cuts_{first}, least_(least), reach_(first) {}

    /// The next seat, whose ties lead to others as far as seat `last`.
    template <class ForEachTie>
    void add(Seat seat, Seat last, ForEachTie&& for_each_tie)
    {
        if (seat > reach_ && seat - cuts_.back() >= least_) cuts_.push_back(seat);
        reach_ = std::max(reach_, last);
        for_each_tie([this](Seat other) {
            reach_ = std::max(reach_, other);
            while (cuts_.back() > other)
                cuts_.pop_back();
        });
    }
    std::vector<Seat> take() && { return std::move(cuts_); }

  private:
    std::vector<Seat> cuts_; ///< before these seats nothing seen so far crosses
    std::size_t least_;
    Seat reach_; ///< the last seat that a tie of an earlier seat leads to
};

/// The last seat of each institution.
std::vector<Seat> last_of_institutions(World const& world)
{
    std::vector<Seat> out(world.institutions, 0);
    for (Seat seat = 0; seat < world.seats; ++seat)
        out[world.institution(seat)] = seat;
    return out;
}

/// All seats before which neither a team tie nor an institution crosses.
std::vector<Seat> cuts_between_institutions(World const& world)
{
    if (world.layout) { // no tie of a team leads out of an institution
        std::vector<Seat> out;
        for (Institution i = 0; i < world.institutions; ++i)
            out.push_back(world.layout->institution(i).first);
        return out;
    }
    auto const last = last_of_institutions(world);
    Cuts cuts(0, 1);
    for (Seat seat = 0; seat < world.seats; ++seat)
        cuts.add(seat, last[world.institution(seat)], [&](auto const& f) { world.team.for_each(seat, f); });
    return std::move(cuts).take();
}

} // namespace

std::vector<ClosedRange> closed_ranges(World const& world, std::size_t least)
{
    return closed_ranges(world, {0, static_cast<Seat>(world.seats)}, least);
}

std::vector<ClosedRange> closed_ranges(World const& world, SeatRange within, std::size_t least)
{
    if (within.size() == 0) return {};
    Cuts found(within.first, least);
    if (within.size() > least)
        for (Seat seat = within.first; seat < within.last; ++seat)
            found.add(seat, seat, [&](auto const& f) { world.team.for_each(seat, f); });
    auto const cuts = std::move(found).take();
    std::vector<ClosedRange> out;
    for (std::size_t i = 0; i < cuts.size(); ++i)
        out.push_back({cuts[i], i + 1 < cuts.size() ? cuts[i + 1] : within.last, {}});
    return out;
}

std::vector<Seat> closed_parts(World const& world, int parts)
{
    auto const cuts = cuts_between_institutions(world);
    std::vector<Seat> out{0};
    for (int part = 1; part < parts; ++part) {
        auto const even =
            static_cast<Seat>(world.seats * static_cast<std::size_t>(part) / static_cast<std::size_t>(parts));
        auto const after = std::ranges::lower_bound(cuts, even);
        Seat const next = after == cuts.end() ? static_cast<Seat>(world.seats) : *after;
        Seat const before = after == cuts.begin() ? 0 : *std::prev(after);
        out.push_back(std::max(out.back(), even - before < next - even ? before : next));
    }
    out.push_back(static_cast<Seat>(world.seats));
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
