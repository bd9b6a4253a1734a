#include "scenario/table_rows.hpp"

namespace groundswell::table {

namespace {

constexpr Grade reporting{Evidence::inferred, "calibrated to MSPB (2016), AHRC (2018, 2022)"};
constexpr Grade retaliated{Evidence::inferred, "calibrated to US DoD, AHRC, EEOC Select Task Force (2016)"};
constexpr Grade heard{Evidence::inferred, "calibrated to Levy & Mattsson (30 OECD countries)"};
constexpr Grade quits{Evidence::measured, "FRED (JOLTS quits), government to private"};
constexpr Grade leavers{Evidence::inferred, "calibrated to McLaughlin, Uggen & Blackstone (2017)"};
constexpr Grade cases{Evidence::assumed, "159 days at one university (WSU)"};
constexpr Grade reprisal{Evidence::inferred, "calibrated to Vijayasiri (2008), by our reading"};
constexpr Grade pipeline{Evidence::inferred, "calibrated to Women in the Workplace (2024)"};

void disclosure(Rows& rows, Parameters const& p)
{
    auto const& d = p.disclose;
    rows.single("disclose.confide", d.confide, {-1.5, .5},
                {utility, reporting, "3.5", "inclination to confide, against silence"});
    rows.single("disclose.report", d.report, {-2.5, 0},
                {utility, reporting, "3.5", "inclination to report, against silence"});
    rows.single("disclose.testify", d.testify, {-5, -2},
                {utility, assumed, "3.5", "inclination to speak in public, against silence"});
    auto const weight = [&](char const* name, double const& at, Range plausible, char const* meaning) {
        rows.single(name, at, plausible, {slope, assumed, "3.5", meaning});
    };
    weight("disclose.severity", d.severity, {.5, 3}, "weight of felt severity");
    weight("disclose.trust", d.trust, {.5, 3}, "weight of trust in the institution");
    weight("disclose.support", d.support, {.3, 1.5}, "weight of the support received");
    weight("disclose.power", d.power, {.3, 1.5}, "weight of the perpetrator's advantage");
    rows.single("disclose.momentum", d.momentum, {.3, 2},
                {slope, heard, "3.5", "weight of testimony heard, in logs"});
    rows.single("disclose.min_severity", d.min_severity, {.06, .2},
                {severity, assumed, "3.5", "severity below which nobody tells about an act"});
    rows.single("disclose.numb", d.numb, {0, .8},
                {fraction, assumed, "3.5", "how much habituation lowers the felt severity"});
    rows.single("disclose.reconsider", d.reconsider, {.05, 1},
                {probability, assumed, "3.5", "a survivor who hears a testimony chooses again"});
    rows.single(
        "disclose.official", d.official, {-2.5, .5},
        {utility, reporting, "3.5",
         "inclination to tell an official without a formal report, against silence; -50: nobody can"});
    rows.single("disclose.fear", d.fear, {0, 4}, {slope, reprisal, "3.5", "weight of the expected reprisal"});
    rows.by_pair("stigma.{group}.{group}", p.stigma,
                 {{{1.2, {.7, 2}}, {1, {.5, 1.5}}, {1.8, {1, 3}}, {1.6, {.8, 2.5}}}},
                 {{"utility", 0, 50},
                  assumed,
                  "3.5",
                  "barrier for a target of the first group, harmed by the second"});
    rows.single("retaliation.base", p.retaliation.base, {-1, 1.2},
                {utility, retaliated, "3.6", "log odds of retaliation between equals"});
    rows.single("retaliation.power", p.retaliation.power, {.3, 2},
                {slope, assumed, "3.6", "weight of the accused person's advantage"});
    rows.single("retaliation.severity", p.retaliation.severity, {.2, 1},
                {{"severity", 0, 10}, assumed, "3.6", "burden that retaliation adds"});
    rows.single("retaliation.trust_loss", p.retaliation.trust_loss, {.1, .5},
                {step, assumed, "3.6", "share of trust lost by retaliation"});
    rows.single("retaliation.seen", p.retaliation.seen, {.1, .9},
                {probability, assumed, "3.6", "a team tie of the accuser sees what came of the report"});
    rows.single("retaliation.learn", p.retaliation.learn, {.05, .4},
                {step, assumed, "3.6", "how far the expected reprisal moves to what came of a report"});
}

void rulings(Rows& rows, Parameters const& p)
{
    auto const& policy = p.policy;
    rows.single("policy.delay", policy.delay, {8, 40},
                {every, cases, "3.6", "time from a report to its ruling"});
    rows.single("policy.substantiate", policy.substantiate, {-1, 2},
                {utility, reporting, "3.6", "log odds that a report without evidence is found true"});
    rows.single("policy.evidence", policy.evidence, {.3, 2},
                {slope, assumed, "3.6", "weight of witnesses, in logs"});
    rows.single("policy.priors", policy.priors, {.3, 1.5},
                {slope, assumed, "3.6", "weight of earlier reports, in logs"});
    rows.single("policy.shield", policy.shield, {.4, 2.5},
                {slope, assumed, "3.6", "power shields the accused (accountability falls with rank)"});
    rows.single("policy.warn", policy.warn, {-1, 1.5},
                {utility, assumed, "3.5", "log odds that an official who is told warns the accused"});
    auto const& share = policy.response;
    rows.single(
        "policy.response.coddle", share[0], {.1, .6},
        {fraction, reporting, "3.6", "share of reports found true that end in comfort for the accused"});
    rows.single("policy.response.sanction", share[1], {.2, .7},
                {fraction, assumed, "3.6", "share of reports found true that end in a penalty"});
    rows.single("policy.response.remove", share[2], {.02, .3},
                {fraction, assumed, "3.6", "share of reports found true that end in dismissal"});
    rows.single(
        "policy.response.restore", share[3], {0, .3},
        {fraction, assumed, "3.6", "share of reports found true that end in amends, with accountability"});
    rows.single("policy.transparency", policy.transparency, {.05, .6},
                {probability, assumed, "3.6", "a member of the unit hears of the ruling"});
    rows.single("policy.outside", policy.outside, {.05, .8},
                {probability, assumed, "3.12", "a report about an outsider ends in a ban", Role::setting});
    auto const& effect = p.response;
    rows.single("response.coddle", effect.coddle, {.05, .4},
                {step, assumed, "3.6", "rise of entitlement by comfort"});
    rows.single("response.sanction", effect.sanction, {.2, .8},
                {step, assumed, "3.6", "rise of deterrence by a penalty"});
    rows.single(
        "response.restore", effect.restore, {.2, .8},
        {step, assumed, "3.6", "fall of entitlement and rise of disapproval and responsibility by amends"});
    rows.single("response.engage", effect.engage, {.2, .8},
                {probability, assumed, "3.6", "the accused engages in making amends"});
    rows.single("response.trust", effect.trust, {.1, .5},
                {step, assumed, "3.6", "how far the ruling moves the trust of the person who reported"});
    rows.single("response.publicity", effect.publicity, {.03, .25},
                {step, assumed, "3.6",
                 "how far the ruling moves trust, deterrence and norm of people who hear of it"});
    rows.single("response.warning", effect.warning, {.02, .3},
                {step, assumed, "3.5", "rise of deterrence by an official's warning"});
    rows.single("response.official", effect.official, {.03, .3},
                {step, assumed, "3.5", "how far the official's answer moves the trust of who told"});
}

void career(Rows& rows, Parameters const& p)
{
    auto const& c = p.career;
    constexpr Measure merit{"merit sd", -5, 5};
    rows.single("career.every", c.every, {4, 52},
                {every, assumed, "3.10", "weeks between two rounds of promotions and leaving; 0: none",
                 Role::setting});
    rows.single("career.attrition", c.attrition, {.0018, .0055},
                {{"probability per week", 0, 1}, quits, "3.10", "a person without burden leaves"});
    rows.single("career.burden", c.burden, {.5, 2.5},
                {{"log rate per severity", 0, 100}, leavers, "3.10", "how much burden raises attrition"});
    rows.single("career.burden_cap", c.burden_cap, {1, 6},
                {{"severity", 0, 15.9}, assumed, "3.10", "burden beyond which attrition rises no further"});
    rows.single(
        "career.stagger", c.stagger, {0, 1},
        {onoff, assumed, "3.10", "the units of an institution have their rounds in turn", Role::setting});
    rows.by_group("career.bias.{group}", c.bias, {{{0, {0, 0}}, {.18, {0, .8}}}},
                  {merit, pipeline, "3.10", "added to the group's merit at promotion"});
    rows.single("career.penalty", c.penalty, {.2, 1},
                {{"merit sd", 0, 10}, assumed, "3.10", "what merit loses for a year after retaliation"});
    rows.single("career.noise", c.noise, {.3, 1.5},
                {{"merit sd", 0, 10}, pipeline, "3.10", "luck at promotion"});
    rows.by_group("career.hiring.{group}", c.hiring, {{{.486, {.35, .6}}, {.514, {.4, .65}}}},
                  {fraction, pipeline, "3.10", "the group's share of those hired; sums to 1"});
    rows.single("career.quota", c.quota, {0, 1},
                {onoff, assumed, "3.10", "promotions by the shares in the rank below", Role::setting});
    rows.single("career.climate", c.climate, {0, 3},
                {{"per unit", 0, 20}, assumed, "3.10", "a norm of objecting lowers the bias"});
}

} // namespace

void institution_rows(Rows& rows, Parameters const& p)
{
    disclosure(rows, p);
    rulings(rows, p);
    career(rows, p);
}

} // namespace groundswell::table
