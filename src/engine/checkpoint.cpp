#include "engine/checkpoint.hpp"

#include <groundswell/checkpoint.hpp>

#include "base/checksums.hpp"
#include "base/hash.hpp"
#include "engine/checkpoint_bytes.hpp"
#include "engine/progress.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

constexpr BytesKind state_kind{.mark = 0x31545043'4C535247ULL,
                               .version = 4,
                               .again = "delete it; it is made again when needed"}; // "GRSLCPT1"

std::uint64_t checksum(std::span<std::uint8_t const> bytes)
{
    Hash hash;
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        hash.word(word);
    }
    for (; at < bytes.size(); ++at)
        hash.word(bytes[at]);
    return hash.value();
}

constexpr std::size_t head_bytes = 3 * sizeof(std::uint64_t);

} // namespace

std::vector<std::uint8_t> sealed(BytesKind kind, ByteWriter writer)
{
    std::uint64_t const head[3] = {kind.mark, kind.version, checksum(writer.out)};
    auto const* first = reinterpret_cast<std::uint8_t const*>(head);
    writer.out.insert(writer.out.begin(), first, first + head_bytes);
    return std::move(writer.out);
}

ByteReader unsealed(BytesKind kind, std::span<std::uint8_t const> bytes, std::string const& name)
{
    ByteReader reader(bytes, name, kind.again);
    std::uint64_t head[3] = {};
    if (bytes.size() < head_bytes) reader.broken("is too short for a checkpoint");
    reader.bytes(head, head_bytes);
    if (head[0] != kind.mark) reader.broken("is not a checkpoint of groundswell");
    if (head[1] != kind.version)
        reader.broken("is a checkpoint of format " + std::to_string(head[1]) + ", this program reads " +
                      std::to_string(kind.version));
    if (checksums_are_compared && head[2] != checksum(bytes.subspan(head_bytes)))
        reader.broken("is damaged: its checksum is wrong");
    return reader;
}

std::vector<std::uint8_t> write_checkpoint(SimulationState const& state)
{
    ByteWriter writer;
    SimulationState::visit(state, writer);
    return sealed(state_kind, std::move(writer));
}

SimulationState read_checkpoint(std::span<std::uint8_t const> bytes, std::string const& name,
                                std::size_t seats)
{
    auto reader = unsealed(state_kind, bytes, name);
    reader.limit_seats(seats);
    SimulationState state;
    SimulationState::visit(state, reader);
    if (!reader.at_end()) reader.broken("holds more than a state");
    return state;
}

std::vector<std::uint8_t> write_checkpoint(Simulation const& simulation)
{
    return write_progress(simulation.state(), simulation.tallies(), {});
}

void restore_checkpoint(Simulation& simulation, std::span<std::uint8_t const> bytes, std::string const& name)
{
    auto progress = read_progress(bytes, {simulation.world(), simulation.scenario(), name});
    simulation.restore(std::move(progress.state));
    simulation.restore(std::move(progress.tallies));
}

} // namespace groundswell
