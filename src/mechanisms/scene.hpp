#pragma once
#include <algorithm>
#include <vector>

#include "mechanisms/rules.hpp"
#include "random/draw.hpp"

namespace groundswell {

/// Who is present at an act (model 3.2): each candidate with the probability that the kind is visible; of
/// more than scene.max_witnesses, those with the smallest draws.
class Presence {
  public:
    Presence(Rules const& rules, Key key)
        : key_(key), most_(static_cast<std::size_t>(rules.p.scene.max_witnesses + 0.5))
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

    /// Add a candidate to `present` if it is there.
    void consider(Seat candidate, EventId event, Week week, Kind kind, std::vector<Witness>& present) const
    {
        Block const draws = draw_block(key_, Purpose::scene, candidate, fold(event), week);
        if (draws[0] < visible_below_[static_cast<std::size_t>(kind)])
            present.push_back({candidate, draws[0], draws[1], draws[2]});
    }

    /// Leave at most scene.max_witnesses.
    void limit(std::vector<Witness>& present) const
    {
        if (present.size() <= most_) return;
        std::ranges::sort(present, [](Witness const& a, Witness const& b) {
            return a.draw != b.draw ? a.draw < b.draw : a.seat < b.seat;
        });
        present.resize(most_);
    }

  private:
    Key key_;
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
