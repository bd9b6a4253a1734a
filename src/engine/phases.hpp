#pragma once
#include "engine/week_state.hpp"

/// The phases of a week, in their order (docs/week.md). Each starts from the state that the one before left.
/// Those that take a `RangeWork` are run range by range.
namespace groundswell::phase {

void interventions(WeekState& now);              ///< 0: interventions due; the week's rules
void mean_attitudes(WeekState& now);             ///< what passes as normal where tolerance is off
void own_mechanisms(WeekState& now);             ///< 0: those of one's own
void list_attempters(WeekState& now);            ///< who can start an act
void acts(WeekState& now, RangeWork& work);      ///< 1: attempts and their targets
void outsiders(WeekState& now, RangeWork& work); ///< 1: acts from outside, before acts are delivered
void scenes(WeekState& now, RangeWork& work);    ///< 2: who is present, who notices, how many they are
void reactions(WeekState& now, RangeWork& work); ///< 3: what witnesses do
void outcomes(WeekState& now, RangeWork& work);  ///< 4: what everyone learns; callouts
void choices(WeekState& now, RangeWork& work);   ///< 5: what targets choose
void disclosures(WeekState& now);                ///< 5: the confidants' answers
void officials(WeekState& now);                  ///< 6: what officials do who were told
void filing(WeekState& now);                     ///< 6: cases opened, retaliation
void rulings(WeekState& now);                    ///< 7: rulings due, publicity, removals
void discourse(WeekState& now);                  ///< 8: posts, round by round
void influence(WeekState& now);                  ///< 9: attitudes, all at once
void careers(WeekState& now);                    ///< 10: leaving, promotion, hiring

/// Count who near a target has learned of an act by noticing or being told (after 5), and by hearing of it
/// (after 8). Observation only: no mechanism reads it.
void learned_at_once(WeekState& now);
void learned_by_hearing(WeekState& now);

} // namespace groundswell::phase
