#include "engine/phases.hpp"
#include "mechanisms/influence.hpp"
#include "world/world.hpp"

namespace groundswell::phase {

namespace {

/// The attitude shown for a vacant seat, so that most ties cost one look. It is also the highest attitude
/// that a person can have, so whoever shows it has to be looked up.
constexpr std::uint16_t vacant_or_most = 0xFFFF;

/// Keep attitudes as they stand, so that all listen to the same. @return whether every seat is held
bool freeze(WeekState& now)
{
    auto const& people = now.state.people;
    auto& before = now.attitudes;
    resize_large(before, now.seats());
    Seat const first = now.partition.begin();
    bool const all_held =
        now.executor.every_block(now.partition.size(), [&](int, std::size_t begin, std::size_t end) {
            bool held = true;
            for (Seat seat = first + static_cast<Seat>(begin); seat < first + end; ++seat) {
                bool const here = people.occupied(seat);
                before[seat] = here ? people.record[seat].attitude : vacant_or_most;
                held = held && here;
            }
            return held;
        });
    if (now.partition.alone()) return all_held;
    before = now.partition.gather(std::vector(before.begin() + first, before.begin() + now.partition.end()));
    return now.partition.sum(all_held ? 0 : 1) == 0;
}

template <class Held>
void listen(WeekState& now, Held const& held)
{
    auto& people = now.state.people;
    Influence const step{now.rules};
    Seat const first = now.partition.begin();
    now.executor.for_blocks(now.partition.size(), [&](int, std::size_t begin, std::size_t end) {
        for (Seat seat = first + static_cast<Seat>(begin); seat < first + end; ++seat) {
            if (!held(seat)) continue;
            Record& record = people.record[seat];
            double const attitude = step(
                seat,
                {.stubbornness = now.rules.stubbornness[record.stubbornness_quantile],
                 .initial =
                     now.rules.start_value(Inborn::attitude, people.group[seat], record.attitude_quantile)},
                now.world->confidant, [&](Seat other) { return decode_fraction(now.attitudes[other]); },
                held);
            record.attitude = encode_fraction(attitude);
        }
    });
}

} // namespace

void influence(WeekState& now)
{
    int const every = static_cast<int>(now.rules.p.influence.every + 0.5);
    if (every <= 0 || now.week() % every != 0) return;
    if (freeze(now))
        listen(now, [](Seat) { return true; });
    else
        listen(now, [&](Seat seat) { return now.attitudes[seat] != vacant_or_most || now.occupied(seat); });
}

} // namespace groundswell::phase
