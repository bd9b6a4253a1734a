#pragma once
#include "engine/stage.hpp"

/// The phases of a week, in their order (docs/week.md). Each takes the stage as the one before left it.
namespace groundswell::phase {

void interventions(Stage& stage); ///< 0: interventions due; the week's rules
void acts(Stage& stage);          ///< 1: attempts and their targets
void scenes(Stage& stage);        ///< 2: who is present, who notices, how many they are
void reactions(Stage& stage);     ///< 3: what witnesses do
void outcomes(Stage& stage);      ///< 4: what everyone learns; callouts
void disclosures(Stage& stage);   ///< 5: the target's choice, the confidant's answer
void filing(Stage& stage);        ///< 6: cases opened, retaliation
void rulings(Stage& stage);       ///< 7: rulings due, publicity, removals
void discourse(Stage& stage);     ///< 8: posts, round by round
void influence(Stage& stage);     ///< 9: attitudes, all at once
void careers(Stage& stage);       ///< 10: leaving, promotion, hiring

/// Observation only: who near a target has learned of an act by noticing or being told (after 5), by hearing
/// (after 8).
void learned_at_once(Stage& stage);
void learned_by_hearing(Stage& stage);

} // namespace groundswell::phase
