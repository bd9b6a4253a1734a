#pragma once
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>

namespace groundswell {

/// One part of the work of a study, which is run by another process or machine than the other parts.
///
/// Work comes in units: a replicate with all its arms, or a point with its replicate. Units are dealt out in
/// turn, so that shards differ by one unit at most. What a unit gives does not depend on who runs it.
struct Shard {
    std::uint32_t number{1}; ///< from 1
    std::uint32_t of{1};     ///< how many there are; 1: all of the work

    bool is_whole() const { return of == 1; }
    /// Whether a unit, counted from 0, is of this shard.
    bool has(std::size_t unit) const { return unit % of == number - 1; }
    /// How many of so many units are of this shard.
    std::size_t share_of(std::size_t units) const { return units / of + (units % of >= number ? 1 : 0); }
    /// "2/3"
    std::string text() const;

    friend bool operator==(Shard const&, Shard const&) = default;
};

inline constexpr std::uint32_t most_shards = 100'000;

/// Read "2/3".
///
/// @param argument  by which it was given, for messages
/// @throws UserError if it is no shard
Shard shard_of(std::string const& argument, std::string const& text);

/// Thrown where results would follow from all units of some work, and other shards have some of them. Every
/// unit of this shard was run and kept before.
class LeftToOthers : public std::exception {
  public:
    /// @param more_follows  whether the work goes on from what all shards find together
    explicit LeftToOthers(bool more_follows) : more_follows_(more_follows) {}
    bool more_follows() const { return more_follows_; }
    char const* what() const noexcept override { return "the rest of the work is left to other shards"; }

  private:
    bool more_follows_;
};

} // namespace groundswell
