#pragma once
#include <cstddef>
#include <span>
#include <utility>

#include "parallel/executor.hpp"
#include "parallel/mailbox.hpp"
#include "parallel/partition.hpp"

namespace groundswell {

/// Carries letters of one kind between any two people of a world, whichever ranges and threads they are on.
///
/// A `Mailbox` that knows its executor and its people. Where a world is spread over processes, recipients
/// are the people of this process, and `deliver` brings letters to where their recipient is.
template <class Payload>
class Channel {
  public:
    using Mail = Letter<Payload>;

    Channel() = default;
    /// @param partition  must outlive the channel
    Channel(Executor executor, Partition const& partition)
        : executor_(std::move(executor)), partition_(&partition)
    {}

    /// Forget the letters of the week or round before.
    void open() { mail_.open(executor_, partition_->size(), partition_->begin()); }
    /// @param thread  the calling thread of the executor
    void send(int thread, Mail const& letter) { mail_.send(thread, letter); }
    /// Sort what was sent into the canonical order. To be called once, after all threads have sent.
    void deliver_here() { mail_.deliver(executor_); }
    /// The same for letters that may go to other processes. All processes call it.
    void deliver()
    {
        if (!partition_->alone())
            for (Mail const& letter : partition_->exchange(take_out_others()))
                send(0, letter);
        deliver_here();
    }
    /// Take out the letters to people of other processes. @return by process
    std::vector<std::vector<Mail>> take_out_others()
    {
        std::vector<std::vector<Mail>> out(partition_->count());
        mail_.take_out_others(
            [&](Mail const& letter) { out[partition_->holder(letter.recipient)].push_back(letter); });
        return out;
    }

    /// Call f(thread, letter) for every letter; letters of one recipient are handled by one thread, in order.
    template <class F>
    void for_each(F&& f)
    {
        mail_.for_each(executor_, std::forward<F>(f));
    }

    std::span<Mail const> letters() const { return mail_.letters(); }
    std::size_t size() const { return mail_.size(); }

  private:
    Executor executor_;
    Partition const* partition_{nullptr};
    Mailbox<Payload> mail_;
};

} // namespace groundswell
