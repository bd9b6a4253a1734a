#include "engine/progress.hpp"

#include <algorithm>
#include <groundswell/scenario.hpp>

#include "engine/checkpoint_bytes.hpp"
#include "engine/state_check.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

constexpr BytesKind progress_kind{
    .mark = 0x31475250'4C535247ULL, .version = 1, .again = "begin the run again"}; // "GRSLPRG1"

template <class Archive, class Tally>
void visit_tallies(Tally& tallies, Archive& archive)
{
    archive("messages", tallies.messages);
    archive("candidates", tallies.candidates);
    archive("cost", tallies.cost);
}

void write_weeks(ByteWriter& writer, Recorded const& recorded)
{
    std::uint64_t const weeks = recorded.series.size();
    writer("weeks", weeks);
    for (std::size_t week = 0; week < weeks; ++week) {
        writer.small_numbers(recorded.series[week].cells());
        writer.small_numbers(recorded.occupied[week]);
    }
}

void read_weeks(ByteReader& reader, Recorded& recorded, World const& world)
{
    auto const groups = static_cast<int>(world.groups.size());
    auto const cells = world.groups.size() * static_cast<std::size_t>(world.ranks);
    for (auto weeks = reader.count(cells * (counter_count + 1)); weeks > 0; --weeks) {
        std::vector<std::uint32_t> counts;
        reader.small_numbers(counts, cells * counter_count);
        recorded.series.emplace_back(groups, world.ranks, std::move(counts));
        reader.small_numbers(recorded.occupied.emplace_back(), cells);
    }
}

bool sound_means(StateMeans const& means, World const& world, Week before)
{
    auto const cells = world.groups.size() * static_cast<std::size_t>(world.ranks);
    return means.week >= 0 && means.week <= before && means.people.size() == cells &&
           means.mean.size() == cells * state_count;
}

/// Whether what is recorded is of the weeks before the state. A state alone comes without.
bool sound_record(Recorded const& recorded, SimulationState const& state, World const& world)
{
    auto const weeks = static_cast<std::size_t>(std::max<Week>(state.week, 0));
    return (recorded.series.empty() || recorded.series.size() == weeks) &&
           std::ranges::all_of(recorded.states,
                               [&](auto const& means) { return sound_means(means, world, state.week); });
}

} // namespace

std::vector<std::uint8_t> write_progress(SimulationState const& state, Tallies const& tallies,
                                         Recorded const& recorded)
{
    ByteWriter writer;
    std::uint64_t const seats = state.people.size();
    writer("seats", seats);
    SimulationState::visit(state, writer);
    writer("fates", tallies.fates.by_week());
    visit_tallies(tallies, writer);
    writer("messages_before", recorded.messages_before);
    writer("candidates_before", recorded.candidates_before);
    write_weeks(writer, recorded);
    writer("states", recorded.states);
    return sealed(progress_kind, std::move(writer));
}

ReplicateProgress read_progress(std::span<std::uint8_t const> bytes, ProgressPlace const& place)
{
    auto reader = unsealed(progress_kind, bytes, place.name);
    std::uint64_t seats = 0;
    reader("seats", seats);
    if (seats != place.world.seats)
        throw UserError({.code = ProblemCode::comparison_other_world,
                         .place = {.file = place.name},
                         .what = "has " + std::to_string(seats) + " seats",
                         .allowed = "the world of the simulation has " + std::to_string(place.world.seats)});
    reader.limit_seats(place.world.seats);
    ReplicateProgress out;
    SimulationState::visit(out.state, reader);
    std::vector<LaterSteps> fates;
    reader("fates", fates);
    visit_tallies(out.tallies, reader);
    reader("messages_before", out.recorded.messages_before);
    reader("candidates_before", out.recorded.candidates_before);
    read_weeks(reader, out.recorded, place.world);
    reader("states", out.recorded.states);
    if (!reader.at_end()) reader.broken("holds more than a state");
    if (auto const* field = fault_of_state(out.state, place.world, place.scenario))
        reader.broken(std::string("cannot be a state of this world: '") + field + "'");
    bool const weeks = sound_record(out.recorded, out.state, place.world);
    if (!weeks || fates.size() > static_cast<std::size_t>(std::max<Week>(out.state.week, 0)))
        reader.broken("cannot be of this run: it holds other weeks than its state");
    out.tallies.fates = Fates(std::move(fates));
    return out;
}

} // namespace groundswell
