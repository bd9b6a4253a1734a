#pragma once
#include "block/now.hpp"

namespace groundswell::block {

/// Draw for all ties of several people at once, and tell of those whose draw lies below the row's limit. Of
/// more than `most` in a row, those with the smallest draws are told of; of equal ones the lowest seats.
///
/// @param rows   how many people have ties
/// @param each   each(row, f): call f(seat) for each tie that counts
/// @param about  about(row): partner of the draws
/// @param limit  limit(row): see `draws_below`
/// @param emit   emit(row, seat, block): in no certain order, by any thread
template <class Team, class Each, class About, class Limit, class Emit>
GROUNDSWELL_ANYWHERE void draw_ties(Now<Team> const& now, Purpose purpose, std::uint32_t rows,
                                    std::uint32_t most, Each const& each, About const& about,
                                    Limit const& limit, Emit const& emit)
{
    Team const& team = now.team;
    DrawnTies& drawn = now.m.drawn;
    if (rows > drawn.rows) rows = drawn.rows; // letters were lost already
    team.barrier();
    once(team, [&] { drawn.row.clear(); });
    team.barrier();
    share(team, rows, [&](std::uint32_t row) {
        std::uint32_t n = 0;
        each(row, [&](Seat) { ++n; });
        std::uint32_t at = team.add(drawn.row.asked, n);
        drawn.begin[row] = at;
        drawn.length[row] = n;
        drawn.below[row] = 0;
        if (std::uint64_t{at} + n > drawn.row.capacity) return;
        each(row, [&](Seat other) {
            drawn.row.items[at] = row;
            drawn.who[at++] = other;
        });
    });
    team.barrier();
    if (drawn.row.asked > drawn.row.capacity) {
        once(team, [&] { team.add(now.m.lost, 1U); });
        return;
    }
    std::uint32_t const ties = drawn.row.asked;
    share(team, ties, [&](std::uint32_t tie) {
        std::uint32_t const row = drawn.row[tie];
        drawn.draw[tie] = now.draws(purpose, drawn.who[tie], about(row))[0];
        if (drawn.draw[tie] < limit(row)) team.add(drawn.below[row], 1U);
    });
    team.barrier();
    auto const before = [&](std::uint32_t a, std::uint32_t b) {
        return drawn.draw[a] != drawn.draw[b] ? drawn.draw[a] < drawn.draw[b] : drawn.who[a] < drawn.who[b];
    };
    share(team, ties, [&](std::uint32_t tie) {
        std::uint32_t const row = drawn.row[tie];
        if (!(drawn.draw[tie] < limit(row))) return;
        if (drawn.below[row] > most) {
            std::uint32_t smaller = 0;
            for (std::uint32_t k = 0; k < drawn.length[row]; ++k)
                smaller += before(drawn.begin[row] + k, tie);
            if (smaller >= most) return;
        }
        emit(row, drawn.who[tie], now.draws(purpose, drawn.who[tie], about(row)));
    });
    team.barrier();
}

} // namespace groundswell::block
