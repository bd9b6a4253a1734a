#pragma once
#include <cstdint>
#include <groundswell/result.hpp>
#include <set>
#include <vector>

namespace groundswell::testing {

/// The usual number of people below which a figure is withheld.
inline constexpr std::uint32_t min_cell = 5;

/// Who was where, as only the simulation knows.
class Truth {
  public:
    explicit Truth(ReplicateResult const& result)
        : people(result.occupied), groups(static_cast<std::size_t>(result.groups)),
          ranks(static_cast<std::size_t>(result.ranks))
    {}

    /// People of some cells in a week.
    std::uint32_t sum(std::set<std::size_t> const& cells, std::size_t week) const
    {
        std::uint32_t out = 0;
        for (auto const c : cells)
            out += people[week][c];
        return out;
    }
    bool any(std::set<std::size_t> const& cells) const
    {
        for (std::size_t week = 0; week < people.size(); ++week)
            if (sum(cells, week) > 0) return true;
        return false;
    }
    /// Whether they are fewer than five in any week, and not nobody in all.
    bool small(std::set<std::size_t> const& cells) const
    {
        bool few = false;
        for (std::size_t week = 0; week < people.size(); ++week)
            few = few || sum(cells, week) < min_cell;
        return few && any(cells);
    }
    /// Whether they are some, but fewer than five, in any week.
    bool few(std::set<std::size_t> const& cells) const
    {
        for (std::size_t week = 0; week < people.size(); ++week)
            if (auto const n = sum(cells, week); 0 < n && n < min_cell) return true;
        return false;
    }
    std::set<std::size_t> of_group(std::size_t g) const
    {
        std::set<std::size_t> out;
        for (std::size_t r = 0; r < ranks; ++r)
            out.insert(g * ranks + r);
        return out;
    }
    std::set<std::size_t> of_rank(std::size_t r) const
    {
        std::set<std::size_t> out;
        for (std::size_t g = 0; g < groups; ++g)
            out.insert(g * ranks + r);
        return out;
    }
    std::set<std::size_t> everyone() const
    {
        std::set<std::size_t> out;
        for (std::size_t c = 0; c < groups * ranks; ++c)
            out.insert(c);
        return out;
    }

    std::vector<std::vector<std::uint32_t>> people;
    std::size_t groups, ranks;
};

} // namespace groundswell::testing
