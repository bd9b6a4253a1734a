#pragma once
#include <algorithm>
#include <array>
#include <vector>

#include "base/mix64.hpp"
#include "world/matching.hpp"
#include "world/permutation.hpp"

/// Blocks of matchings, for matching*.cpp only.
namespace groundswell {

inline constexpr std::size_t most_classes = 32;

/// Keys of one block, by use.
enum class KeyUse : std::uint64_t { rounds = 1, order = 2, pairs = 3, remainder = 4 };

inline std::uint64_t block_key(std::uint64_t block, KeyUse use)
{
    return mix64(block + static_cast<std::uint64_t>(use) * 0xD1B54A32D192ED03ULL);
}

inline double unit_of_key(std::uint64_t key)
{
    return unit_interval(static_cast<std::uint32_t>(key >> 32));
}

/// The members of a block, numbered 0 .. n-1. For a group, the numbers count its members only.
struct MatchingTies::Block {
    std::uint32_t n{0}, first{0};
    BitIndex const* of_group{nullptr};
    std::uint64_t key{0};
    Seat seat(std::uint32_t member) const { return of_group ? of_group->at(first + member) : first + member; }
    /// Number of a seat among the members of its block.
    std::uint32_t member(Seat seat) const { return (of_group ? of_group->before(seat) : seat) - first; }
};

/// A large block: the member and the stub at which each class of degree begins. A draw of the block shifts
/// the rounding.
struct MatchingTies::Stubs {
    Block block;
    std::size_t classes;
    std::array<std::uint32_t, most_classes + 1> member{};
    std::array<std::uint64_t, most_classes + 1> stub{};
    std::array<std::uint32_t, most_classes> degree{};
    KeyedPermutation order, pairs;

    Stubs(Block const& of, std::vector<DegreeClass> const& degrees)
        : block(of), classes(degrees.size()), order(std::max(of.n, 1U), block_key(of.key, KeyUse::order)),
          pairs(1, 0)
    {
        double const shift = unit_of_key(block_key(of.key, KeyUse::remainder));
        double share = 0;
        for (std::size_t c = 0; c < classes; ++c) {
            degree[c] = degrees[c].degree;
            share += degrees[c].share;
            auto const end = static_cast<std::uint32_t>(share * of.n + shift);
            member[c + 1] = c + 1 == classes ? of.n : std::clamp(end, member[c], of.n);
            stub[c + 1] = stub[c] + std::uint64_t{member[c + 1] - member[c]} * degree[c];
        }
        if (all() > 0) pairs = KeyedPermutation(all(), block_key(of.key, KeyUse::pairs));
    }

    std::uint64_t all() const { return stub[classes]; }

    /// Call f(member) for each stub of a member that is paired with a stub of another member, until f
    /// returns true.
    template <class F>
    bool any(std::uint32_t own, F&& f) const
    {
        if (all() < 2) return false;
        bool const one_class = classes == 1;
        auto const place = one_class ? own : static_cast<std::uint32_t>(order(own));
        std::size_t c = 0;
        while (place >= member[c + 1])
            ++c;
        std::uint64_t const first = stub[c] + std::uint64_t{place - member[c]} * degree[c];
        for (std::uint32_t k = 0; k < degree[c]; ++k) {
            std::uint64_t const partner = pairs(first + k) ^ 1;
            if (partner >= all()) continue;
            std::uint64_t const met = pairs.inverse(partner);
            std::size_t d = 0;
            while (met >= stub[d + 1])
                ++d;
            auto const at = static_cast<std::uint32_t>(member[d] + (met - stub[d]) / degree[d]);
            auto const other = one_class ? at : static_cast<std::uint32_t>(order.inverse(at));
            if (other != own && f(other)) return true;
        }
        return false;
    }
};

} // namespace groundswell
