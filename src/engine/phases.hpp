#pragma once
#include "engine/stage.hpp"

/// The phases of a week, in their order (docs/week.md). Each takes the stage as the one before left it.
/// Phases 1 to 4 and the choices of 5 are gone through range by range (`Scenery`).
namespace groundswell::phase {

void interventions(Stage& stage);               ///< 0: interventions due; the week's rules
void list_attempters(Stage& stage);             ///< who can start an act
void acts(Stage& stage, Scenery& scenery);      ///< 1: attempts and their targets
void scenes(Stage& stage, Scenery& scenery);    ///< 2: who is present, who notices, how many they are
void reactions(Stage& stage, Scenery& scenery); ///< 3: what witnesses do
void outcomes(Stage& stage, Scenery& scenery);  ///< 4: what everyone learns; callouts
void choices(Stage& stage, Scenery& scenery);   ///< 5: what targets choose
void disclosures(Stage& stage);                 ///< 5: the confidants' answers
void filing(Stage& stage);                      ///< 6: cases opened, retaliation
void rulings(Stage& stage);                     ///< 7: rulings due, publicity, removals
void discourse(Stage& stage);                   ///< 8: posts, round by round
void influence(Stage& stage);                   ///< 9: attitudes, all at once
void careers(Stage& stage);                     ///< 10: leaving, promotion, hiring

/// Observation only: who near a target has learned of an act by noticing or being told (after 5), by hearing
/// (after 8).
void learned_at_once(Stage& stage);
void learned_by_hearing(Stage& stage);

} // namespace groundswell::phase
