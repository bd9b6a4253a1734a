#pragma once
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace groundswell {

/// Collects what several threads find within a phase, without locks.
///
/// Each thread adds to a list of its own; `gather` moves all lists into one. A `Collector` is for facts that
/// are addressed to nobody; a `Mailbox` is for letters to people. All buffers are kept, so that a week like
/// those before it allocates nothing.
template <class T>
class Collector {
  public:
    explicit Collector(int threads = 1) : lists_(static_cast<std::size_t>(threads)) {}

    /// @param thread  the calling thread, below the number of threads
    void add(int thread, T item)
    {
        lists_[static_cast<std::size_t>(thread)].items.push_back(std::move(item));
    }

    /// Replace `gathered` by everything added since the last call: threads in their order, the items of each
    /// as it added them. Which thread added what depends on the run, so sort before the order can matter.
    std::vector<T>& gather()
    {
        all_.clear();
        for (auto& list : lists_) {
            all_.insert(all_.end(), std::make_move_iterator(list.items.begin()),
                        std::make_move_iterator(list.items.end()));
            list.items.clear();
        }
        return all_;
    }

    /// What the last `gather` brought.
    std::vector<T>& gathered() { return all_; }
    std::vector<T> const& gathered() const { return all_; }

    /// Call f(item) for everything added since the last `gather`.
    template <class F>
    void for_each_added(F&& f) const
    {
        for (auto const& list : lists_)
            for (T const& item : list.items)
                f(item);
    }

  private:
    /// Apart in memory, because threads write these headers at the same time.
    struct alignas(64) List {
        std::vector<T> items;
    };
    std::vector<List> lists_;
    std::vector<T> all_;
};

} // namespace groundswell
