#include "scenario/table_rows.hpp"

namespace groundswell::table {

namespace {

constexpr Grade workforce{Evidence::measured,
                          "Women in the Workplace (2024) at entry, manager and top; ranks 2 and 3 assumed"};
constexpr Grade own_reports{Evidence::inferred,
                            "calibrated to MSPB (2016), New York Times/Morning Consult (2017)"};
constexpr Grade sexist_remarks{Evidence::inferred,
                               "calibrated to New York Times/Morning Consult (2017); Swim et al. (2001)"};
constexpr Grade networks{Evidence::measured, "General Social Survey (1985, 2004)"};
constexpr Grade lasting_talk{Evidence::inferred, "calibrated to Levy & Mattsson (30 OECD countries)"};
constexpr Grade fading{Evidence::inferred, "calibrated to Porat et al. (2024), Jouriles"};
constexpr Grade means{Evidence::inferred, "near the means of the default population"};

void world(Rows& rows, Parameters const& p)
{
    constexpr Measure horizon{"weeks", 1, 20'000, true};
    rows.single("run.weeks", p.run.weeks, {52, 1040},
                {horizon, assumed, "8", "weeks simulated and counted", Role::setting});
    rows.single("run.burnin", p.run.burnin, {52, 520},
                {{"weeks", 0, 10'000, true},
                 assumed,
                 "8",
                 "weeks simulated before week 0, so that states settle",
                 Role::setting});
    rows.single("run.window", p.run.window, {104, 104},
                {horizon, assumed, "8", "weeks that a survey's question looks back", Role::setting});
    rows.single(
        "institution.seats", p.institution.seats, {100, 5000},
        {{"seats", 2, 1e9, true}, assumed, "1", "seats (positions) in the institution", Role::setting});
    rows.single("institution.units", p.institution.units, {1, 50},
                {{"units", 1, 1e8, true}, assumed, "1", "units (departments)", Role::setting});
    rows.by_rank(
        "institution.rank_share", p.institution.rank_share,
        {{.3, .7}, {.15, .4}, {.05, .25}, {.02, .15}, {.01, .1}},
        {fraction, assumed, "1", "share of the seats at this rank, lowest first; sums to 1", Role::setting});
    rows.by_group_and_rank(
        "institution.share.{group}", p.institution.share,
        {{.48, {.1, .9}},
         {.39, {.1, .9}},
         {.37, {.1, .9}},
         {.33, {.05, .9}},
         {.29, {.05, .9}},
         {.52, {.1, .9}},
         {.61, {.1, .9}},
         {.63, {.1, .9}},
         {.67, {.1, .95}},
         {.71, {.1, .95}}},
        {fraction, workforce, "1", "the group's share of this rank at the start", Role::setting});
    constexpr Measure team{"seats", 2, 10'000, true};
    rows.single("institution.team_min", p.institution.team_min, {4, 12},
                {team, assumed, "1", "smallest team", Role::setting});
    rows.single("institution.team_max", p.institution.team_max, {6, 30},
                {team, assumed, "1", "largest team", Role::setting});
    rows.single("ties.confidants", p.ties.confidants, {1.5, 4},
                {{"ties", 0, 1000}, networks, "1", "mean number of people whom a person confides in"});
    rows.single("ties.confidant_team", p.ties.confidant_team, {.4, .9},
                {fraction, assumed, "1", "share of confidants inside the team"});
    rows.single("ties.confidant_homophily", p.ties.confidant_homophily, {0, .9},
                {probability, assumed, "8", "a confidant is redrawn within the person's own group"});
    rows.single(
        "ties.audience", p.ties.audience, {10, 100},
        {{"ties", 0, 10'000}, assumed, "1", "mean number of people who hear what a person says in public"});
    rows.by_group("status.{group}", p.status, {{{0, {0, 0}}, {.3, {0, .8}}}},
                  {{"power", -5, 5},
                   assumed,
                   "1",
                   "power that the group has besides rank; 1 is the whole range of ranks"});
}

void propensity(Rows& rows, Parameters const& p)
{
    constexpr Measure rate{"acts per week", 0, 20};
    constexpr Measure sigma{"log sd", 0, 5};
    constexpr Measure factor{"factor", 0, 1000};
    auto const& harm = p.propensity.harm;
    auto const& everyday = p.propensity.everyday;
    rows.by_group(
        "propensity.harm.share.{group}", harm.share, {{{.15, {.06, .18}}, {.31, {.15, .35}}}},
        {fraction, own_reports, "3.1", "share of people who would ever commit an act of the harm tier"});
    rows.single("propensity.harm.median", harm.median, {.01, .06},
                {rate, own_reports, "3.1", "acts sought by the median of people with harm propensity"});
    rows.single("propensity.harm.sigma", harm.sigma, {.5, 1.5},
                {sigma, own_reports, "3.1", "spread of harm propensity"});
    rows.single(
        "propensity.harm.factor", harm.factor, {1, 1},
        {factor, assumed, "3.1", "multiplies every harm propensity, before the cap", Role::experiment});
    rows.by_group("propensity.everyday.share.{group}", everyday.share, {{{.2, {.1, .3}}, {.38, {.25, .45}}}},
                  {fraction, sexist_remarks, "3.1", "share of people who would ever make a remark"});
    rows.single(
        "propensity.everyday.median", everyday.median, {.3, 3},
        {rate, sexist_remarks, "3.1", "remarks sought by the median of people with everyday propensity"});
    rows.single("propensity.everyday.sigma", everyday.sigma, {.6, 1.5},
                {sigma, assumed, "3.1", "spread of everyday propensity"});
    rows.single(
        "propensity.everyday.factor", everyday.factor, {1, 1},
        {factor, assumed, "3.1", "multiplies every everyday propensity, before the cap", Role::experiment});
}

void reference(Rows& rows, Parameters const& p)
{
    auto const constant = [&](char const* name, double const& at, char const* meaning) {
        rows.single(name, at, {at, at}, {state, means, "1", meaning, Role::constant});
    };
    constant("reference.entitlement", p.reference.entitlement, "reference value of entitlement");
    constant("reference.attitude", p.reference.attitude, "reference value of disapproval");
    constant("reference.norm", p.reference.norm, "reference value of the perceived norm");
    constant("reference.responsibility", p.reference.responsibility, "reference value of responsibility");
    constant("reference.trust", p.reference.trust, "reference value of trust");
    constant("reference.deterrence", p.reference.deterrence, "reference value of deterrence");
    constant("reference.fear", p.reference.fear, "reference value of the expected reprisal");
}

void starts(Rows& rows, Parameters const& p)
{
    rows.by_group("init.entitlement.{group}", p.init.entitlement, {{{.35, {.2, .45}}, {.45, {.3, .6}}}},
                  {state, assumed, "1", "mean entitlement at the start"});
    rows.by_group("init.attitude.{group}", p.init.attitude, {{{.78, {.6, .9}}, {.68, {.5, .85}}}},
                  {state, assumed, "1", "mean own disapproval of harm at the start"});
    rows.single("init.norm", p.init.norm, {.25, .65},
                {state, assumed, "1", "mean share of peers believed to back someone who objects"});
    rows.single("init.responsibility", p.init.responsibility, {.2, .5},
                {state, assumed, "1", "mean feeling that change is one's own task"});
    rows.single("init.trust", p.init.trust, {.25, .6},
                {state, assumed, "1", "mean trust in a fair answer to a report"});
    rows.single("init.deterrence", p.init.deterrence, {.15, .5},
                {state, assumed, "1", "mean believed chance that an act has consequences"});
    rows.single("init.stigma", p.init.stigma, {.6, 1},
                {state, assumed, "1", "mean share of the disclosure barrier that is felt"});
    rows.single("init.fear", p.init.fear, {.35, .75},
                {state, assumed, "3.6", "mean believed chance that a report is paid back"});
    rows.single("init.sd", p.init.sd, {.05, .25}, {state, assumed, "8", "spread of starting states"});
    rows.single("init.stubbornness", p.init.stubbornness, {.2, .8},
                {state, assumed, "1", "mean stubbornness"});
    rows.single("init.stubbornness_sd", p.init.stubbornness_sd, {.1, .3},
                {state, assumed, "1", "spread of stubbornness"});
    auto const half = [&](char const* name, double const& at, Range plausible, char const* meaning) {
        rows.single(name, at, plausible, {halflife, assumed, "1", meaning});
    };
    half("halflife.norm", p.halflife.norm, {26, 260},
         "time until half of a change in the perceived norm is gone");
    rows.single("halflife.responsibility", p.halflife.responsibility, {8, 78},
                {halflife, fading, "1", "time until half of a change in responsibility is gone"});
    half("halflife.habituation", p.halflife.habituation, {26, 260},
         "time until half of the habituation is gone");
    half("halflife.trust", p.halflife.trust, {26, 260}, "time until half of a change in trust is gone");
    half("halflife.deterrence", p.halflife.deterrence, {13, 156},
         "time until half of a change in deterrence is gone");
    rows.single("halflife.momentum", p.halflife.momentum, {26, 156},
                {halflife, lasting_talk, "1", "time until half of the testimony heard has faded"});
    half("halflife.burden", p.halflife.burden, {26, 156}, "time until half of the burden is gone");
    half("halflife.unspoken", p.halflife.unspoken, {104, 1040},
         "time until half of the weight of an untold act is gone");
    half("halflife.fear", p.halflife.fear, {26, 260},
         "time until half of a change in the expected reprisal is gone");
}

} // namespace

void population_rows(Rows& rows, Parameters const& p)
{
    world(rows, p);
    propensity(rows, p);
    reference(rows, p);
    starts(rows, p);
}

} // namespace groundswell::table
