#include <algorithm>
#include <gtest/gtest.h>
#include <tuple>
#include <vector>

#include "base/mix64.hpp"
#include "parallel/executor.hpp"
#include "parallel/mailbox.hpp"

namespace groundswell {
namespace {

using Mail = Letter<int>;

auto address(Mail const& letter)
{
    return std::tuple(letter.recipient, letter.event, letter.sender);
}

bool same(Mail const& a, Mail const& b)
{
    return address(a) == address(b) && a.payload == b.payload;
}

/// Letters with random recipients, events and senders, all addresses distinct; the payload tells them apart.
std::vector<Mail> random_letters(std::size_t count, Seat people, std::uint64_t seed)
{
    std::vector<Mail> letters;
    for (std::uint64_t i = 0; i < count; ++i) {
        std::uint64_t const bits = mix64(seed + i);
        letters.push_back({mix64(bits) % (count / 4 + 1), static_cast<Seat>(bits % people),
                           static_cast<Seat>(i), static_cast<int>(i)});
    }
    return letters;
}

/// The rule in one line: what any delivery must equal.
std::vector<Mail> in_order(std::vector<Mail> letters)
{
    std::stable_sort(letters.begin(), letters.end(),
                     [](Mail const& a, Mail const& b) { return address(a) < address(b); });
    return letters;
}

Mailbox<int> delivered(std::vector<Mail> const& letters, std::size_t people, Executor const& executor)
{
    Mailbox<int> box;
    box.open(executor, people);
    executor.for_blocks(letters.size(), [&](int thread, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            box.send(thread, letters[i]);
    });
    box.deliver(executor);
    return box;
}

TEST(Mailbox, DeliversInCanonicalOrder)
{
    for (Seat const people : {1U, 2U, 10U, 1'000U, 1'000'000U, 4'000'000'000U})
        for (std::size_t const count : {1U, 2U, 100U, 5'000U}) {
            auto const letters = random_letters(count, people, people + count);
            auto const expected = in_order(letters);
            for (int const threads : {1, 2, 7}) {
                auto const box = delivered(letters, people, Executor(threads));
                ASSERT_EQ(box.size(), count);
                EXPECT_TRUE(std::equal(expected.begin(), expected.end(), box.letters().begin(), same))
                    << people << " people, " << count << " letters, " << threads << " threads";
            }
        }
}

TEST(Mailbox, KeepsWhatIsAskedForInOrder)
{
    auto const letters = random_letters(1'000, 50, 3);
    auto box = delivered(letters, 50, Executor(1));
    auto expected = in_order(letters);
    std::erase_if(expected, [](Mail const& letter) { return letter.payload % 3 == 0; });
    box.keep_if([](Mail const& letter) { return letter.payload % 3 != 0; });
    ASSERT_EQ(box.size(), expected.size());
    EXPECT_TRUE(std::equal(expected.begin(), expected.end(), box.letters().begin(), same));
}

TEST(Mailbox, OrderIsNotThatOfSending)
{
    // The test above has teeth: letters as they were sent, or sorted by recipient alone, are not in order.
    auto const letters = random_letters(5'000, 10, 1);
    auto const expected = in_order(letters);
    EXPECT_FALSE(std::equal(expected.begin(), expected.end(), letters.begin(), same));
    auto by_recipient = letters;
    std::stable_sort(by_recipient.begin(), by_recipient.end(),
                     [](Mail const& a, Mail const& b) { return a.recipient < b.recipient; });
    EXPECT_FALSE(std::equal(expected.begin(), expected.end(), by_recipient.begin(), same));
}

TEST(Mailbox, LettersOfOneRecipientStayOnOneThreadInOrder)
{
    for (Seat const people : {1U, 3U, 40U, 100'000U})
        for (int const threads : {1, 2, 7}) {
            Executor const executor(threads);
            auto box = delivered(random_letters(3'000, people, people), people, executor);
            std::vector<int> thread_of(people, -1);
            std::vector<EventId> last_event(people, 0);
            std::vector<int> handled(3'000, 0);
            std::vector<int> wrong(static_cast<std::size_t>(threads), 0);
            box.for_each(executor, [&](int thread, Mail& letter) {
                auto& owner = thread_of[letter.recipient];
                bool const mine = owner == -1 || owner == thread;
                bool const later = letter.event >= last_event[letter.recipient];
                wrong[static_cast<std::size_t>(thread)] += !mine || !later;
                owner = thread;
                last_event[letter.recipient] = letter.event;
                ++handled[static_cast<std::size_t>(letter.payload)];
            });
            EXPECT_EQ(wrong, std::vector<int>(wrong.size(), 0))
                << people << " people, " << threads << " threads";
            EXPECT_EQ(handled, std::vector<int>(3'000, 1));
        }
}

TEST(Mailbox, AnEmptyOneDeliversNothing)
{
    for (int const threads : {1, 2, 7}) {
        Executor const executor(threads);
        auto box = delivered({}, 10, executor);
        EXPECT_TRUE(box.empty());
        box.for_each(executor, [](int, Mail&) { ADD_FAILURE(); });
        EXPECT_TRUE(delivered({}, 0, executor).empty());
    }
}

TEST(Mailbox, OpeningForgetsTheWeekBefore)
{
    Executor const two(2);
    auto box = delivered(random_letters(100, 10, 1), 10, two);
    box.send(1, {4, 3, 1, 2}); // never delivered
    box.open(two, 10);
    EXPECT_TRUE(box.empty());
    box.send(1, {5, 3, 4, 0});
    box.send(0, {5, 3, 2, 1});
    box.deliver(two);
    ASSERT_EQ(box.size(), 2U);
    EXPECT_EQ(box.letters()[0].sender, 2U);
    EXPECT_EQ(box.letters()[1].sender, 4U);
}

TEST(Mailbox, DeliveringTwiceSendsNothingAgain)
{
    Executor const executor(2);
    auto box = delivered(random_letters(100, 10, 1), 10, executor);
    box.deliver(executor);
    EXPECT_TRUE(box.empty());
}

} // namespace
} // namespace groundswell
