#pragma once
#include <bit>
#include <cstring>
#include <groundswell/problems.hpp>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "engine/state_fields.hpp"

/// Both directions of a checkpoint's bytes; for checkpoint.cpp and progress.cpp only.
namespace groundswell {

static_assert(std::endian::native == std::endian::little, "checkpoints are written little-endian");

/// Appends fields to bytes.
class ByteWriter : public Fields<ByteWriter> {
  public:
    std::vector<std::uint8_t> out;

    void bytes(void const* from, std::size_t n)
    {
        auto const* first = static_cast<std::uint8_t const*>(from);
        out.insert(out.end(), first, first + n);
    }
    void flag(bool value) { out.push_back(value ? 1 : 0); }
    template <class List>
    void list(List const& values)
    {
        using T = typename List::value_type;
        std::uint64_t const n = values.size();
        bytes(&n, sizeof n);
        if constexpr (Plain<T>)
            bytes(values.data(), n * sizeof(T));
        else
            for (auto const& value : values)
                one(value);
    }
    template <class T>
    void column(SparseColumn<T> const& rows)
    {
        std::uint64_t const n = rows.size();
        bytes(&n, sizeof n);
        for (auto const& [seat, value] : rows) {
            bytes(&seat, sizeof seat);
            one(value);
        }
    }
    /// Numbers most of which are small (LEB128).
    void small_numbers(std::span<std::uint32_t const> values)
    {
        for (auto value : values) {
            for (; value >= 0x80; value >>= 7)
                out.push_back(static_cast<std::uint8_t>(value | 0x80));
            out.push_back(static_cast<std::uint8_t>(value));
        }
    }
    using Fields::one;
};

/// Takes fields from bytes that may be made by anybody. No list becomes longer than the bytes that are left
/// can fill, and no sparse column reaches beyond the seats.
class ByteReader : public Fields<ByteReader> {
  public:
    ByteReader(std::span<std::uint8_t const> from, std::string const& name, char const* again)
        : from_(from), name_(name), again_(again)
    {}

    /// Seats of columns must lie below.
    void limit_seats(std::size_t seats) { seats_ = seats; }

    void bytes(void* to, std::size_t n)
    {
        if (n > from_.size()) broken("is truncated");
        if (n > 0) std::memcpy(to, from_.data(), n);
        from_ = from_.subspan(n);
    }
    void flag(bool& value)
    {
        std::uint8_t byte = 0;
        bytes(&byte, 1);
        if (byte > 1) broken("is damaged");
        value = byte == 1;
    }
    template <class List>
    void list(List& values)
    {
        using T = typename List::value_type;
        if constexpr (Plain<T>) {
            values.resize(count(sizeof(T)));
            bytes(values.data(), values.size() * sizeof(T));
        } else {
            // Grows with what is there.
            for (auto n = count(1); n > 0; --n)
                one(values.emplace_back());
        }
    }
    template <class T>
    void column(SparseColumn<T>& rows)
    {
        std::uint64_t next = 0; // seats ascend
        for (auto n = count(sizeof(Seat)); n > 0; --n) {
            Seat seat = 0;
            bytes(&seat, sizeof seat);
            if (seat < next || seat >= seats_) broken("is damaged: it names a seat that is not there");
            next = std::uint64_t{seat} + 1;
            one(rows[seat]);
        }
    }
    void small_numbers(std::vector<std::uint32_t>& values, std::size_t n)
    {
        if (n > from_.size()) broken("is truncated");
        values.reserve(n);
        for (; n > 0; --n)
            values.push_back(small_number());
    }
    std::uint64_t count(std::size_t least_bytes)
    {
        std::uint64_t n = 0;
        bytes(&n, sizeof n);
        if (n > from_.size() / least_bytes) broken("is truncated");
        return n;
    }
    bool at_end() const { return from_.empty(); }
    [[noreturn]] void broken(std::string const& what) const
    {
        throw UserError({.code = ProblemCode::file_damaged,
                         .place = {.file = name_},
                         .what = what,
                         .suggestion = again_});
    }
    using Fields::one;

  private:
    std::uint32_t small_number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift <= 28; shift += 7) {
            std::uint8_t byte = 0;
            bytes(&byte, 1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) {
                if (value > std::numeric_limits<std::uint32_t>::max()) break;
                return static_cast<std::uint32_t>(value);
            }
        }
        broken("is damaged");
    }

    std::span<std::uint8_t const> from_;
    std::string const& name_;
    char const* again_;
    std::size_t seats_{no_seat};
};

/// A head of three words (mark, version, checksum), and what follows it.
struct BytesKind {
    std::uint64_t mark, version;
    char const* again; ///< how new ones are had
};
std::vector<std::uint8_t> sealed(BytesKind kind, ByteWriter writer);
/// @throws UserError if the head is another, or the checksum is wrong
ByteReader unsealed(BytesKind kind, std::span<std::uint8_t const> bytes, std::string const& name);

} // namespace groundswell
