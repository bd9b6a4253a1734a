#pragma once
#include <algorithm>
#include <groundswell/ids.hpp>
#include <vector>

#include "parallel/partition.hpp"

namespace groundswell {

/// Who knows of which act, so that hearing of it again is not counted as learning of it (observation only).
class Knowledge {
  public:
    void clear() { known_.clear(); }
    /// Note that a person knows of an act; repeating it does no harm.
    void add(EventId event, Seat who) { known_.push_back({event, who}); }
    /// Make what was added known where it is asked for: where the person is. To be called once, before
    /// `contains`.
    void deliver(Partition const& partition)
    {
        if (!partition.alone()) {
            std::vector<std::vector<Known>> to(partition.count());
            for (Known const& known : known_)
                to[partition.holder(known.who)].push_back(known);
            known_ = partition.exchange(to);
        }
        std::ranges::sort(known_);
    }
    bool contains(EventId event, Seat who) const
    {
        return std::ranges::binary_search(known_, Known{event, who});
    }

  private:
    struct Known {
        EventId event{0};
        Seat who{0};
        auto operator<=>(Known const&) const = default;
    };
    std::vector<Known> known_;
};

} // namespace groundswell
