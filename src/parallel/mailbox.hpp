#pragma once
#include <algorithm>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <span>
#include <vector>

#include "base/huge_pages.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

/// A message from one person to another about one event.
template <class Payload>
struct Letter {
    EventId event{0};
    Seat recipient{0};
    Seat sender{0};
    Payload payload{};
};

/// Canonical order: recipient, event id, sender. No two letters of a phase agree in all three.
template <class Payload>
constexpr bool delivered_before(Letter<Payload> const& a, Letter<Payload> const& b)
{
    if (a.recipient != b.recipient) return a.recipient < b.recipient;
    if (a.event != b.event) return a.event < b.event;
    return a.sender < b.sender;
}

/// Collects the letters of one phase from all threads and delivers them in canonical order. The number of
/// threads cannot change that order.
///
/// Each thread writes to an outbox of its own, so that sending takes no lock. Delivery is a counting sort
/// into buckets of recipients, followed by a comparison sort within each bucket. There is one bucket per
/// recipient, or two per letter if that is fewer. So delivery takes O(letters) time and does not depend on
/// the number of people. All buffers are kept, so that a week like those before it allocates nothing.
template <class Payload>
class Mailbox {
  public:
    using Mail = Letter<Payload>;

    /// Forget the letters before.
    ///
    /// @param first, people  recipients are first .. first + people - 1
    void open(Executor const& executor, std::size_t people, Seat first = 0)
    {
        outboxes_.resize(static_cast<std::size_t>(executor.threads()));
        for (auto& outbox : outboxes_)
            outbox.clear();
        first_ = first;
        people_ = people;
        delivered_.clear();
    }

    void send(int thread, Mail const& letter)
    {
        outboxes_[static_cast<std::size_t>(thread)].push_back(letter);
    }

    /// Take out what was sent to anybody but the recipients: f(letter), in the order of threads and sending.
    template <class F>
    void take_out_others(F&& f)
    {
        for (auto& outbox : outboxes_)
            std::erase_if(outbox, [&](Mail const& letter) {
                bool const other = letter.recipient < first_ || letter.recipient - first_ >= people_;
                if (other) f(letter);
                return other;
            });
    }

    /// Sort what was sent. Afterwards `letters` is in canonical order and the outboxes are empty.
    void deliver(Executor const& executor);

    std::span<Mail> letters() { return delivered_; }
    std::span<Mail const> letters() const { return delivered_; }
    std::size_t size() const { return delivered_.size(); }
    bool empty() const { return delivered_.empty(); }

    /// Call f(thread, letter) for every letter; letters of one recipient are handled by one thread, in order.
    template <class F>
    void for_each(Executor const& executor, F&& f)
    {
        for_runs(executor, [&f](int thread, std::span<Mail> run) {
            for (Mail& letter : run)
                f(thread, letter);
        });
    }

    /// The same with f(thread, letters), once per thread.
    template <class F>
    void for_runs(Executor const& executor, F&& f)
    {
        executor.for_blocks(delivered_.size(), [&](int thread, std::size_t begin, std::size_t end) {
            begin = next_recipient(begin);
            end = next_recipient(end);
            f(thread, std::span(delivered_).subspan(begin, end - begin));
        });
    }

    /// Keep the letters for which keep(letter) is true, in their order.
    template <class F>
    void keep_if(F&& keep)
    {
        std::size_t kept = 0;
        for (auto const& letter : delivered_) {
            bool const stays = keep(letter);
            delivered_[kept] = letter;
            kept += stays;
        }
        delivered_.resize(kept);
    }

  private:
    /// Sort the letters first .. last by insertion. They lie in ascending buckets of a few letters each.
    void sort_few(std::size_t first, std::size_t last)
    {
        for (std::size_t i = first + 1; i < last; ++i) {
            if (!delivered_before(delivered_[i], delivered_[i - 1])) continue;
            Mail const letter = delivered_[i];
            std::size_t j = i;
            do {
                delivered_[j] = delivered_[j - 1];
                --j;
            } while (j > first && delivered_before(letter, delivered_[j - 1]));
            delivered_[j] = letter;
        }
    }

    /// Return the first index from `at` on where the letters of a recipient begin.
    std::size_t next_recipient(std::size_t at) const
    {
        if (at == 0) return 0;
        while (at < delivered_.size() && delivered_[at].recipient == delivered_[at - 1].recipient)
            ++at;
        return at;
    }

    static constexpr std::uint32_t few = 24;

    std::vector<std::vector<Mail>> outboxes_;
    std::vector<Mail> delivered_;
    std::vector<std::uint32_t> bucket_start_;
    Seat first_{0};
    std::size_t people_{0};
};

template <class Payload>
void Mailbox<Payload>::deliver(Executor const& executor)
{
    std::size_t total = 0;
    for (auto const& outbox : outboxes_)
        total += outbox.size();
    // Room for a busier week; less of it where the letters take much memory.
    if (total > delivered_.capacity()) reserve_large(delivered_, total + total / (total > 1'000'000 ? 8 : 2));
    delivered_.resize(total);
    if (total == 0) return;

    std::size_t const buckets = std::min(people_, 2 * total);
    // Fixed-point division: bucket = recipient * buckets / people, monotone in the recipient.
    std::uint64_t const scale = (static_cast<std::uint64_t>(buckets) << 32) / people_;
    auto const bucket_of = [scale, first = first_](Seat recipient) {
        return ((recipient - first) * scale) >> 32;
    };

    bucket_start_.assign(buckets + 1, 0);
    for (auto const& outbox : outboxes_)
        for (auto const& letter : outbox)
            ++bucket_start_[bucket_of(letter.recipient) + 1];
    std::uint32_t largest = 0;
    for (std::size_t b = 0; b < buckets; ++b) {
        largest = std::max(largest, bucket_start_[b + 1]);
        bucket_start_[b + 1] += bucket_start_[b];
    }
    for (auto& outbox : outboxes_) {
        for (auto const& letter : outbox)
            delivered_[bucket_start_[bucket_of(letter.recipient)]++] = letter;
        outbox.clear();
    }
    // bucket_start_[b] is now the end of bucket b.
    auto const begin_of = [this](std::size_t b) { return b == 0 ? std::size_t{0} : bucket_start_[b - 1]; };
    executor.for_blocks(buckets, [&](int, std::size_t begin, std::size_t end) {
        if (largest <= few) {
            sort_few(begin_of(begin), begin_of(end));
            return;
        }
        for (std::size_t b = begin; b < end; ++b) {
            if (bucket_start_[b] - begin_of(b) <= few)
                sort_few(begin_of(b), bucket_start_[b]);
            else
                std::sort(delivered_.begin() + static_cast<std::ptrdiff_t>(begin_of(b)),
                          delivered_.begin() + bucket_start_[b], delivered_before<Payload>);
        }
    });
}

} // namespace groundswell
