#include "scenario/table_rows.hpp"

namespace groundswell::table {

namespace {

constexpr Grade surveys{Evidence::inferred, "calibrated to MSPB (2016), AHRC (2018)"};
constexpr Grade mixes{Evidence::inferred, "calibrated to harassment by gender mix (Denmark, 2023)"};
constexpr Grade bystanders{Evidence::inferred, "calibrated to AHRC (2018), who intervened"};

void acts(Rows& rows, Parameters const& p)
{
    rows.single("acts.entitlement", p.acts.entitlement, {.5, 2.5},
                {log_rate, assumed, "3.1", "entitlement raises the rate of acts"});
    rows.single("acts.tolerance", p.acts.tolerance, {.5, 3},
                {log_rate, assumed, "3.1", "a norm of objecting lowers the rate of acts"});
    rows.single("acts.impunity", p.acts.impunity, {.5, 2.5},
                {log_rate, assumed, "3.1", "deterrence lowers the rate of acts"});
    rows.single("acts.power", p.acts.power, {0, 2},
                {{"log odds per unit", 0, 20},
                 assumed,
                 "3.1",
                 "people with less power are chosen as targets more often"});
    rows.single("acts.seeking", p.acts.seeking, {0, .6},
                {probability, mixes, "3.1", "a target is sought out, not met by chance"});
    rows.single("acts.repeat", p.acts.repeat, {.1, .6},
                {probability, assumed, "3.1", "the last target is chosen again"});
    rows.single(
        "acts.cap", p.acts.cap, {3, 6},
        {{"factor", .01, 100}, assumed, "3.1", "largest factor by which states multiply a propensity"});
    rows.single("acts.token", p.acts.token, {0, 2},
                {{"log weight per share", -20, 20},
                 mixes,
                 "3.1",
                 "people who are few of their group in a team are chosen as targets more often"});
    rows.by_pair(
        "orientation.{group}.{group}", p.orientation,
        {{{.42, {.1, 1}}, {.72, {.3, 1}}, {1, {1, 1}}, {.17, {.05, .6}}}},
        {{"weight", 0, 100}, surveys, "3.1", "weight of the second group among the targets of the first"});
}

void kinds(Rows& rows, Parameters const& p)
{
    auto const& kind = p.kinds;
    rows.single("kinds.remark.visibility", kind[0].visibility, {.2, .6},
                {probability, assumed, "3.2", "a colleague is present at a remark"});
    rows.single("kinds.remark.severity", kind[0].severity, {.01, .08},
                {severity, assumed, "3.1", "severity of a remark"});
    rows.single("kinds.hostility.share", kind[1].share, {.4, .75},
                {fraction, surveys, "3.1", "share of hostility among acts of the harm tier"});
    rows.single("kinds.hostility.visibility", kind[1].visibility, {.2, .7},
                {probability, surveys, "3.2", "a colleague is present at hostility"});
    rows.single("kinds.hostility.severity", kind[1].severity, {.1, .3},
                {severity, assumed, "3.1", "severity of hostility"});
    rows.single("kinds.advance.share", kind[2].share, {.2, .5},
                {fraction, surveys, "3.1", "share of unwanted advances among acts of the harm tier"});
    rows.single("kinds.advance.visibility", kind[2].visibility, {.005, .1},
                {probability, surveys, "3.2", "a colleague is present at an advance"});
    rows.single("kinds.advance.severity", kind[2].severity, {.4, .6},
                {severity, assumed, "3.1", "severity of an unwanted advance"});
    rows.single("kinds.coercion.share", kind[3].share, {.02, .12},
                {fraction, surveys, "3.1", "share of coercion among acts of the harm tier"});
    rows.single("kinds.coercion.visibility", kind[3].visibility, {.002, .04},
                {probability, surveys, "3.2", "a colleague is present at coercion"});
    rows.single("kinds.coercion.severity", kind[3].severity, {.8, 1},
                {severity, assumed, "3.1", "severity of coercion"});
}

void outside(Rows& rows, Parameters const& p)
{
    auto const& o = p.outside;
    rows.by_rank("outside.rate", o.rate, {{0, .2}, {0, .2}, {0, .2}, {0, .2}, {0, .2}},
                 {{"acts per week", 0, 20},
                  assumed,
                  "3.12",
                  "acts of outsiders that a person of this rank meets, where orientation is 1",
                  Role::setting});
    rows.by_group("outside.share.{group}", o.share, {{{.5, {.2, .8}}, {.5, {.2, .8}}}},
                  {fraction, assumed, "3.12", "the group's share of outsiders", Role::setting});
    auto const kind = [&](char const* name, double const& at, char const* meaning) {
        rows.single(name, at, {0, 1}, {fraction, assumed, "3.12", meaning, Role::setting});
    };
    kind("outside.remark", o.kinds[0], "share of remarks among acts of outsiders");
    kind("outside.hostility", o.kinds[1], "share of hostility among acts of outsiders");
    kind("outside.advance", o.kinds[2], "share of unwanted advances among acts of outsiders");
    kind("outside.coercion", o.kinds[3], "share of coercion among acts of outsiders");
    rows.single("outside.standing", o.standing, {0, 1},
                {{"power", 0, 5},
                 assumed,
                 "3.12",
                 "power of an outsider; 1 is that of the highest rank",
                 Role::setting});
}

void witnesses(Rows& rows, Parameters const& p)
{
    rows.single("scene.max_witnesses", p.scene.max_witnesses, {3, 10},
                {count, assumed, "3.2", "largest number of people present at an act"});
    rows.by_group("scene.blind.{group}", p.scene.blind, {{{0, {0, 0}}, {.39, {.1, .55}}}},
                  {fraction, surveys, "3.2", "share of acts that the group overlooks, besides habituation"});
    auto const& r = p.reaction;
    auto const option = [&](char const* name, double const& at, Range plausible, char const* meaning) {
        rows.single(name, at, plausible, {utility, bystanders, "3.3", meaning});
    };
    option("reaction.intervene", r.intervene, {-2, .5}, "inclination to intervene, against silence");
    option("reaction.support", r.support, {-2.5, 0}, "inclination to support the target, against silence");
    option("reaction.excuse", r.excuse, {-2.5, -.5}, "inclination to excuse the act, against silence");
    auto const weight = [&](char const* name, double const& at, Range plausible, char const* meaning) {
        rows.single(name, at, plausible, {slope, assumed, "3.3", meaning});
    };
    weight("reaction.attitude", r.attitude, {.5, 3}, "weight of own disapproval");
    weight("reaction.norm", r.norm, {.5, 3}, "weight of the perceived norm");
    weight("reaction.responsibility", r.responsibility, {.5, 3}, "weight of responsibility");
    weight("reaction.power", r.power, {.3, 2}, "weight of the perpetrator's advantage");
    weight("reaction.crowd", r.crowd, {.2, .9},
           "weight of the number of witnesses, in logs; below 1, larger crowds still help more often");
    weight("reaction.tie", r.tie, {.3, 1.5}, "weight of a tie to target or perpetrator");
    weight("reaction.entitlement", r.entitlement, {.3, 2}, "weight of entitlement");
    weight("reaction.severity", r.severity, {.5, 3}, "weight of severity");
}

void learning(Rows& rows, Parameters const& p)
{
    auto const& l = p.learn;
    auto const learns = [&](char const* name, double const& at, Range plausible, About const& about) {
        rows.single(name, at, plausible, about);
    };
    learns("learn.checked", l.checked, {.02, .3},
           {step, assumed, "3.4", "fall of entitlement if all witnesses intervene"});
    learns("learn.deterred", l.deterred, {.05, .5},
           {step, assumed, "3.4", "rise of deterrence if all witnesses intervene"});
    learns("learn.impunity", l.impunity, {.03, .3},
           {step, assumed, "3.4",
            "rise of entitlement and fall of deterrence after an unanswered act, per severity"});
    learns("learn.silence_reads_as", l.silence_reads_as, {0, .5},
           {fraction, assumed, "3.4", "how much a silent witness counts as objecting"});
    learns("learn.norm", l.norm, {.01, .15},
           {step, assumed, "3.4", "how far the perceived norm moves to what witnesses did"});
    learns("learn.internalise", l.internalise, {.001, .05},
           {step, assumed, "3.4", "how far attitude moves to the perceived norm"});
    learns("learn.habituate", l.habituate, {.005, .05},
           {step, assumed, "3.4", "rise of habituation after an act that nobody answers"});
    learns("learn.relief", l.relief, {.1, .5},
           {step, assumed, "3.4", "share of the burden that help relieves"});
    learns("learn.confided", l.confided, {.05, .3},
           {step, assumed, "3.5", "rise of responsibility of the confidant who is told and helps"});
    learns("learn.dismissed", l.dismissed, {.05, .3},
           {step, assumed, "3.5", "rise of stigma and fall of trust if a confidant does not help"});
}

} // namespace

void conduct_rows(Rows& rows, Parameters const& p)
{
    acts(rows, p);
    kinds(rows, p);
    outside(rows, p);
    witnesses(rows, p);
    learning(rows, p);
}

} // namespace groundswell::table
