#include <algorithm>

#include "engine/phases.hpp"

namespace groundswell::phase {

namespace {

/// Lists, and keeps listed, who can start an act.
class Listing {
  public:
    explicit Listing(Stage& stage) : stage_(stage), candidates_{stage.rules, stage.key} {}

    void everyone(ClosedRange& range) const
    {
        auto const& propensity = stage_.state.people.propensity;
        std::size_t n = 0;
        propensity.for_each(range.begin, range.end,
                            [&](Seat, Propensity const& own) { n += can_start(own); });
        // Room for some who come later; a country has little memory to give away.
        range.attempters = {};
        range.attempters.reserve(n + n / 16 + 4);
        propensity.for_each(range.begin, range.end, [&](Seat seat, Propensity const& own) {
            if (can_start(own)) range.attempters.emplace_back(seat, own, candidates_);
        });
    }

    void again(ClosedRange& range, Seat seat) const
    {
        auto& list = range.attempters;
        auto const at = std::ranges::lower_bound(list, seat, {}, &Attempter::seat);
        bool const listed = at != list.end() && at->seat == seat;
        if (Propensity const own = stage_.state.people.propensity_of(seat); can_start(own)) {
            if (listed)
                *at = {seat, own, candidates_};
            else
                list.emplace(at, seat, own, candidates_);
        } else if (listed) {
            list.erase(at);
        }
    }

  private:
    bool can_start(Propensity const& own) const
    {
        float const guilty = stage_.state.offender_threshold;
        return own.any() && !(stage_.rules.off.individuals && guilty > 0 && own.harm >= guilty);
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
