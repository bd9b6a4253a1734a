#include <gtest/gtest.h>
#include <vector>

#include "parallel/channel.hpp"
#include "parallel/executor.hpp"

namespace groundswell {
namespace {

/// Everybody writes to everybody; the letters as they arrive, with the thread that handled them.
struct Arrived {
    std::vector<std::pair<Seat, Seat>> letters; ///< (recipient, sender) in the order of `letters`
    std::vector<int> handled;                   ///< by recipient: letters that f saw
    std::vector<Seat> last_sender;              ///< by recipient: of the letter that f saw last
};

Arrived arrived(int threads, Seat people)
{
    Executor const executor(threads);
    Partition const partition(people);
    Channel<int> channel(executor, partition);
    Arrived out;
    for (int week = 0; week < 2; ++week) { // a week must not see the letters of the one before
        channel.open();
        executor.for_blocks(people, [&](int thread, std::size_t begin, std::size_t end) {
            for (auto from = static_cast<Seat>(end); from-- > begin;)
                for (Seat to = 0; to < people; ++to)
                    if (to != from) channel.send(thread, {1, to, from, 0});
        });
        channel.deliver();
    }
    out.handled.assign(people, 0);
    out.last_sender.assign(people, 0);
    channel.for_each([&](int, Letter<int> const& letter) {
        ++out.handled[letter.recipient];
        EXPECT_GE(letter.sender, out.last_sender[letter.recipient]);
        out.last_sender[letter.recipient] = letter.sender;
    });
    for (auto const& letter : channel.letters())
        out.letters.emplace_back(letter.recipient, letter.sender);
    return out;
}

TEST(Channel, DeliversToEverybodyInCanonicalOrder)
{
    constexpr Seat people = 30;
    std::vector<std::pair<Seat, Seat>> expected;
    for (Seat to = 0; to < people; ++to)
        for (Seat from = 0; from < people; ++from)
            if (to != from) expected.emplace_back(to, from);
    for (int const threads : {1, 2, 7}) {
        auto const out = arrived(threads, people);
        EXPECT_EQ(out.letters, expected) << threads << " threads";
        EXPECT_EQ(out.handled, std::vector<int>(people, static_cast<int>(people) - 1));
    }
}

} // namespace
} // namespace groundswell
