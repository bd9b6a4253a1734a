#pragma once
#include <groundswell/country.hpp>
#include <groundswell/problems.hpp>

#include "parallel/executor.hpp"
#include "random/draw.hpp"
#include "world/world.hpp"

namespace groundswell {

/// List all problems of a spec. Empty: it can be built.
Problems check_country(CountrySpec const& spec);

/// Build the country. The result depends on spec and key only, not on the number of threads.
///
/// Workplaces come one after the other until all seats are given; the last is cut to fit. The class of a
/// workplace is drawn in proportion to the published numbers. Its size s is drawn with probability
/// proportional to s^-x within the class, where x gives the class its published mean. A workplace is an
/// institution. It is divided into units of about unit_size and teams of about team_size. `NestedTeams`
/// says who leads, and gives the ties at work. Rank is the number of cliques that a seat leads, at most
/// ranks - 1. Groups are drawn seat by seat, by rank. Regions are ranges of whole workplaces in proportion
/// to their people. Confidants and audience are `MatchingTies`. Their means count slots; repeats and small
/// workplaces leave somewhat fewer ties.
///
/// Addresses of draws: docs/week.md, `generate`, `assign_group` and `matching`. 3 bytes per seat.
///
/// @throws UserError  with all problems that `check` finds
World generate_country(CountrySpec const& spec, Key key, Executor executor = Executor{1});

} // namespace groundswell
