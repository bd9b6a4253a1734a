#include <algorithm>

#include "engine/phases.hpp"
#include "mechanisms/official.hpp"

namespace groundswell::phase {

void officials(WeekState& now)
{
    Exchange& exchange = now.exchange;
    auto& told = exchange.told_officials.gather();
    if (told.empty()) return;
    std::ranges::sort(told, {}, &ToldOfficial::event);
    auto const week = static_cast<std::int16_t>(now.week());

    OfficialAnswer const answer{now.rules};
    exchange.official_answers.open();
    for (auto const& [event, target, accused, standing, counted] : told) {
        if (counted) now.state.lived.official[target] = week;
        double const u = uniform(now.key, Purpose::official, {target, fold_event(event), now.week(), 0});
        bool const warned = u < answer.warns(standing);
        exchange.official_answers.send(0, {event, target, accused, {OfficialNote::To::target, warned}});
        if (!warned || accused == no_seat) continue; // an outsider is out of reach
        now.count(0, Counter::official_warned, accused);
        exchange.official_answers.send(0, {event, accused, target, {OfficialNote::To::accused, warned}});
    }
    exchange.official_answers.deliver_here();
    now.messages += exchange.official_answers.size();
    exchange.official_answers.for_each([&](int, Letter<OfficialNote> const& letter) {
        now.touch(letter.recipient, [&](PersonState& s) {
            if (letter.payload.to == OfficialNote::To::accused)
                answer.warned(s);
            else
                answer.heard_by_target(s, letter.payload.warned);
        });
    });
}

} // namespace groundswell::phase
