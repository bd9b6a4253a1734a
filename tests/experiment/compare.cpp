#include <algorithm>
#include <cmath>
#include <groundswell/compare.hpp>
#include <groundswell/compare_finding.hpp>

#include "experiment/compare_cost.hpp"
#include "experiment/compare_fading.hpp"
#include "experiment/design.hpp"
#include "experiment/plausible.hpp"
#include "experiment/small_world.hpp"

namespace groundswell {

namespace {

using testing::has;
using testing::problems_of;
using testing::small_scenario;

CompareSpec spec_of(std::vector<std::string> const& variants, Scenario const& base = small_scenario())
{
    CompareSpec spec;
    spec.arms.push_back({"base", base});
    for (auto const& words : variants)
        spec.arms.push_back({words, variant_of(spec.arms.front().scenario, words)});
    return spec;
}

CompareRun run(CompareSpec spec, CompareSize const& size)
{
    PointsInMemory store;
    return run_comparison(std::move(spec), size, store);
}

FigureDifference const& find(VariantFinding const& finding, std::string const& metric,
                             std::string const& group)
{
    return *std::ranges::find_if(finding.figures,
                                 [&](auto const& f) { return f.metric == metric && f.group == group; });
}

} // namespace

TEST(Compare, ANullInterventionGivesDifferencesOfExactlyZero)
{
    // Much is reported, so that every replicate has the figures of reports.
    auto const base = small_scenario(
        {"policy.transparency=0.2", "propensity.harm.median=0.3", "policy.delay=2", "disclose.report=1"});
    auto const found = variant_findings(
        run(spec_of({"bystander_training.dose=0", "policy.transparency=0.2", "reaction.intervene=1"}, base),
            {.replicates = 4}),
        "harm");
    ASSERT_EQ(found.size(), 3U);
    for (std::size_t v : {0U, 1U})
        for (auto const& figure : found[v].figures) {
            if (figure.withheld || !figure.paired.difference.known()) continue;
            EXPECT_TRUE(figure.paired.identical) << figure.metric;
            EXPECT_EQ(figure.paired.difference.mean, 0) << figure.metric;
            EXPECT_EQ(figure.paired.difference.se, 0) << figure.metric;
        }
    EXPECT_TRUE(found[1].changes.empty());
    EXPECT_FALSE(find(found[2], "witnessed_without_intervention_share", "all").paired.identical);
}

TEST(Compare, NamesTheFiguresThatRunsHave)
{
    auto const result = run_arms(std::vector{small_scenario()}, PartAt::week_zero, 0).front();
    auto const& names = figure_names();
    for (auto const& metric : result.metrics)
        EXPECT_EQ(std::ranges::count(names, metric.name), 1) << metric.name;
    for (auto const& name : names)
        EXPECT_TRUE(name == "late_harm" || std::ranges::any_of(result.metrics,
                                                               [&](auto const& m) {
                                                                   return m.name == name &&
                                                                          m.group == figure_group(name);
                                                               }))
            << name;
}

TEST(Compare, AddsReplicatesUntilTheHalfWidthIsReached)
{
    CompareSize size{.stop = StoppingRule{.half_width = .05, .minimum = 4, .look_ahead = 2},
                     .metric = "perceived_norm"};
    auto const one = run(spec_of({"reaction.intervene=1"}), size);
    size.threads = 3;
    auto const three = run(spec_of({"reaction.intervene=1"}), size);
    EXPECT_TRUE(one.reached);
    EXPECT_GE(one.replicates.size(), 6U);
    EXPECT_EQ(one.replicates.size(), three.replicates.size());
    auto const main = variant_findings(one, "perceived_norm").front().main.paired.difference;
    EXPECT_LE((main.high - main.low) / 2, .05);

    size.stop->half_width = 1e-9;
    size.most = 9;
    auto const never_reached = run(spec_of({"reaction.intervene=1"}), size);
    EXPECT_FALSE(never_reached.reached);
    EXPECT_EQ(never_reached.replicates.size(), 9U);
}

TEST(Compare, GrowsByFurtherVariantsInOneStudy)
{
    PointsInMemory store;
    run_comparison(spec_of({"parity"}), {.replicates = 2}, store);
    EXPECT_EQ(run_comparison(spec_of({"parity"}), {.replicates = 3}, store).resumed, 2U);
    EXPECT_EQ(run_comparison(spec_of({"parity", "dialogue"}), {.replicates = 2}, store).resumed, 0U);
    EXPECT_EQ(run_comparison(spec_of({"dialogue"}), {.replicates = 2}, store).resumed, 2U);
}

TEST(Compare, SaysWhatIsWrong)
{
    EXPECT_TRUE(has(problems_of([] { run(spec_of({}), {}); }), "with: is missing"));
    auto const metric = problems_of([] { run(spec_of({"parity"}), {.metric = "hram"}); });
    EXPECT_TRUE(has(metric, "metric: unknown metric 'hram' (one of harm, "));
    EXPECT_TRUE(has(metric, "Did you mean 'harm'?"));
    auto spec = spec_of({"parity"});
    spec.arms.push_back({"b.toml", small_scenario({"run.weeks=52"})});
    EXPECT_TRUE(has(problems_of([&] { run(spec, {}); }), "b.toml: has run.weeks 52"));
    EXPECT_TRUE(has(problems_of([] { small_scenario({"run.replicates=0"}); }), "run.replicates is 0"));
}

TEST(Compare, PairsShareTheUncertainNumbersThatTheyDoNotChange)
{
    auto const base = small_scenario();
    std::vector<NamedScenario> const arms{
        {"base", base},
        {"a", variant_of(base, "reaction.intervene=1+policy.response.coddle=0+policy.response.remove=0.26")}};
    Design const design(base, 1);
    auto const drawn = plausible_arms(arms, design.at(3));
    auto const &a = drawn[0].parameters, &b = drawn[1].parameters;
    EXPECT_NE(a.acts.power, base.parameters.acts.power);
    EXPECT_EQ(a.acts.power, b.acts.power);
    EXPECT_EQ(b.reaction.intervene, 1);
    EXPECT_NE(a.reaction.intervene, 1);
    double sum = 0;
    for (double const share : b.policy.response)
        sum += share;
    EXPECT_NEAR(sum, 1, 1e-9);
    EXPECT_EQ(b.policy.response[1], .6); // not drawn: it belongs to what the variant changes

    auto spec = spec_of({"policy.transparency=0.2"}); // null, and stays null under every draw
    spec.uncertain = true;
    auto const found = variant_findings(run(spec, {.replicates = 3}), "harm").front();
    EXPECT_TRUE(found.main.paired.identical);
    EXPECT_GT(found.main.paired.base.se, 0);
}

TEST(Compare, PairsThatDrawOtherNumbersShowNoLastingStates)
{
    auto found = run(spec_of({"parity"}), {.replicates = 4});
    for (std::size_t r = 0; r < found.replicates.size(); ++r)
        for (auto& value : found.replicates[r].arms[0])
            if (value.metric == "perceived_norm" && value.group == "all") value.value = r % 2 == 0 ? .3 : .8;
    EXPECT_TRUE(variant_findings(found, "harm").front().states);
    found.spec.uncertain = true;
    EXPECT_FALSE(variant_findings(found, "harm").front().states);
}

TEST(Cost, IsDeterminedOnlyIfActsWerePrevented)
{
    std::vector<double> const no_cost(4, 0.), cost(4, 100.), acts{50, 52, 54, 56};
    std::vector<double> const fewer{40, 43, 44, 45}, luck{40, 60, 50, 61};
    auto const sure =
        cost_per_act({.base_cost = no_cost, .variant_cost = cost, .base_acts = acts, .variant_acts = fewer});
    ASSERT_TRUE(sure.ratio.determined);
    EXPECT_DOUBLE_EQ(sure.ratio.value, 10); // 100 for 10 acts
    EXPECT_LT(sure.ratio.low, 10);
    EXPECT_GT(sure.ratio.high, 10);
    EXPECT_FALSE(
        cost_per_act({.base_cost = no_cost, .variant_cost = cost, .base_acts = acts, .variant_acts = luck})
            .ratio.determined);
    // More acts than before are no negative price.
    EXPECT_FALSE(
        cost_per_act({.base_cost = no_cost, .variant_cost = cost, .base_acts = fewer, .variant_acts = acts})
            .ratio.determined);
}

TEST(Fading, FindsAPlantedHalfLife)
{
    // An effect of -1 that ends in week 104 and then halves every 2 years, with noise that differs by pair.
    FadingInput input{.whole = estimate_difference(std::vector{-.5, -.6, -.4}), .end = 104};
    for (int pair = 0; pair < 12; ++pair) {
        std::vector<double> course;
        for (int q = 0; q < 40; ++q) {
            double const since = (q + .5) / 4 - 2;
            double const noise = .05 * ((pair * 7 + q * 3) % 11 - 5) / 5;
            course.push_back((since < 0 ? -1 : -std::exp2(-since / 2)) + noise);
        }
        input.course.push_back(course);
    }
    auto const f = fading_of(input);
    ASSERT_TRUE(f.determined);
    EXPECT_TRUE(f.after_end);
    EXPECT_DOUBLE_EQ(f.from, 2);
    EXPECT_NEAR(f.years, 2, .1);
    EXPECT_LE(f.low, f.years);
    EXPECT_GE(f.high, f.years);
    EXPECT_LT(f.high - f.low, .5);
}

TEST(Fading, SaysWhenItDoesNotFadeOrWasNeverThere)
{
    FadingInput lasting{.whole = estimate_difference(std::vector{-1.0, -1.1, -.9})};
    for (int pair = 0; pair < 5; ++pair)
        lasting.course.emplace_back(40, -1 - .01 * pair);
    auto const f = fading_of(lasting);
    ASSERT_TRUE(f.determined);
    EXPECT_FALSE(f.after_end);
    EXPECT_TRUE(std::isinf(f.years));
    EXPECT_TRUE(std::isinf(f.low));

    FadingInput noise;
    for (int pair = 0; pair < 6; ++pair)
        noise.course.emplace_back(40, pair % 2 == 0 ? 1 : -1);
    EXPECT_FALSE(fading_of(noise).determined);
    EXPECT_FALSE(fading_of({}).determined);
    EXPECT_FALSE(fading_of({}).there);

    // The largest of ten years is beyond chance by chance: without an effect over the horizon it is none.
    auto peak = lasting;
    peak.whole = estimate_difference(std::vector{-.1, .1, -.05, .08});
    EXPECT_FALSE(fading_of(peak).there);
    EXPECT_FALSE(fading_of(peak).determined);
    // An effect over the horizon that no year shows is there, and has no half-life.
    noise.whole = estimate_difference(std::vector{-1.0, -1.1, -.9});
    EXPECT_TRUE(fading_of(noise).there);
    EXPECT_FALSE(fading_of(noise).determined);
}

} // namespace groundswell
