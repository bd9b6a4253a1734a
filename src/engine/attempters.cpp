#include <algorithm>

#include "engine/phases.hpp"

namespace groundswell::phase {

namespace {

/// Lists who can start an act, and keeps the list true when holders of seats change.
class Listing {
  public:
    explicit Listing(WeekState& now) : now_(now), candidates_{now.rules, now.key} {}

    void everyone(ClosedRange& range) const
    {
        auto const& propensity = now_.state.people.propensity;
        std::size_t n = 0;
        propensity.for_each(range.begin, range.end, [&](Seat, Propensity const& own) { n += can(own); });
        // Room for some who come later; a country has little memory to give away.
        range.attempters = {};
        range.attempters.reserve(n + n / 16 + 4);
        propensity.for_each(range.begin, range.end, [&](Seat seat, Propensity const& own) {
            if (can(own)) range.attempters.emplace_back(seat, own, candidates_);
        });
    }

    void again(ClosedRange& range, Seat seat) const
    {
        auto& list = range.attempters;
        auto const at = std::ranges::lower_bound(list, seat, {}, &Attempter::seat);
        bool const listed = at != list.end() && at->seat == seat;
        if (Propensity const own = now_.state.people.propensity_of(seat); can(own)) {
            if (listed)
                *at = {seat, own, candidates_};
            else
                list.emplace(at, seat, own, candidates_);
        } else if (listed) {
            list.erase(at);
        }
    }

  private:
    bool can(Propensity const& own) const
    {
        return can_start(own, now_.rules, now_.state.offender_threshold);
    }

    WeekState& now_;
    Candidates candidates_;
};

} // namespace

void list_attempters(WeekState& now)
{
    Listing const listing(now);
    if (!now.listed) {
        now.executor.for_each_dynamic(now.ranges.size(),
                                      [&](std::size_t i) { listing.everyone(now.ranges[i]); });
    } else {
        for (Seat const seat : now.holder_changed)
            listing.again(*std::prev(std::ranges::upper_bound(now.ranges, seat, {}, &ClosedRange::begin)),
                          seat);
    }
    now.listed = true;
    now.holder_changed.clear();
}

} // namespace groundswell::phase
