#include <algorithm>

#include "engine/phases.hpp"
#include "mechanisms/attempts.hpp"

namespace groundswell::phase {

namespace {

/// Upper half of the draw from which on a week brings a candidate, rounded down.
std::uint16_t candidates_from(double none)
{
    double const from = none * 0x1p32 - 1;
    return Attempter::upper(from >= 4294967295.0 ? 0xFFFFFFFFU
                            : from > 0           ? static_cast<std::uint32_t>(from)
                                                 : 0);
}

/// Lists, and keeps listed, who can start an act.
class Listing {
  public:
    explicit Listing(Stage& stage) : stage_(stage), candidates_{stage.rules, stage.key} {}

    void everyone(ClosedRange& range) const
    {
        std::size_t n = 0;
        for (Seat seat = range.begin; seat < range.end; ++seat)
            n += can_start(seat);
        // Room for some who come later; a country has little memory to give away.
        range.attempters = {};
        range.attempters.reserve(n + n / 16 + 4);
        for (Seat seat = range.begin; seat < range.end; ++seat)
            if (can_start(seat)) range.attempters.push_back(entry(seat));
    }

    void again(ClosedRange& range, Seat seat) const
    {
        auto& list = range.attempters;
        auto const at = std::ranges::lower_bound(list, seat, {}, &Attempter::seat);
        bool const listed = at != list.end() && at->seat == seat;
        if (can_start(seat)) {
            if (listed)
                *at = entry(seat);
            else
                list.insert(at, entry(seat));
        } else if (listed) {
            list.erase(at);
        }
    }

  private:
    bool can_start(Seat seat) const
    {
        auto const& people = stage_.state.people;
        float const guilty = stage_.state.offender_threshold;
        return people.occupied(seat) && (people.everyday[seat] > 0 || people.harm[seat] > 0) &&
               !(stage_.rules.off.individuals && guilty > 0 && people.harm[seat] >= guilty);
    }

    Attempter entry(Seat seat) const
    {
        auto const& people = stage_.state.people;
        return {.seat = seat,
                .everyday_from = candidates_from(candidates_.none(people.everyday[seat])),
                .harm_from = candidates_from(candidates_.none(people.harm[seat]))};
    }

    Stage& stage_;
    Candidates candidates_;
};

} // namespace

void list_attempters(Stage& stage)
{
    Listing const listing(stage);
    if (!stage.listed) {
        stage.executor.for_each_dynamic(stage.ranges.size(),
                                        [&](std::size_t i) { listing.everyone(stage.ranges[i]); });
    } else {
        for (Seat const seat : stage.changed)
            listing.again(*std::prev(std::ranges::upper_bound(stage.ranges, seat, {}, &ClosedRange::begin)),
                          seat);
    }
    stage.listed = true;
    stage.changed.clear();
}

} // namespace groundswell::phase
