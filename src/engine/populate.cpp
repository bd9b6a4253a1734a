#include "engine/populate.hpp"

#include <algorithm>
#include <functional>

#include "base/largest_remainder.hpp"
#include "mechanisms/birth.hpp"
#include "world/people.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Which groups hold the seats at the start with component `representation` off: each rank has the shares of
/// the whole.
std::vector<Group> represented_groups(World const& world, std::vector<double> const& share, Key key)
{
    std::vector<Group> out(world.seats);
    for (Rank rank = 0; rank < world.ranks; ++rank) {
        std::vector<std::pair<double, Seat>> seats;
        for (Seat seat = 0; seat < world.seats; ++seat)
            if (world.rank[seat] == rank)
                seats.emplace_back(uniform(key, Purpose::assign_group, {seat, 1, 0, 0}), seat);
        std::ranges::sort(seats);
        auto const n = static_cast<double>(seats.size());
        std::vector<std::size_t> places;
        std::vector<double> remainder;
        for (double const part : share) {
            places.push_back(static_cast<std::size_t>(part * n + 1e-9));
            remainder.push_back(part * n - static_cast<double>(places.back()));
        }
        give_largest_remainders(seats.size(), places, remainder,
                                [](double x, double y) { return x > y + 1e-9; });
        std::size_t next = 0;
        for (std::size_t g = 0; g < share.size(); ++g)
            for (std::size_t i = 0; i < places[g]; ++i)
                out[seats[next++].second] = static_cast<Group>(g);
    }
    return out;
}

/// Harm propensity of the last of the top tenth among those who have any.
float top_tenth(People const& people, Partition const& partition)
{
    std::vector<float> harm;
    for (auto const& [seat, own] : people.propensity)
        if (own.harm > 0) harm.push_back(own.harm);
    if (!partition.alone()) harm = partition.gather(harm);
    if (harm.empty()) return 0;
    auto const k = static_cast<std::ptrdiff_t>((harm.size() + 9) / 10 - 1);
    std::ranges::nth_element(harm, harm.begin() + k, std::greater<>{});
    return harm[static_cast<std::size_t>(k)];
}

} // namespace

void populate(WeekState& now)
{
    World const& world = *now.world;
    auto& state = now.state;
    state.week = -static_cast<Week>(now.scenario.parameters.run.burnin + 0.5);
    Seat const here = now.partition.begin(), end = now.partition.end();
    state.people.open(world.seats, here, now.partition.size());
    state.lived.open(here, now.partition.size());
    state.group_share.assign(world.groups.size(), 0);
    for (Group const group : world.first_group)
        state.group_share[group] += 1;
    for (double& share : state.group_share)
        share /= static_cast<double>(world.seats);

    std::vector<Group> represented;
    if (now.rules.off.representation) represented = represented_groups(world, state.group_share, now.key);
    auto const& groups = now.rules.off.representation ? represented : world.first_group;
    Birth const birth{now.rules, now.key};
    state.people.group.assign(groups.begin(), groups.end());
    auto& propensity = state.people.propensity;
    propensity.open_pages(world.seats);
    std::size_t const first_page = here / propensity.page_seats,
                      pages = here < end ? (end - 1) / propensity.page_seats + 1 - first_page : 0;
    now.executor.for_blocks(pages, [&](int, std::size_t begin, std::size_t last) {
        std::vector<std::pair<Seat, Propensity>> rows;
        for (std::size_t page = first_page + begin; page < first_page + last; ++page) {
            rows.clear();
            std::size_t const first = page * propensity.page_seats;
            for (auto seat = std::max(here, static_cast<Seat>(first));
                 seat < std::min<std::size_t>(first + propensity.page_seats, end); ++seat) {
                auto const newcomer = birth({seat, founder_week}, groups[seat], state.week);
                state.people.record[seat] = newcomer.record;
                state.people.birth_seat[seat] = seat;
                state.people.hired[seat] = founder_week;
                if (newcomer.propensity.any()) rows.emplace_back(seat, newcomer.propensity);
            }
            propensity.fill_page(page, rows);
        }
    });
    state.offender_threshold = top_tenth(state.people, now.partition);
}

} // namespace groundswell
