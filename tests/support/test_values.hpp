#pragma once
#include <groundswell/parameters.hpp>

namespace groundswell::testing {

/// Fill in every number that the tests of mechanisms reckon with.
///
/// They are the tests' own, so that a new calibration of the defaults breaks no test of a mechanism. What
/// only some tests look at is neutral: officials, fear, what reprisals teach, composition, and turns of
/// units.
inline void set_test_values(Parameters& p)
{
    p.ties = {.confidants = 6, .confidant_team = .7, .confidant_homophily = .7, .audience = 30};
    p.propensity.everyday = {.median = .53, .sigma = 1, .factor = 1};
    p.propensity.harm = {.median = .0172, .sigma = 1.15, .factor = 1};
    p.reference = {.entitlement = .41,
                   .attitude = .68,
                   .norm = .47,
                   .responsibility = .41,
                   .trust = .45,
                   .deterrence = .415,
                   .fear = .6};
    p.init = {.norm = .45,
              .responsibility = .35,
              .trust = .45,
              .deterrence = .35,
              .stigma = .85,
              .fear = .6,
              .sd = .15,
              .stubbornness = .5,
              .stubbornness_sd = .2};
    p.halflife = {.norm = 156,
                  .responsibility = 104,
                  .habituation = 156,
                  .trust = 104,
                  .deterrence = 78,
                  .momentum = 13,
                  .burden = 52,
                  .unspoken = 260,
                  .fear = 156};
    p.acts = {.entitlement = 1.5,
              .tolerance = 2,
              .impunity = 1.5,
              .power = 1,
              .seeking = .6,
              .repeat = .25,
              .cap = 4,
              .token = 0};
    p.kinds = {{{0, .4, .05}, {.54, .72, .2}, {.35, .02, .5}, {.11, .005, .9}}};
    p.outside.kinds = {.6, .25, .13, .02};
    p.scene.max_witnesses = 6;
    p.reaction = {.intervene = -.15,
                  .support = -1.75,
                  .excuse = -1.56,
                  .attitude = 2,
                  .norm = 2,
                  .responsibility = 2,
                  .power = .8,
                  .crowd = .5,
                  .tie = .7,
                  .entitlement = 1,
                  .severity = 1.5};
    p.learn = {.checked = .08,
               .deterred = .2,
               .impunity = .12,
               .silence_reads_as = .3,
               .norm = .04,
               .internalise = .005,
               .habituate = .015,
               .relief = .3,
               .confided = .1,
               .dismissed = .1};
    p.disclose = {.confide = -.5,
                  .report = -1.4,
                  .testify = -2.8,
                  .severity = 1.5,
                  .trust = 1.5,
                  .support = .7,
                  .power = .8,
                  .momentum = 1.5,
                  .min_severity = .1,
                  .numb = .3,
                  .reconsider = .5,
                  .official = -50,
                  .fear = 0};
    p.retaliation = {.base = .665, .power = 1, .severity = .5, .trust_loss = .3, .seen = .5, .learn = 0};
    p.policy = {.delay = 12,
                .substantiate = 1.1,
                .evidence = 1,
                .priors = .7,
                .shield = 1.2,
                .warn = 0,
                .response = {.2, .6, .06, .14},
                .transparency = .2,
                .outside = .3};
    p.response = {.coddle = .15,
                  .sanction = .5,
                  .restore = .5,
                  .engage = .5,
                  .trust = .3,
                  .publicity = .1,
                  .warning = .1,
                  .official = .1};
    p.effort = {.weekly = .25, .max = 4};
    p.discourse = {.rounds = 6,
                   .callout = .12,
                   .reach = .5,
                   .max_audience = 30,
                   .amplify = -3.62,
                   .deflect = -3.16,
                   .rebut = -4.16,
                   .frame_innocence = .45,
                   .frame_hurt = .25,
                   .frame_equivalence = .3,
                   .inclusive = .4,
                   .reassure = .5};
    p.effect = {.testimony = .15,
                .norm = .04,
                .notice = .2,
                .callout = .06,
                .destigma = .1,
                .absolve = .1,
                .pamper = .01,
                .doubt = .3,
                .trust = 0};
    p.influence = {.every = 0, .self = 1};
    p.career = {.every = 26, .attrition = .0027, .burden = .15, .burden_cap = 5, .stagger = 0};
    p.career.penalty = .5;
    p.career.noise = .645;
    p.career.quota = 0;
    p.career.climate = 1;
}

/// Set the same, and the values of women (0) and men (1).
inline void set_test_values_of_women_and_men(Parameters& p)
{
    set_test_values(p);
    p.status = {0, .3};
    p.propensity.everyday.share = {.2, .38};
    p.propensity.harm.share = {.062, .168};
    p.init.entitlement = {.35, .45};
    p.init.attitude = {.78, .68};
    p.orientation[0] = {.47, .8};
    p.orientation[1] = {1, .21};
    p.scene.blind = {0, .36};
    p.stigma[0] = {1.2, 1};
    p.stigma[1] = {1.8, 1.6};
    p.discourse.defensive = {-.7, .3};
    p.career.bias = {0, .23};
    p.career.hiring = {.45, .55};
}

} // namespace groundswell::testing
