#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <groundswell/ids.hpp>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "parallel/processes.hpp"

namespace groundswell {

/// Which process holds the people of which seats, and typed ways between the processes.
///
/// Each holds consecutive seats, in the order of processes.
class Partition {
  public:
    /// One process holds all seats.
    explicit Partition(std::size_t seats = 0)
        : alone_(std::make_shared<OneProcess>()),
          processes_(alone_.get()), first_{0, static_cast<Seat>(seats)}, end_(static_cast<Seat>(seats))
    {}
    /// @param first  seat of each process, and one past the last of all
    Partition(Processes& processes, std::vector<Seat> first)
        : processes_(&processes), first_(std::move(first)),
          number_(static_cast<std::size_t>(processes.number())), begin_(first_[number_]),
          end_(first_[number_ + 1])
    {}

    Processes& processes() const { return *processes_; }
    bool alone() const { return count() == 1; }
    /// Which process this is.
    std::size_t number() const { return number_; }
    std::size_t count() const { return first_.size() - 1; }

    /// Of the seats that this process holds: the first, and one past the last.
    Seat begin() const { return begin_; }
    Seat end() const { return end_; }
    std::size_t size() const { return end_ - begin_; }
    bool holds(Seat seat) const { return begin_ <= seat && seat < end_; }
    /// The process that holds a seat.
    std::size_t holder(Seat seat) const
    {
        return static_cast<std::size_t>(std::ranges::upper_bound(first_, seat) - first_.begin() - 1);
    }
    /// How many processes hold a seat at all.
    std::size_t busy() const
    {
        std::size_t out = 0;
        for (std::size_t i = 0; i < count(); ++i)
            out += first_[i] < first_[i + 1];
        return out;
    }

    /// Give each process a list.
    ///
    /// @return what each has given to this one, in the order of processes
    template <class T>
    std::vector<T> exchange(std::vector<std::vector<T>> const& to) const
    {
        std::vector<std::string> bytes;
        for (auto const& list : to)
            bytes.push_back(bytes_of(list));
        return joined<T>(processes_->exchange(std::move(bytes)));
    }

    /// Give all processes a list.
    ///
    /// @return what all have given, in the order of processes
    template <class T>
    std::vector<T> gather(std::vector<T> const& own) const
    {
        return joined<T>(processes_->gather(bytes_of(own)));
    }

    std::uint64_t sum(std::uint64_t number) const
    {
        processes_->sum({&number, 1});
        return number;
    }
    void sum(std::span<std::uint64_t> numbers) const { processes_->sum(numbers); }

    template <class T>
    static std::string bytes_of(std::vector<T> const& list)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        return {reinterpret_cast<char const*>(list.data()), list.size() * sizeof(T)};
    }

    /// Append the items of such bytes to a list.
    template <class T>
    static void append(std::vector<T>& list, std::string_view bytes)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        std::size_t const before = list.size();
        list.resize(before + bytes.size() / sizeof(T));
        if (!bytes.empty()) std::memcpy(list.data() + before, bytes.data(), bytes.size());
    }

  private:
    template <class T>
    static std::vector<T> joined(std::vector<std::string> const& parts)
    {
        std::vector<T> out;
        for (auto const& part : parts)
            append(out, part);
        return out;
    }

    std::shared_ptr<OneProcess> alone_;
    Processes* processes_;
    std::vector<Seat> first_;
    std::size_t number_{0};
    Seat begin_{0}, end_{0};
};

} // namespace groundswell
