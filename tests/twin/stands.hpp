#pragma once
#include "base/event_ids.hpp"
#include "posts.hpp"
#include "rules.hpp"

namespace groundswell::twin {

/// ally_mobilisation with a voice: each member may take a public stand, which costs nothing [3.11].
inline void take_stands(TwinWorld& w, std::uint32_t which, std::vector<Post>& posts)
{
    auto const& spec = w.interventions[which];
    auto const* allies = spec.as<intervention::AllyMobilisation>();
    if (allies == nullptr || !in_force(spec, w.week)) return;
    for (Seat seat = 0; seat < w.seats(); ++seat) {
        if (!w.occupied(seat) || !w.held[which].contains(w.at[seat]->key) || has_posted(w, seat)) continue;
        if (!(w.draw(Purpose::stand, {seat, which, w.week, 0}) < allies->voice)) continue;
        w.count(Counter::stands, seat);
        publish(w, posts, event_id(seat, w.week, 65534), {0, PostKind::callout, seat, 0});
    }
}

} // namespace groundswell::twin
