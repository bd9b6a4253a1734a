#pragma once
#include <algorithm>
#include <groundswell/ids.hpp>
#include <utility>
#include <vector>

namespace groundswell {

/// Who knows of which act, so that hearing of it again is not counted as learning of it (observation only).
class Knowledge {
  public:
    void clear() { known_.clear(); }
    /// Note that a person knows of an act; repeating it does no harm.
    void add(EventId event, Seat who) { known_.emplace_back(event, who); }
    /// Make what was added known where it is asked for. To be called once, before `contains`.
    void deliver() { std::ranges::sort(known_); }
    bool contains(EventId event, Seat who) const
    {
        return std::ranges::binary_search(known_, std::pair{event, who});
    }

  private:
    std::vector<std::pair<EventId, Seat>> known_;
};

} // namespace groundswell
