#include <atomic>

#include "engine/phases.hpp"
#include "mechanisms/influence.hpp"

namespace groundswell::phase {

namespace {

/// What a vacant seat shows, so that most ties cost one look: whoever shows it may also be there and hold it.
constexpr std::uint16_t vacant_or_most = 0xFFFF;

/// Attitudes as they stand; whether every seat is held.
bool freeze(Stage& stage)
{
    auto const& people = stage.state.people;
    auto& before = stage.attitudes;
    resize_large(before, stage.seats());
    std::atomic<bool> all_held{true};
    stage.executor.for_blocks(stage.seats(), [&](int, std::size_t begin, std::size_t end) {
        bool held = true;
        for (Seat seat = static_cast<Seat>(begin); seat < end; ++seat) {
            bool const here = people.occupied(seat);
            before[seat] = here ? people.record[seat].attitude : vacant_or_most;
            held = held && here;
        }
        if (!held) all_held = false;
    });
    return all_held;
}

template <class Held>
void listen(Stage& stage, Held const& held)
{
    auto& people = stage.state.people;
    Influence const step{stage.rules};
    stage.executor.for_blocks(stage.seats(), [&](int, std::size_t begin, std::size_t end) {
        for (Seat seat = static_cast<Seat>(begin); seat < end; ++seat) {
            if (!held(seat)) continue;
            Record& record = people.record[seat];
            double const attitude = step(
                seat,
                {.stubbornness = stage.rules.stubbornness[record.stubbornness_quantile],
                 .initial =
                     stage.rules.start_value(Inborn::attitude, people.group[seat], record.attitude_quantile)},
                stage.world->confidant, [&](Seat other) { return decode_fraction(stage.attitudes[other]); },
                held);
            record.attitude = encode_fraction(attitude);
        }
    });
}

} // namespace

void influence(Stage& stage)
{
    int const every = static_cast<int>(stage.rules.p.influence.every + 0.5);
    if (every <= 0 || stage.week() % every != 0) return;
    if (freeze(stage))
        listen(stage, [](Seat) { return true; });
    else
        listen(stage,
               [&](Seat seat) { return stage.attitudes[seat] != vacant_or_most || stage.occupied(seat); });
}

} // namespace groundswell::phase
