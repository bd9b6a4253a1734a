#pragma once
#include <algorithm>
#include <span>
#include <vector>

#include "mechanisms/rules.hpp"
#include "random/draw.hpp"

namespace groundswell {

/// Decide who is present at an act (model 3.2): each candidate with the visibility of the kind as
/// probability. Of more than scene.max_witnesses, those with the smallest draws are present.
class Presence {
  public:
    constexpr explicit Presence(Rules const& rules)
        : most_(static_cast<std::size_t>(rules.p.scene.max_witnesses + 0.5))
    {
        for (std::size_t k = 0; k < kind_count; ++k)
            visible_below_[k] = draws_below(rules.p.kinds[k].visibility);
    }

    struct Witness {
        Seat seat{0};
        std::uint32_t draw{0}; ///< the draw that decided on being present
        std::uint32_t notice{
            0}; ///< the next two draws of the same address, kept so that they are not computed again
        std::uint32_t react{0};
    };

    /// Draws of those who are present, if there is room for all, are below.
    constexpr std::uint64_t below(Kind kind) const { return visible_below_[static_cast<std::size_t>(kind)]; }
    /// How many may be present.
    constexpr std::uint32_t most() const { return static_cast<std::uint32_t>(most_); }

    /// @param draws    U(scene; candidate, event, week, 0..3) of each candidate
    /// @param present  receives the candidates who are present, in their order; in no certain order if
    ///   there were too many
    void choose(std::span<Seat const> candidates, std::span<Block const> draws, Kind kind,
                std::vector<Witness>& present) const
    {
        // Select without a branch: branches on random draws are mispredicted.
        std::uint64_t const below = visible_below_[static_cast<std::size_t>(kind)];
        present.resize(candidates.size());
        std::size_t n = 0;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            present[n] = {candidates[i], draws[i][0], draws[i][1], draws[i][2]};
            n += draws[i][0] < below;
        }
        present.resize(n);
        if (n <= most_) return;
        std::ranges::nth_element(present, present.begin() + static_cast<std::ptrdiff_t>(most_),
                                 [](Witness const& a, Witness const& b) {
                                     return a.draw != b.draw ? a.draw < b.draw : a.seat < b.seat;
                                 });
        present.resize(most_);
    }

  private:
    std::size_t most_;
    std::array<std::uint64_t, kind_count> visible_below_{};
};

/// Decide whether a person who is present notices (model 3.2). Habituation makes people overlook acts,
/// severe ones less often.
struct Noticing {
    Rules const& rules;

    /// 1 - min(1, h + scene.blind[g]) * (1 - severity).
    constexpr double probability(double habituation, Group group, Kind kind) const
    {
        double const overlooked = std::min(1.0, habituation + rules.p.scene.blind[group]);
        return 1.0 - overlooked * (1.0 - rules.p.kinds[static_cast<std::size_t>(kind)].severity);
    }
};

} // namespace groundswell
