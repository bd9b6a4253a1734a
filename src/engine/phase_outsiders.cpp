#include "base/event_ids.hpp"
#include "engine/phases.hpp"
#include "mechanisms/outsiders.hpp"

namespace groundswell::phase {

namespace {

/// Ordinals of acts from outside, far above those of members' attempts.
constexpr unsigned first_ordinal = 60'000;

} // namespace

void outsiders(WeekState& now, RangeWork& work)
{
    if (!Outsiders::any(now.rules)) return;
    Outsiders const from_outside(now.rules);
    work.executor.for_blocks(work.range->size(), [&](int inner, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            Seat const target = work.range->begin + static_cast<Seat>(i);
            if (!now.occupied(target)) continue;
            Standing const standing = now.standing(target);
            unsigned const n =
                from_outside.count(standing, uniform(now.key, Purpose::outside, {target, 0, now.week(), 0}));
            for (unsigned k = 0; k < n; ++k) {
                Block const draws = draw_block(now.key, Purpose::outside, target, 1 + k, now.week());
                ActNote const note{.kind = from_outside.kind(unit_interval(draws[0])),
                                   .outsider = from_outside.group(standing.group, unit_interval(draws[1]))};
                Letter<ActNote> const act{event_id(target, now.week(), first_ordinal + k), target, no_seat,
                                          note};
                work.acts.send(inner, act);
                if (tier_of(note.kind) == Tier::harm) now.exchange.harm_acts.add(work.thread(inner), act);
            }
        }
    });
}

} // namespace groundswell::phase
