#include <gtest/gtest.h>

#include "alone.hpp"
#include "mechanisms.hpp"

/// What must hold of each mechanism in the twin alone, whatever an engine does.
namespace groundswell::twin {
namespace {

using enum Counter;

Setting everything_on()
{
    Setting setting;
    switch_all_on(setting);
    return setting;
}

TEST(TwinAlone, LeavingIsExponentialInTheBurdenUpToACap)
{
    Parameters::Career q;
    q.attrition = .01;
    q.burden = .5;
    q.burden_cap = 2;
    double const stays = 1 - .01 * portable_exp(.5 * 2);
    EXPECT_DOUBLE_EQ(leaving(q, 10, 3), 1 - stays * stays * stays);
    EXPECT_LT(leaving(q, 1, 3), leaving(q, 2, 3));
    EXPECT_EQ(leaving(q, 10, 0), 0);
    q.attrition = .5;
    EXPECT_EQ(leaving(q, 2, 1), 1); // a rate above 1 is 1
}

TEST(TwinAlone, EachUnitHasOneRoundAPeriod)
{
    for (int const every : {2, 3, 4, 5, 7, 26}) {
        Setting setting;
        setting.units = 5;
        setting.parameters.career.stagger = 1;
        setting.parameters.career.every = every;
        TwinWorld w = twin_of(setting);
        std::vector<int> rounds(w.place.unit_count(), 0), in_week(static_cast<std::size_t>(every), 0);
        for (w.week = -every; w.week < 0; ++w.week)
            for (Unit unit = 0; unit < w.place.unit_count(); ++unit)
                if (has_round(w, w.parameters, unit)) {
                    ++rounds[unit];
                    ++in_week[static_cast<std::size_t>(w.week + every)];
                }
        for (int const n : rounds)
            EXPECT_EQ(n, 1);
        // Turns are spread evenly: weeks differ by one unit at most.
        auto const [least, most] = std::minmax_element(in_week.begin(), in_week.end());
        EXPECT_LE(*most - *least, 1) << "every " << every;
    }
}

TEST(TwinAlone, UnitsOfAnInstitutionAreCountedWithinIt)
{
    Setting setting;
    setting.tangled_ranks = 3; // units 0 and 2 make one institution, 1 and 3 the other
    setting.parameters.career.stagger = 1;
    setting.parameters.career.every = 4;
    TwinWorld w = twin_of(setting);
    w.week = 3; // the first units' turn
    EXPECT_TRUE(has_round(w, w.parameters, 0) && has_round(w, w.parameters, 1));
    EXPECT_FALSE(has_round(w, w.parameters, 2) || has_round(w, w.parameters, 3));
    w.week = 1;
    EXPECT_TRUE(has_round(w, w.parameters, 2) && has_round(w, w.parameters, 3));
}

TEST(TwinAlone, PeopleWhoAreFewAreChosenMore)
{
    TwinWorld w = twin_of({});
    Parameters p = w.parameters;
    p.acts.token = 2;
    Seat const i = 0;
    auto const ties = w.occupied_ties(w.place.team, i);
    for (Seat const j : ties) {
        double alike = w.at[i]->group == w.at[j]->group ? 1 : 0;
        for (Seat const k : ties)
            alike += w.at[k]->group == w.at[j]->group ? 1 : 0;
        EXPECT_DOUBLE_EQ(token_factor(w, p, i, j, ties),
                         portable_exp(1 - 2 * alike / static_cast<double>(ties.size() + 1)));
    }
    p.acts.token = 0;
    EXPECT_EQ(token_factor(w, p, i, ties[0], ties), 1);
}

TEST(TwinAlone, OfficialsAreToldOnlyWhereThereAreSome)
{
    Setting setting;
    EXPECT_EQ(run_alone(setting)[chose_official], 0U);
    setting.parameters.disclose.official = 0;
    Sums const some = run_alone(setting);
    // Officials are told of remarks, too.
    EXPECT_LT(some[official_warned], some[chose_official] + some[chose_official_remark]);
    setting.off.impunity = true;
    Sums const all = run_alone(setting);
    EXPECT_EQ(all[official_warned], all[chose_official] + all[chose_official_remark]);
    EXPECT_EQ(all[acts_harm], all[chose_silence] + all[chose_confide] + all[chose_report] +
                                  all[chose_testify] + all[chose_official]);
}

std::size_t afraid(Setting const& setting)
{
    TwinWorld w = twin_of(setting);
    run(w, setting.burnin + setting.weeks);
    return static_cast<std::size_t>(
        std::ranges::count_if(w.at, [](auto const& person) { return person && person->fear; }));
}

TEST(TwinAlone, FearIsStoredOnlyWhereItIsLearned)
{
    Setting setting = everything_on();
    EXPECT_GT(afraid(setting), 0U);
    setting.parameters.retaliation.learn = 0;
    EXPECT_EQ(afraid(setting), 0U);
    setting = everything_on();
    setting.off.barriers = true;
    EXPECT_EQ(afraid(setting), 0U);
}

TEST(TwinAlone, WhoReportsLearnsWhatCameOfIt)
{
    for (bool const paid_back : {false, true}) {
        Setting setting = everything_on();
        setting.parameters.retaliation.base = paid_back ? 50 : -50;
        setting.parameters.policy.delay = 500; // nothing is ruled
        setting.parameters.outside.rate = {};  // nothing comes of reports about outsiders
        TwinWorld w = twin_of(setting);
        run(w, 20);
        Rules const rules = rules_of_week(w);
        std::size_t reported = 0, others = 0;
        for (Seat seat = 0; seat < w.seats(); ++seat) {
            if (!w.occupied(seat)) continue;
            auto const& person = *w.at[seat];
            EXPECT_TRUE(person.fear || person.lived.reported == never) << "seat " << seat;
            if (!person.fear) continue;
            (person.lived.reported == never ? others : reported) += 1;
            auto const& init = rules.p.init;
            double const before = baseline(init.fear, init.sd, person.fear_quantile);
            double const now = fear(w, rules, seat);
            EXPECT_TRUE(paid_back ? now >= before : now <= before) << "seat " << seat;
        }
        EXPECT_GT(reported, 0U);
        EXPECT_GT(others, 0U); // team ties of who reported
    }
}

TEST(TwinAlone, FearRelaxesToThePersonsBaseline)
{
    TwinWorld w = twin_of(everything_on());
    Rules const rules = rules_of_week(w);
    double const before = fear(w, rules, 5);
    store_fear(w, 5, 1);
    EXPECT_EQ(fear(w, rules, 5), 1);
    w.week += 20; // one half-life
    EXPECT_NEAR(fear(w, rules, 5), (1 + before) / 2, 1e-12);
    reassure(w, rules, 5, .25);
    EXPECT_NEAR(fear(w, rules, 5), .75 * (1 + before) / 2, 1e-5);
}

TEST(TwinAlone, StandsAreCalloutsOfMembers)
{
    Setting setting;
    setting.parameters.discourse.callout = setting.parameters.discourse.amplify = 0;
    setting.parameters.discourse.rounds = 1; // nobody answers, so that all callouts are stands
    setting.interventions = {allies(.3)};
    Sums const s = run_alone(setting);
    EXPECT_GT(s[stands], 0U);
    EXPECT_EQ(s[stands], s[post_callout]);
    setting.interventions = {allies(0)};
    EXPECT_EQ(run_alone(setting)[stands], 0U);
    setting.interventions = {allies(1)};
    TwinWorld w = twin_of(setting);
    Sums const all = run(w, setting.burnin + 2); // weeks -4 to 1: once, all members
    EXPECT_EQ(all[stands], w.held[0].size());
}

TEST(TwinAlone, ConnectedScopesReachTheSeatsWithMostAudience)
{
    TwinWorld w = twin_of({});
    for (double const connected : {0., .2, .5, .97, 1.}) {
        Scope const scope{.ranks = {0, 2}, .connected = connected};
        std::vector<Seat> named;
        for (Seat seat = 0; seat < w.seats(); ++seat)
            if (w.place.rank[seat] != 1) named.push_back(seat);
        auto const expected =
            static_cast<std::size_t>(std::floor(connected * static_cast<double>(named.size()) + .5));
        std::ranges::stable_sort(named, std::ranges::greater{},
                                 [&](Seat seat) { return w.place.audience.degree(seat); });
        named.resize(expected);
        std::ranges::sort(named);
        EXPECT_EQ(reached(w, scope), named) << connected;
    }
    Scope const half{.connected = .5};
    Seat const member = reached(w, half)[3];
    std::size_t const all = reached(w, half).size();
    w.at[member].reset(); // a vacant seat keeps its place in the order
    EXPECT_EQ(reached(w, half).size(), all - 1);
}

TEST(TwinAlone, OutsidersActAgainstTheRanksGiven)
{
    Setting setting;
    setting.parameters.outside.rate = {0, 1, 0};
    setting.parameters.policy.outside = 1;
    setting.off.impunity = true; // every report ends in a ruling that is counted
    TwinWorld w = twin_of(setting);
    Sums s;
    for (int i = 0; i < 40; ++i) {
        Sums const week = run(w, 1);
        for (int g = 0; g < w.groups(); ++g) {
            EXPECT_EQ(w.counts.get(acts_outside, static_cast<Group>(g), 0), 0U);
            EXPECT_EQ(w.counts.get(acts_outside, static_cast<Group>(g), 2), 0U);
        }
        for (std::size_t c = 0; c < week.of.size(); ++c)
            s.of[c] += week.of[c];
    }
    EXPECT_GT(s[acts_outside], 0U);
    EXPECT_GT(s[acts_remark], s[done_remark]);
    EXPECT_EQ(s[acts_harm], s[done_harm] + s[acts_outside]);
    EXPECT_EQ(s[chose_report] + s[chose_report_remark],
              s[ruled_dismissed] + s[ruled_coddled] + s[ruled_sanctioned] + s[ruled_removed] +
                  s[ruled_restored] + s[closed_gone] + s[ruled_dismissed_remark] + s[ruled_coddled_remark] +
                  s[ruled_sanctioned_remark] + s[ruled_removed_remark] + s[ruled_restored_remark] +
                  s[closed_gone_remark] + s[outside_banned] + w.docket.size());
    EXPECT_GT(s[outside_banned], 0U);
}

TEST(TwinAlone, OutsidersHaveNoActsWithoutAGroupOrAKind)
{
    Setting setting;
    setting.parameters.outside.rate = {1, 1, 1};
    setting.parameters.outside.share = {};
    EXPECT_EQ(run_alone(setting)[acts_outside], 0U);
    setting.parameters.outside.share = {1, 0, 0};
    EXPECT_GT(run_alone(setting)[acts_outside], 0U);
    setting.parameters.outside.kinds = {};
    Sums const none = run_alone(setting);
    EXPECT_EQ(none[acts_outside], 0U);
    EXPECT_EQ(none[acts_remark], none[done_remark]);
}

TEST(TwinAlone, SevereHarmIsCoercionOrTwoAdvancesWithinTwoYears)
{
    Lived lived;
    suffer(lived, Kind::advance, 10);
    suffer(lived, Kind::hostility, 11);
    EXPECT_FALSE(suffered_severely(lived, 12));
    suffer(lived, Kind::advance, 30);
    EXPECT_TRUE(suffered_severely(lived, 113));
    EXPECT_FALSE(suffered_severely(lived, 114)); // the first is 104 weeks ago
    suffer(lived, Kind::coercion, 100);
    EXPECT_TRUE(suffered_severely(lived, 203));
    EXPECT_FALSE(suffered_severely(lived, 204));
}

TEST(TwinAlone, AnInstrumentThatCountsAllCoercionKnowsItsLastWeek)
{
    Setting setting = everything_on();
    TwinWorld w = twin_of(setting);
    run(w, 40);
    auto const all = instruments();
    auto const index = [&](std::string_view name) {
        return static_cast<std::size_t>(
            std::ranges::find(all, name, [](auto const& i) { return std::string_view(i.name); }) -
            all.begin());
    };
    std::size_t coerced = 0, pressed = 0, confessed = 0;
    for (auto const& person : w.at) {
        if (!person) continue;
        Lived const& lived = person->lived;
        EXPECT_EQ(lived.recalled[index("survey_coerced")].last, lived.coercion);
        EXPECT_LE(lived.recalled[index("survey_dates")].last, lived.advances.last);
        EXPECT_LE(lived.told_official, lived.told);
        EXPECT_LE(lived.reported, lived.told);
        coerced += lived.coercion != never;
        pressed += lived.recalled[index("survey_dates")].last != never;
        confessed += lived.recalled[index("survey_did_coercion")].last != never;
    }
    EXPECT_GT(coerced, 0U);
    EXPECT_GT(pressed, 0U);
    EXPECT_GT(confessed, 0U);
}

} // namespace
} // namespace groundswell::twin
