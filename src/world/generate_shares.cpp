#include "world/generate_shares.hpp"

#include <algorithm>
#include <numeric>

#include "base/largest_remainder.hpp"

namespace groundswell {

std::vector<std::size_t> largest_remainder(std::size_t total, std::span<double const> shares)
{
    // Compare quotas in steps of 1e-9, so that .29 * 1000 is 290 in spite of rounding.
    constexpr double steps = 1e9;
    double const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<std::size_t> count;
    std::vector<std::size_t> remainder;
    for (double const share : shares) {
        double const quota = static_cast<double>(total) * share / sum + 0.5 / steps;
        auto const whole = static_cast<std::size_t>(quota);
        count.push_back(whole);
        remainder.push_back(static_cast<std::size_t>((quota - static_cast<double>(whole)) * steps));
    }
    give_largest_remainders(total, count, remainder);
    return count;
}

std::vector<Seat> in_drawn_order(std::vector<Seat> seats, Key key, Purpose purpose, Address at)
{
    std::vector<std::uint64_t> drawn;
    drawn.reserve(seats.size());
    for (Seat const seat : seats) {
        Block const block = draw_block(key, purpose, seat, at.partner, at.week, at.index >> 2);
        drawn.push_back((std::uint64_t{block[at.index & 3]} << 32) | seat);
    }
    std::ranges::sort(drawn);
    std::ranges::transform(drawn, seats.begin(), [](std::uint64_t d) { return static_cast<Seat>(d); });
    return seats;
}

void assign_by_share(std::vector<Seat> seats, std::span<double const> shares, Key key,
                     std::vector<Group>& group)
{
    auto const count = largest_remainder(seats.size(), shares);
    auto const order = in_drawn_order(std::move(seats), key, Purpose::assign_group);
    auto next = order.begin();
    for (std::size_t g = 0; g < count.size(); ++g)
        for (std::size_t i = 0; i < count[g]; ++i)
            group[*next++] = static_cast<Group>(g);
}

} // namespace groundswell
