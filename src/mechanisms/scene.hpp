#pragma once
#include <algorithm>
#include <span>
#include <vector>

#include "mechanisms/rules.hpp"
#include "random/draw.hpp"

namespace groundswell {

/// Who is present at an act (model 3.2): each candidate with the probability that the kind is visible; of
/// more than scene.max_witnesses, those with the smallest draws.
class Presence {
  public:
    explicit Presence(Rules const& rules) : most_(static_cast<std::size_t>(rules.p.scene.max_witnesses + 0.5))
    {
        for (std::size_t k = 0; k < kind_count; ++k)
            visible_below_[k] = draws_below(rules.p.kinds[k].visibility);
    }

    struct Witness {
        Seat seat{0};
        std::uint32_t draw{0}; ///< that decided on being present
        std::uint32_t notice{
            0}; ///< the next two of the same address, carried along so as not to be computed again
        std::uint32_t react{0};
    };

    /// @param draws    U(scene; candidate, event, week, 0..3) of each candidate
    /// @param present  becomes the candidates who are there; in their order unless there are too many, then
    /// in none
    void choose(std::span<Seat const> candidates, std::span<Block const> draws, Kind kind,
                std::vector<Witness>& present) const
    {
        // Without a branch, which no processor could foretell.
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

/// Whether a person present notices (model 3.2): what has become normal is overlooked, the grave less so.
struct Noticing {
    Rules const& rules;

    /// 1 - min(1, h + scene.blind[g]) * (1 - severity).
    double probability(double habituation, Group group, Kind kind) const
    {
        double const overlooked = std::min(1.0, habituation + rules.p.scene.blind[group]);
        return 1.0 - overlooked * (1.0 - rules.p.kinds[static_cast<std::size_t>(kind)].severity);
    }
};

} // namespace groundswell
