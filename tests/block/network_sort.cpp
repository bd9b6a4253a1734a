#include "block/network_sort.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

#include "base/mix64.hpp"
#include "parallel/mailbox.hpp"
#include "team_of_threads.hpp"

namespace groundswell::block {
namespace {

struct Note {
    std::uint32_t number{0};
};
using Mail = Letter<Note>;

/// Letters of which several go to the same people, about the same events.
std::vector<Mail> letters(std::uint32_t n)
{
    std::vector<Mail> out;
    for (std::uint32_t i = 0; i < n; ++i) {
        auto const x = mix64(std::uint64_t{n} << 32 | i);
        out.push_back({x % 5, static_cast<Seat>(x >> 8) % 7, i, {i}});
    }
    return out;
}

std::vector<std::uint32_t> order_of(std::vector<Mail> const& mail)
{
    std::vector<std::uint32_t> out;
    for (auto const& letter : mail)
        out.push_back(letter.payload.number);
    return out;
}

/// Sorts as the network does, but for one comparison in each step.
std::vector<std::uint32_t> order_without_a_comparison(std::vector<Mail> mail)
{
    OneThread const alone;
    sort_by_network(
        alone, mail.data(), static_cast<std::uint32_t>(mail.size()),
        [&](Mail const& a, Mail const& b) { return &b != mail.data() && delivered_before(a, b); });
    return order_of(mail);
}

TEST(NetworkSort, GivesTheCanonicalOrderForEveryLength)
{
    int slips_seen = 0;
    for (std::uint32_t n = 0; n <= 200; ++n) {
        auto expected = letters(n), mail = expected;
        std::ranges::sort(expected, delivered_before<Note>);
        sort_by_network(OneThread{}, mail.data(), n, delivered_before<Note>);
        ASSERT_EQ(order_of(mail), order_of(expected)) << n << " letters";
        slips_seen += order_without_a_comparison(letters(n)) != order_of(expected);
    }
    EXPECT_GT(slips_seen, 150) << "a network with a comparison too few goes unnoticed";
}

TEST(NetworkSort, IsTheSameForAnyNumberOfThreads)
{
    for (std::uint32_t const n : {1U, 2U, 63U, 64U, 65U, 1000U, 1500U}) {
        auto expected = letters(n);
        std::ranges::sort(expected, delivered_before<Note>);
        for (std::uint32_t const threads : {1U, 2U, 3U, 7U}) {
            auto mail = letters(n);
            TeamOfThreads(threads).run(
                [&](auto const& member) { member.sort(mail.data(), n, delivered_before<Note>); });
            EXPECT_EQ(order_of(mail), order_of(expected)) << n << " letters, " << threads << " threads";
        }
    }
}

/// By the 0-1 principle (Knuth, TAOCP 3, 5.3.4), a network that sorts all lists of zeros and ones sorts
/// everything.
TEST(NetworkSort, SortsEveryListOfZerosAndOnes)
{
    for (std::uint32_t n = 1; n <= 13; ++n)
        for (std::uint32_t bits = 0; bits < 1U << n; ++bits) {
            std::vector<int> list;
            for (std::uint32_t i = 0; i < n; ++i)
                list.push_back(bits >> i & 1);
            sort_by_network(OneThread{}, list.data(), n, std::less<>{});
            ASSERT_TRUE(std::ranges::is_sorted(list)) << n << " items, " << bits;
        }
}

} // namespace
} // namespace groundswell::block
