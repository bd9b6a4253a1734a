#pragma once
#include <cstdint>
#include <utility>

#include "block/team.hpp"

namespace groundswell::block {

/// Sort by a bitonic network, all threads of a team together. Each step compares pairs that lie apart, and
/// ends at a barrier.
///
/// Source: Batcher (1968), AFIPS 32, 307-314; in the form in which every comparison puts the lesser first.
/// So a list of any length is sorted as if the largest of all items followed it: these never move.
template <class Team, class T, class Less>
GROUNDSWELL_ANYWHERE void sort_by_network(Team const& team, T* items, std::uint32_t n, Less const& less)
{
    std::uint32_t whole = 1; // the power of two that holds all
    while (whole < n)
        whole *= 2;
    auto const compare = [&](std::uint32_t i, std::uint32_t j) {
        if (j < n && less(items[j], items[i])) {
            T const lesser = items[j];
            items[j] = items[i];
            items[i] = lesser;
        }
    };
    for (std::uint32_t run = 2; run <= whole; run *= 2) {
        std::uint32_t const half = run / 2;
        share(team, whole / 2, [&](std::uint32_t pair) {
            std::uint32_t const first = pair / half * run, at = pair % half;
            compare(first + at, first + run - 1 - at);
        });
        team.barrier();
        for (std::uint32_t apart = half / 2; apart > 0; apart /= 2) {
            share(team, whole / 2, [&](std::uint32_t pair) {
                std::uint32_t const i = pair / apart * 2 * apart + pair % apart;
                compare(i, i + apart);
            });
            team.barrier();
        }
    }
}

} // namespace groundswell::block
