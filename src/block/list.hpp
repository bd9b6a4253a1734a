#pragma once
#include <cstdint>

#include "block/team.hpp"

namespace groundswell::block {

/// A list of limited length, to which all threads of a team append in any order.
template <class T>
struct List {
    T* items{nullptr};
    std::uint32_t capacity{0};
    std::uint32_t asked{0}; ///< how many items it was to hold
    std::uint32_t lost{0};  ///< items that found no room. What was computed then is of no use

    GROUNDSWELL_ANYWHERE std::uint32_t size() const { return asked < capacity ? asked : capacity; }
    GROUNDSWELL_ANYWHERE T& operator[](std::uint32_t i) const { return items[i]; }
    /// To be called between barriers, by one thread.
    GROUNDSWELL_ANYWHERE void clear() { asked = 0; }

    /// @return the place of the item, or the capacity if there is no room
    template <class Team>
    GROUNDSWELL_ANYWHERE std::uint32_t append(Team const& team, T const& item)
    {
        std::uint32_t const at = team.add(asked, std::uint32_t{1});
        if (at >= capacity) {
            team.add(lost, 1U);
            return capacity;
        }
        items[at] = item;
        return at;
    }
    /// For one thread: drop the items for which drop(item), the others keep their order.
    template <class Drop>
    GROUNDSWELL_ANYWHERE void erase_if(Drop const& drop)
    {
        std::uint32_t kept = 0;
        for (std::uint32_t i = 0, n = size(); i < n; ++i) {
            T const item = items[i];
            if (drop(item)) continue;
            items[kept++] = item;
        }
        asked = kept;
    }
};

} // namespace groundswell::block
