#include <groundswell/fit.hpp>

#include <algorithm>
#include <cmath>
#include <groundswell/run.hpp>
#include <groundswell/self_check.hpp>
#include <gtest/gtest.h>

#include "experiment/design.hpp"
#include "fit/fit_size.hpp"
#include "fit/fit_space.hpp"
#include "observe/quantile.hpp"
#include "random/draw.hpp"
#include "scenario/check.hpp"
#include "support/problems.hpp"
#include "support/small_scenario.hpp"

namespace groundswell {
namespace {

/// A survey of a point of the plausible space: its figures over many replicates.
std::vector<Target> survey_of(Scenario const& truth)
{
    constexpr std::uint32_t replicates = 40;
    auto const runs = run_summaries(truth, {.threads = 2, .observe_every = 0, .replicates = replicates});
    std::vector<Target> out;
    for (auto const& [quantity, group] : {std::pair{"experienced", "woman"},
                                          {"experienced", "man"},
                                          {"witnessed", "all"},
                                          {"told_nobody", "all"},
                                          {"women_share_rank_entry", "woman"}}) {
        Target row;
        row.quantity = quantity;
        row.group = group;
        double n = 0;
        for (auto const& run : runs)
            for (auto const& metric : run.metrics)
                if (metric.name == quantity && metric.group == group && !std::isnan(metric.value)) {
                    row.value += metric.value;
                    ++n;
                }
        row.value /= n;
        row.se = .02;
        row.low = row.value - .05;
        row.high = row.value + .05;
        out.push_back(row);
    }
    return out;
}

/// Only these numbers are uncertain, so that emulators are small.
void hold_all_but(std::vector<std::string> const& names, Scenario& scenario)
{
    for (auto const& parameter : uncertain_parameters(scenario))
        if (std::ranges::count(names, parameter.at.name) == 0) scenario.given.insert(parameter.at.name);
}

FitOptions small_fit(std::uint32_t truth = 5)
{
    FitOptions out;
    out.scenario = testing::small_scenario({"run.weeks=52", "run.window=52", "propensity.harm.factor=8"});
    hold_all_but({"acts.seeking", "propensity.harm.median", "propensity.harm.share.man", "reaction.intervene",
                  "disclose.confide", "kinds.hostility.visibility", "career.hiring.woman",
                  "policy.substantiate"},
                 out.scenario);
    out.targets = survey_of(Design(out.scenario, 77).at(truth));
    out.members = 20;
    out.first_points = 128;
    out.points = 64;
    out.waves = 3;
    out.rounds = 0;
    out.threads = 2;
    return out;
}

TEST(Fit, FindsMembersThatAgreeWithASurveyAtDrawsOfTheirOwn)
{
    auto const options = small_fit();
    PointsInMemory store;
    auto const fit = run_fit(options, store);
    ASSERT_GE(fit.members.size(), 10U);
    EXPECT_LE(fit.runs, planned_runs(options));
    EXPECT_GT(fit.waves.back().inside, fit.waves.front().inside);
    FitSpace const space(options.scenario);
    for (auto const& member : fit.members) {
        EXPECT_LE(member.implausibility, options.rules.cutoff);
        EXPECT_GE(member.inside, 4U);
        EXPECT_TRUE(check_scenario(member.scenario).empty());
        auto const again = run_replicate(member.scenario, 0, {.observe_every = 0});
        EXPECT_EQ(again.result_hash, member.result_hash);
    }
    // No row says anything about rulings: this number stays spread.
    bool seen = false;
    for (auto const& parameter : fit.parameters)
        if (parameter.name == "policy.substantiate") {
            EXPECT_GT(parameter.spread, .5);
            seen = true;
        }
    EXPECT_TRUE(seen);
}

TEST(Fit, GoesOnWhileMembersAreMissing)
{
    auto options = small_fit();
    options.members = 40; // of 64 points and three waves: too many for one search
    options.rounds = 0;
    PointsInMemory store;
    auto const once = run_fit(options, store);
    ASSERT_LT(once.members.size(), options.members) << "a test of rounds needs members to be missing";
    options.rounds = 3;
    auto const more = run_fit(options, store); // what was run is not run again
    EXPECT_EQ(more.resumed, once.runs);
    EXPECT_GT(more.members.size(), once.members.size());
    EXPECT_EQ(more.waves.size(),
              once.waves.size() + (more.members.size() == 40 ? more.waves.size() - once.waves.size() : 3));
    for (std::size_t i = 0; i < once.members.size(); ++i)
        EXPECT_EQ(more.members[i].values, once.members[i].values) << "members that were found stay the first";
    for (std::size_t i = 0; i < more.members.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_NE(more.members[i].values, more.members[k].values);
    options.most_runs = once.runs + 1;
    EXPECT_EQ(run_fit(options, store).runs, once.runs)
        << "no round that could take more runs than there may be";
}

TEST(Fit, HoldsMeasuredEffectsAgainstItsMembers)
{
    auto options = small_fit();
    options.members = 6;
    options.points = 32;
    options.first_points = 64;
    options.waves = 2;
    options.rounds = 0;
    options.member_replicates = 3;
    options.rules.cutoff = 4;
    PointsInMemory store;
    auto const without = run_fit(options, store);
    options.experiments = true;
    auto const with = run_fit(options, store);
    ASSERT_FALSE(with.experiments.empty());
    EXPECT_TRUE(without.experiments.empty());
    EXPECT_EQ(with.members.size() + with.against_effects, without.members.size());
    bool some_held = false;
    for (std::size_t i = 0; i < with.experiments.size(); ++i) {
        auto const& row = with.experiments[i];
        some_held = some_held || row.held;
        EXPECT_TRUE(row.unit != "share" || row.held) << row.id << ": surveys hold shares";
        for (auto const& member : with.members)
            ASSERT_EQ(member.effects.size(), with.experiments.size());
    }
    EXPECT_TRUE(some_held);
    auto const again = run_fit(options, store);
    EXPECT_EQ(again.resumed, again.runs);
    ASSERT_EQ(again.members.size(), with.members.size());
    for (std::size_t i = 0; i < with.members.size(); ++i)
        EXPECT_EQ(again.members[i].implausibility, with.members[i].implausibility);
    // A model that may be off by nothing meets no effect to the last digit: most members go.
    options.rules.cutoff = 1e-3;
    options.rules.largest = 60; // of five rows and the effects, the smallest but a few
    EXPECT_THROW(run_fit(options, store), UserError);
}

TEST(Fit, IsTheSameForAnyNumberOfThreadsAndWhenItIsResumed)
{
    auto options = small_fit();
    options.members = 30;
    options.rounds = 2;
    options.threads = 1;
    PointsInMemory one;
    auto const first = run_fit(options, one);
    options.threads = 3;
    auto const again = run_fit(options, one); // all from the store
    EXPECT_EQ(again.resumed, again.runs);
    PointsInMemory other;
    auto const three = run_fit(options, other);
    EXPECT_EQ(three.resumed, 0U);
    for (auto const* fit : {&again, &three}) {
        ASSERT_EQ(fit->members.size(), first.members.size());
        for (std::size_t i = 0; i < first.members.size(); ++i) {
            EXPECT_EQ(fit->members[i].values, first.members[i].values);
            EXPECT_EQ(fit->members[i].rows, first.members[i].rows);
            EXPECT_EQ(fit->members[i].result_hash, first.members[i].result_hash);
        }
    }
}

TEST(Fit, GoesOnAfterItWasStopped)
{
    auto options = small_fit();
    PointsInMemory store;
    options.advance = [&](std::size_t done, std::size_t) {
        if (done == 300) throw Stopped();
    };
    EXPECT_THROW(run_fit(options, store), Stopped);
    options.advance = {};
    auto const fit = run_fit(options, store);
    EXPECT_GE(fit.resumed, 300U);
    PointsInMemory fresh;
    EXPECT_EQ(run_fit(options, fresh).members.front().values, fit.members.front().values);
}

TEST(Fit, SaysWhichRowsNoPointCanMeetTogether)
{
    auto options = small_fit();
    options.targets[0].value = .95; // nearly every woman experienced it, and nobody saw anything
    options.targets[0].low = .94;
    options.targets[0].high = .96;
    options.targets[2].value = .001;
    options.targets[2].low = 0;
    options.targets[2].high = .002;
    PointsInMemory store;
    auto const lines = testing::lines_of([&] { run_fit(options, store); });
    ASSERT_FALSE(lines.empty());
    EXPECT_TRUE(testing::has(lines[0], "targets experienced (woman)") ||
                testing::has(lines[0], "targets witnessed (all)"))
        << lines[0];
    EXPECT_TRUE(testing::has(lines[0], "half-widths")) << lines[0];
}

TEST(Fit, PredictsARowThatIsHeldOutAndDoesNotUseIt)
{
    auto options = small_fit();
    options.held_out = {2, 5};      // experienced (man)
    options.targets[1].value = .97; // no point is near
    options.targets[1].low = .96;
    options.targets[1].high = .98;
    options.rules.inside = 1;
    PointsInMemory store;
    auto const fit = run_fit(options, store);
    ASSERT_FALSE(fit.members.empty());
    EXPECT_EQ(fit.held_out, (std::vector<bool>{false, true, false, false, false}));
    EXPECT_EQ(fit.rows[1].inside, 0);
    EXPECT_LT(fit.rows[1].high, .9) << "predicted, and wrong";
    EXPECT_TRUE(fit.conflicts.empty());
}

TEST(Fit, FindsAMadeUpTruth)
{
    auto options = small_fit();
    options.targets.pop_back(); // its own error is small here
    auto const truth = made_up_truth(options, 3);
    ASSERT_EQ(truth.targets.size(), 4U);
    for (std::size_t j = 0; j < 4; ++j) {
        EXPECT_NE(truth.targets[j].value, truth.means[j]) << "a survey errs";
        EXPECT_LT(std::abs(truth.targets[j].value - truth.means[j]), 5 * truth.targets[j].se);
    }
    options.targets = truth.targets;
    options.rules.inside = .5;
    PointsInMemory store;
    auto const fit = run_fit(options, store);
    auto const check = self_check(truth, options, fit);
    EXPECT_FALSE(check.ruled_out) << check.implausibility;
    EXPECT_EQ(check.rows, 4U);
    EXPECT_GE(check.covered, 3U);
    EXPECT_EQ(check.expected, 4 * range_holds(fit.members.size()));
    ASSERT_EQ(check.places.size(), 4U);
    for (double const place : check.places) {
        EXPECT_GT(place, 0);
        EXPECT_LT(place, 1);
    }
    // A truth that is elsewhere is ruled out, and not covered.
    auto other = truth;
    for (auto& mean : other.means)
        mean = std::min(1.0, mean + .5);
    auto const far = self_check(other, options, fit);
    EXPECT_TRUE(far.ruled_out);
    EXPECT_EQ(far.covered, 0U);
    for (double const place : far.places)
        EXPECT_GT(place, 1 - 1.0 / static_cast<double>(fit.members.size())) << "above all members";
}

TEST(SelfCheck, KnowsWhatARangeOverSoManyMembersHolds)
{
    EXPECT_EQ(range_holds(0), 0);
    EXPECT_EQ(range_holds(1), 0);
    EXPECT_EQ(range_holds(39), .95);
    EXPECT_EQ(range_holds(256), .95);
    // Against 40,000 draws, of which four standard errors are at most .01. (Between two
    // values the formula is exact for even spreads.)
    for (std::uint32_t const n : {3U, 24U, 39U, 100U}) {
        double held = 0;
        for (std::uint32_t i = 0; i < 40'000; ++i) {
            auto const draw = [&](std::uint32_t k) {
                return uniform(Key{7, 0}, Purpose::design,
                               {.entity = i, .partner = n, .week = 0, .index = k});
            };
            std::vector<double> values;
            for (std::uint32_t k = 0; k < n; ++k)
                values.push_back(draw(k));
            double const next = draw(n);
            held += quantile_of_next(values, .025) <= next && next <= quantile_of_next(values, .975) ? 1 : 0;
        }
        EXPECT_NEAR(held / 40'000, range_holds(n), .01) << n;
    }
}

TEST(Fit, RefusesAScenarioOfWhichEveryPointContradictsItself)
{
    auto options = small_fit();
    options.scenario.parameters.propensity.everyday.share = {.05, .05};
    PointsInMemory store;
    auto const lines = testing::lines_of([&] { run_fit(options, store); });
    ASSERT_FALSE(lines.empty());
    EXPECT_TRUE(testing::has(lines[0], "at every point that can be drawn")) << lines[0];
}

TEST(Fit, RefusesARowThatHasNoValueInMostRuns)
{
    auto options = small_fit();
    options.scenario.parameters.run.burnin = 0;
    options.scenario.parameters.run.weeks = 1; // no report is ruled on in a week
    Target row;
    row.quantity = "no_consequence_share_of_reports";
    row.group = "all";
    row.value = .5;
    row.high = 1;
    row.se = .1;
    options.targets = {row};
    PointsInMemory store;
    auto const lines = testing::lines_of([&] { run_fit(options, store); });
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].substr(0, 63), "targets no_consequence_share_of_reports (all): has no value in ")
        << lines[0];
}

TEST(Fit, RefusesSizesThatFindNothing)
{
    auto options = small_fit();
    options.points = 3;
    options.waves = 0;
    options.targets.clear();
    options.rules.inside = 2;
    PointsInMemory store;
    EXPECT_EQ(testing::lines_of([&] { run_fit(options, store); }),
              (std::vector<std::string>{"points: is 3 (from 16 to 65536).", "waves: is 0 (from 2 to 256).",
                                        "inside: is 2 (a share of the rows, 0 to 1).",
                                        "targets: holds no row (a fit needs at least one survey figure)."}));
}

TEST(FitSize, FitsIntoARunningTimeAndGivesUpMembersLast)
{
    FitOptions options;
    for (std::size_t const runs : {3000U, 20'000U, 100'000U}) {
        auto sized = options;
        size_within(runs, sized);
        EXPECT_LE(planned_runs(sized), runs);
        EXPECT_GT(planned_runs(sized), runs / 2) << "buys what there is";
        EXPECT_EQ(sized.members == options.members, runs > 3000) << runs;
    }
    EXPECT_EQ(testing::lines_of([&] { size_within(100, options); }).at(0).substr(0, 33),
              "minutes: buys 100 runs (at least ");
}

TEST(FitSpace, GivesShortNumbersThatStillSumToOne)
{
    FitSpace const space(testing::small_scenario());
    std::vector<double> unit(space.dimensions());
    for (std::size_t k = 0; k < unit.size(); ++k)
        unit[k] = std::fmod(.618034 * static_cast<double>(k + 1), 1.0);
    auto const scenario = space.at(unit);
    std::size_t longer = 0;
    for (auto const& problem : check_scenario(scenario))
        EXPECT_NE(problem.code, ProblemCode::value_sum);
    for (auto const& parameter : space.parameters()) {
        double const value = parameter.at.in(scenario.parameters);
        double const digits = std::pow(10, 4 - std::floor(std::log10(std::abs(value) + 1e-300)));
        longer += value != 0 && std::abs(value * digits - std::round(value * digits)) > 1e-6 ? 1 : 0;
    }
    EXPECT_LE(longer, 13U) << "only shares that sum to 1 are longer";
}

} // namespace
} // namespace groundswell
