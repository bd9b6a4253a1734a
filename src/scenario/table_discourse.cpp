#include "scenario/table_rows.hpp"

namespace groundswell::table {

namespace {

void posts(Rows& rows, Parameters const& p)
{
    constexpr Measure units{"effort units", 0, 15}; // because effort is stored below 16
    rows.single("effort.weekly", p.effort.weekly, {.05, 1},
                {units, assumed, "3.7", "effort regained per week"});
    rows.single("effort.max", p.effort.max, {2, 8},
                {units, assumed, "3.7", "largest effort that a person can save up"});
    auto const& d = p.discourse;
    rows.single("discourse.rounds", d.rounds, {3, 12},
                {{"rounds", 0, 100, true}, assumed, "3.8", "largest number of rounds of talk per week"});
    rows.single("discourse.callout", d.callout, {.03, .4},
                {{"probability", 0, 1},
                 assumed,
                 "3.8",
                 "a witness who acted posts a callout, at full responsibility and disapproval"});
    rows.single("discourse.reach", d.reach, {.2, .8},
                {probability, assumed, "3.8", "a post reaches one of the audience"});
    rows.single("discourse.max_audience", d.max_audience, {15, 60},
                {count, assumed, "3.8", "largest number of people that a post reaches"});
    rows.single("discourse.amplify", d.amplify, {-5, -2.5},
                {utility, assumed, "3.8", "inclination to pass a post on, against absorbing it"});
    rows.single("discourse.deflect", d.deflect, {-4, -2},
                {utility, assumed, "3.8", "inclination to turn the talk away, against absorbing the post"});
    rows.single("discourse.rebut", d.rebut, {-5.5, -3},
                {utility, assumed, "3.8", "inclination to answer a deflection, against absorbing it"});
    rows.by_group("discourse.defensive.{group}", d.defensive, {{{-.7, {-1.5, 0}}, {.3, {0, 1}}}},
                  {utility, assumed, "3.8", "the group's further inclination to turn the talk away"});
    rows.single("discourse.frames.innocence", d.frame_innocence, {.2, .7},
                {fraction, assumed, "3.8", "share of deflections that say 'not all men'"});
    rows.single("discourse.frames.hurt", d.frame_hurt, {.1, .5},
                {fraction, assumed, "3.8", "share of deflections that say 'poor menfolk'"});
    rows.single("discourse.frames.equivalence", d.frame_equivalence, {.1, .5},
                {fraction, assumed, "3.8", "share of deflections that say 'women too'"});
    rows.single("discourse.inclusive", d.inclusive, {.1, .9},
                {probability, assumed, "3.8", "'women too' is answered by including all survivors"});
    rows.single("discourse.reassure", d.reassure, {.1, 1},
                {probability, assumed, "3.8", "a hearer of 'poor menfolk' spends effort on comfort"});
}

void effects(Rows& rows, Parameters const& p)
{
    auto const& e = p.effect;
    auto const effect = [&](char const* name, double const& at, Range plausible, char const* meaning) {
        rows.single(name, at, plausible, {step, assumed, "3.8", meaning});
    };
    effect("effect.testimony", e.testimony, {.05, .3}, "rise of responsibility by a testimony");
    effect("effect.norm", e.norm, {.01, .1},
           "rise of the norm by a testimony or callout, and fall by 'poor menfolk'");
    effect("effect.notice", e.notice, {.05, .4}, "fall of habituation by a testimony");
    effect("effect.callout", e.callout, {.02, .15}, "rise of responsibility by a callout");
    effect("effect.destigma", e.destigma, {.03, .25}, "fall of stigma by inclusion");
    effect("effect.absolve", e.absolve, {.03, .25}, "fall of responsibility by 'not all men'");
    effect("effect.pamper", e.pamper, {.002, .03}, "rise of entitlement by 'poor menfolk'");
    effect("effect.doubt", e.doubt, {.1, .6}, "fall of momentum by 'women too'");
    effect("effect.trust", e.trust, {0, .08}, "rise of trust by a testimony");
    rows.single(
        "influence.every", p.influence.every, {0, 52},
        {every, assumed, "3.9", "weeks between two rounds of averaging attitudes; 0: none", Role::setting});
    rows.single(
        "influence.self", p.influence.self, {.5, 4},
        {{"weight", 0, 1000}, assumed, "3.9", "weight of oneself; a confidant weighs 1", Role::setting});
}

} // namespace

void discourse_rows(Rows& rows, Parameters const& p)
{
    posts(rows, p);
    effects(rows, p);
}

} // namespace groundswell::table
