#pragma once
#include "world/country.hpp"

namespace groundswell::testing {

/// A small land with every part of a country in it.
inline CountrySpec land(std::size_t seats)
{
    CountrySpec spec;
    spec.seats = seats;
    spec.ranks = 4;
    spec.groups = {"woman", "man", "nonbinary"};
    spec.share = {{.48, .4, .35, .3}, {.5, .58, .64, .69}, {.02, .02, .01, .01}};
    spec.workplaces = {
        {1, 4, 5000, 9500}, {5, 19, 3000, 30'000}, {20, 99, 900, 36'000}, {100, 2000, 100, 24'500}};
    spec.regions = {5, 3, 2};
    spec.unit_size = 20;
    spec.team_size = 6;
    spec.span = 4;
    spec.audience_most = 300;
    return spec;
}

} // namespace groundswell::testing
