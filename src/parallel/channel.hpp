#pragma once
#include <cstddef>
#include <span>
#include <utility>

#include "parallel/executor.hpp"
#include "parallel/mailbox.hpp"

namespace groundswell {

/// Carries letters of one kind between any two people of a world, whichever ranges and threads they are on.
///
/// A `Mailbox` that knows its executor and its people. Where a world is spread over processes, `deliver` is
/// the one place where letters leave a process; recipients are then the people of this process.
template <class Payload>
class Channel {
  public:
    using Mail = Letter<Payload>;

    Channel() = default;
    /// @param people  recipients are 0 .. people - 1
    Channel(Executor executor, std::size_t people) : executor_(std::move(executor)), people_(people) {}

    /// Forget the letters of the week or round before.
    void open() { mail_.open(executor_, people_); }
    /// @param thread  the calling thread of the executor
    void send(int thread, Mail const& letter) { mail_.send(thread, letter); }
    /// Sort what was sent into the canonical order. To be called once, after all threads have sent.
    void deliver() { mail_.deliver(executor_); }

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
    std::size_t people_{0};
    Mailbox<Payload> mail_;
};

} // namespace groundswell
