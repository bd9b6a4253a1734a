#pragma once
#include <groundswell/members.hpp>
#include <groundswell/over_members.hpp>
#include <string>
#include <vector>

#include "report/finding.hpp"

/// How what the members of a fit say is spoken of.
namespace groundswell::report {

/// "8 members of the fit 'mine.csv', 2 replicates each".
std::string fit_words(FitUse const& fit);
/// What a reader must know of how a fit is used.
std::vector<std::string> fit_notes(FitUse const& fit);
/// What the intervals over members cover.
std::string member_interval_words();
/// How much of what one run shows is chance, and how much parameters; "" where it is not known.
std::string parts_words(MemberEstimate const& estimate);
/// "the middle 95% of runs", or of few "most of the 12 runs".
std::string runs_words(std::size_t runs);
/// What a change does over the members: median, range, in how many it falls.
Finding effect_finding(MemberEffect const& effect, std::string_view words, bool share);
/// "In 3 of 8 members ..." where runs end in two lasting states.
Finding member_states_finding(MemberStates const& states);

/// Which fit, how many members, how many replicates of each.
Json fit_json(FitUse const& fit);
Json json_of(MemberEstimate const& estimate);
Json json_of(MemberEffect const& effect);
Json json_of(MemberStates const& states);

} // namespace groundswell::report
