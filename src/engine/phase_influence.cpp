#include "engine/phases.hpp"
#include "mechanisms/influence.hpp"

namespace groundswell::phase {

void influence(Stage& stage)
{
    int const every = static_cast<int>(stage.rules.p.influence.every + 0.5);
    if (every <= 0 || stage.week() % every != 0) return;
    auto& people = stage.state.people;
    auto& before = stage.attitudes;
    before.resize(stage.seats());
    stage.executor.for_blocks(stage.seats(), [&](int, std::size_t begin, std::size_t end) {
        for (std::size_t seat = begin; seat < end; ++seat)
            before[seat] = people.record[seat].attitude;
    });
    Influence const step{stage.rules};
    stage.executor.for_blocks(stage.seats(), [&](int, std::size_t begin, std::size_t end) {
        for (Seat seat = static_cast<Seat>(begin); seat < end; ++seat) {
            if (!people.occupied(seat)) continue;
            Record& record = people.record[seat];
            double const attitude = step(
                seat,
                {.stubbornness = stage.rules.stubbornness[record.stubbornness_quantile],
                 .initial =
                     stage.rules.start_value(Inborn::attitude, people.group[seat], record.attitude_quantile)},
                stage.world->confidant,
                [&](Seat other) { return people.occupied(other) ? decode_fraction(before[other]) : -1.0; });
            record.attitude = encode_fraction(attitude);
        }
    });
}

} // namespace groundswell::phase
