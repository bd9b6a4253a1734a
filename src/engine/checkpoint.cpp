#include "engine/checkpoint.hpp"

#include <bit>
#include <cstring>
#include <groundswell/checkpoint.hpp>
#include <groundswell/problems.hpp>
#include <type_traits>

#include "base/hash.hpp"
#include "engine/state.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

constexpr std::uint64_t magic = 0x31545043'4C535247ULL; // "GRSLCPT1"
constexpr std::uint64_t version = 3;

static_assert(std::endian::native == std::endian::little, "checkpoints are written little-endian");

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

/// Types without padding, copied as they are.
template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_same_v<T, Record>;

/// What both directions have in common: how each compound type is taken apart.
template <class Archive>
class Fields {
  public:
    template <class Field>
    void operator()(char const*, Field& field)
    {
        one(field);
    }

  protected:
    template <Plain T>
    void one(T& x)
    {
        self().bytes(&x, sizeof x);
    }
    template <Plain T>
    void one(std::vector<T>& list)
    {
        self().resize(list, sizeof(T));
        self().bytes(list.data(), list.size() * sizeof(T));
    }
    template <class T>
    requires(!Plain<T>) void one(std::vector<T>& list)
    {
        self().resize(list, 1);
        for (auto& x : list)
            one(x);
    }
    void one(Propensity& propensity)
    {
        one(propensity.everyday);
        one(propensity.harm);
    }
    void one(KeptAct& act)
    {
        one(act.event);
        one(act.group);
        one(act.counted);
        one(act.known);
        one(act.told);
        one(act.knew);
    }
    void one(Fear& fear)
    {
        one(fear.value);
        one(fear.week);
    }
    void one(SevereHarm& severe)
    {
        one(severe.coercion);
        one(severe.advance);
        one(severe.advance_before);
    }
    void one(Recalled& recalled)
    {
        one(recalled.last);
        one(recalled.before);
    }
    void one(Case& c)
    {
        one(c.event);
        one(c.accused);
        one(c.accuser);
        one(c.filed);
        one(c.due);
        one(c.evidence);
        one(c.priors);
        one(c.severity);
        one(c.outside);
        one(c.counted);
    }
    void one(EscrowedReport& r)
    {
        one(r.event);
        one(r.accused);
        one(r.accuser);
        one(r.evidence);
        one(r.severity);
        one(r.counted);
        one(r.known);
        one(r.told);
    }
    template <class T>
    void one(SparseColumn<T>& column)
    {
        self().column(column);
    }

  private:
    Archive& self() { return static_cast<Archive&>(*this); }
};

class Writer : public Fields<Writer> {
  public:
    std::vector<std::uint8_t> out;

    void bytes(void const* from, std::size_t n)
    {
        auto const* first = static_cast<std::uint8_t const*>(from);
        out.insert(out.end(), first, first + n);
    }
    template <class T>
    void resize(std::vector<T>& list, std::size_t)
    {
        std::uint64_t n = list.size();
        one(n);
    }
    template <class T>
    void column(SparseColumn<T>& column)
    {
        std::uint64_t n = column.size();
        one(n);
        for (auto& [seat, value] : column) {
            Seat key = seat;
            one(key);
            one(value);
        }
    }
    using Fields::one;
};

class Reader : public Fields<Reader> {
  public:
    Reader(std::span<std::uint8_t const> from, std::string const& name) : from_(from), name_(name) {}

    void bytes(void* to, std::size_t n)
    {
        if (n > from_.size()) broken("is truncated");
        if (n > 0) std::memcpy(to, from_.data(), n);
        from_ = from_.subspan(n);
    }
    template <class T>
    void resize(std::vector<T>& list, std::size_t least_bytes)
    {
        list.resize(count(least_bytes));
    }
    template <class T>
    void column(SparseColumn<T>& column)
    {
        for (auto n = count(sizeof(Seat)); n > 0; --n) {
            Seat seat = 0;
            one(seat);
            one(column[seat]);
        }
    }
    using Fields::one;
    bool at_end() const { return from_.empty(); }
    [[noreturn]] void broken(std::string const& what) const
    {
        throw UserError({.code = ProblemCode::file_damaged,
                         .place = {.file = name_},
                         .what = what,
                         .suggestion = "delete it; it is made again when needed"});
    }

  private:
    /// A number of elements that the bytes left can hold.
    std::uint64_t count(std::size_t least_bytes)
    {
        std::uint64_t n = 0;
        one(n);
        if (n > from_.size() / least_bytes) broken("is truncated");
        return n;
    }

    std::span<std::uint8_t const> from_;
    std::string const& name_;
};

} // namespace

std::vector<std::uint8_t> write_checkpoint(SimulationState const& state)
{
    Writer writer;
    std::uint64_t head[3] = {magic, version, 0};
    writer.bytes(head, sizeof head);
    // The visitor is the same for both directions and takes references; writing leaves the copy as it is.
    SimulationState copy = state;
    SimulationState::visit(copy, writer);
    auto const sum = checksum(std::span(writer.out).subspan(sizeof head));
    std::memcpy(writer.out.data() + 16, &sum, 8);
    return std::move(writer.out);
}

SimulationState read_checkpoint(std::span<std::uint8_t const> bytes, std::string const& name)
{
    Reader reader(bytes, name);
    std::uint64_t head[3] = {};
    if (bytes.size() < sizeof head) reader.broken("is too short for a checkpoint");
    reader.bytes(head, sizeof head);
    if (head[0] != magic) reader.broken("is not a checkpoint of groundswell");
    if (head[1] != version)
        reader.broken("is a checkpoint of format " + std::to_string(head[1]) + ", this program reads " +
                      std::to_string(version));
    if (head[2] != checksum(bytes.subspan(sizeof head))) reader.broken("is damaged: its checksum is wrong");
    SimulationState state;
    SimulationState::visit(state, reader);
    if (!reader.at_end()) reader.broken("holds more than a state");
    return state;
}

std::vector<std::uint8_t> write_checkpoint(Simulation const& simulation)
{
    return write_checkpoint(simulation.state());
}

void restore_checkpoint(Simulation& simulation, std::span<std::uint8_t const> bytes, std::string const& name)
{
    auto state = read_checkpoint(bytes, name);
    auto const seats = simulation.world().seats;
    if (state.people.group.size() != seats)
        throw UserError({.code = ProblemCode::comparison_other_world,
                         .place = {.file = name},
                         .what = "has " + std::to_string(state.people.group.size()) + " seats",
                         .allowed = "the world of the simulation has " + std::to_string(seats)});
    simulation.restore(std::move(state));
}

} // namespace groundswell
