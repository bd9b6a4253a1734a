#include <algorithm>
#include <groundswell/over_replicates.hpp>
#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/budget.hpp"
#include "report/compare_outcome.hpp"
#include "report/costs.hpp"
#include "report/group_table.hpp"
#include "report/metric_words.hpp"
#include "report/rulings.hpp"
#include "report/run_findings.hpp"
#include "report/windows.hpp"
#include "report/words.hpp"

namespace groundswell::testing {

using namespace report;

namespace {

/// Three replicates in which a third of 30 acts is noticed, and women and men have their figures.
RunOutcome outcome_with(std::vector<ShownMetric> const& metrics, std::vector<double> const& norms)
{
    RunOutcome out;
    out.scenario = default_scenario();
    for (std::size_t i = 0; i < norms.size(); ++i) {
        auto& one = out.summaries.emplace_back();
        one.replicate = static_cast<std::uint32_t>(i);
        one.metrics = metrics;
        one.end_state.fill(norms[i]);
        auto const count = [&](Counter counter, std::uint64_t n) {
            one.totals[static_cast<std::size_t>(counter)] = n;
        };
        count(Counter::acts_harm, 30);
        count(Counter::noticed_acts_harm, 10 + i);
        count(Counter::answered_acts_harm, 2);
        count(Counter::noticed_harm, 40);
        count(Counter::silent_harm, 30);
        count(Counter::excused_harm, 4);
        count(Counter::chose_silence, 8);
        count(Counter::chose_report, 2);
    }
    out.metrics = summarise_replicates(out.summaries);
    return out;
}

std::vector<ShownMetric> const figures{{"experienced", "woman", .25, 50, false},
                                       {"experienced", "man", .125, 50, false},
                                       {"formal_report_share", "all", .5, 20, false},
                                       {"accountable_share_of_experienced", "all", .1, 20, false}};

Finding const* about(std::vector<Finding> const& findings, std::string_view words)
{
    auto const at = std::ranges::find_if(
        findings, [&](Finding const& f) { return f.sentence.find(words) != std::string::npos; });
    return at == findings.end() ? nullptr : &*at;
}

} // namespace

TEST(Findings, EveryNumberThatIsSaidIsAmongTheFiguresInItsOrder)
{
    auto const findings = run_findings(outcome_with(figures, {.4, .4, .4}));
    int numbers = 0;
    for (auto const& finding : findings) {
        std::size_t from = 0;
        for (auto const& figure : finding.figures) {
            auto const said = with_interval(figure.estimate, true);
            auto const at = finding.sentence.find(said, from);
            ASSERT_NE(at, std::string::npos) << figure.name << " " << said << ": " << finding.sentence;
            from = at + said.size();
            ++numbers;
        }
        // An interval that no figure stands for.
        EXPECT_EQ(std::ranges::count(finding.sentence, '['),
                  std::ranges::count_if(finding.figures,
                                        [](auto const& f) { return f.estimate.low < f.estimate.high; }))
            << finding.sentence;
    }
    EXPECT_EQ(numbers, 2 + 4 + 4 + 2 + 1);
    auto const* const noticed = about(findings, "were noticed by somebody");
    ASSERT_NE(noticed, nullptr);
    EXPECT_EQ(noticed->figures[0].name, "acts_noticed_share");
    EXPECT_NEAR(noticed->figures[0].estimate.mean, 11. / 30, 1e-12);
    EXPECT_NEAR(noticed->figures[2].estimate.mean, .75, 1e-12);
}

TEST(Findings, HintsAreParametersWithTheirValuesInTheScenario)
{
    auto outcome = outcome_with(figures, {.4, .4});
    outcome.scenario.parameters.policy.shield = .125;
    auto const findings = run_findings(outcome);
    auto const* const institution = about(findings, "saw somebody held to account");
    ASSERT_NE(institution, nullptr);
    ASSERT_EQ(institution->hints.size(), 2U);
    EXPECT_EQ(institution->hints[0].parameter, "policy.shield");
    EXPECT_EQ(institution->hints[0].value, .125);
    EXPECT_TRUE(institution->hints[0].assumed);
    EXPECT_TRUE(
        hints_text(institution->hints).starts_with("policy.shield 0.125 (assumed), retaliation.base "));
    auto const json = json_of(*institution);
    EXPECT_EQ(json["hints"][0]["parameter"], "policy.shield");
    EXPECT_EQ(json["hints"][0]["value"], .125);
    EXPECT_EQ(json["figures"][1]["name"], "accountable_share_of_experienced");
    EXPECT_THROW(hints_for(outcome.scenario, {"no.such"}), std::logic_error);
}

TEST(Findings, WithholdWhatRestsOnFewPeople)
{
    auto few = figures;
    few[0].withheld = few[2].withheld = true;
    auto const findings = run_findings(outcome_with(few, {.4, .4}));
    auto const* const who = about(findings, "experienced an act of the kind");
    ASSERT_NE(who, nullptr);
    EXPECT_NE(who->sentence.find("a withheld share (too few people) of women"), std::string::npos);
    EXPECT_TRUE(who->figures[0].withheld);
    EXPECT_FALSE(who->figures[0].estimate.known());
    auto const json = json_of(*who);
    EXPECT_TRUE(json["figures"][0]["mean"].is_null());
    EXPECT_NE(about(findings, "What became of reports is withheld"), nullptr);
}

TEST(Findings, SayInHowManyReplicatesAFigureExists)
{
    auto outcome = outcome_with(figures, {.4, .4, .4, .4});
    outcome.summaries[2].totals.fill(0);
    auto const findings = run_findings(outcome);
    auto const* const noticed = about(findings, "were noticed by somebody");
    ASSERT_NE(noticed, nullptr);
    EXPECT_NE(noticed->sentence.find("(in 3 of 4 replicates)"), std::string::npos) << noticed->sentence;
}

TEST(Findings, SayNoCountOfSurveyRowsFromFewReplicates)
{
    auto const said = [](std::size_t replicates) {
        auto const findings = run_findings(outcome_with(figures, std::vector<double>(replicates, .4)));
        auto const* const beside = about(findings, "Beside surveys");
        return beside ? beside->sentence : std::string();
    };
    EXPECT_EQ(said(2), "Beside surveys of ordinary employers: no verdict from 2 replicates; it needs 160.");
    EXPECT_EQ(said(1), "Beside surveys of ordinary employers: no verdict from 1 replicate; it needs 160.");
    EXPECT_EQ(said(19).find("figures lie within"), std::string::npos) << said(19);
    EXPECT_NE(said(20).find("figures lie within"), std::string::npos) << said(20);
    EXPECT_NE(said(20).find("(from 20 replicates; a verdict needs 160)"), std::string::npos) << said(20);
}

/// What a run says, a line for each finding.
std::string sentences(RunOutcome const& outcome)
{
    std::string all;
    for (auto const& finding : run_findings(outcome))
        all += finding.sentence + '\n';
    return all;
}

TEST(Findings, SpeakOfTheWindowThatWasThere)
{
    auto outcome = outcome_with(figures, {.4, .4, .4});
    outcome.scenario.parameters.run.weeks = 60;
    outcome.scenario.parameters.run.burnin = 52;
    auto const all = sentences(outcome);
    EXPECT_NE(all.find("In the 60 weeks of the run, "), std::string::npos) << all;
    EXPECT_EQ(all.find("ten years"), std::string::npos) << all;
}

TEST(Findings, SayOfWhichActsEachCountIs)
{
    auto outcome = outcome_with(figures, {.4, .4, .4});
    auto const text = [&] { return sentences(outcome); };
    EXPECT_EQ(text().find("Of these acts"), std::string::npos) << text();
    for (auto const* part :
         {"Of acts of this kind in the last 2 years, ", "could speak of an act in the last 2 years, ",
          "Of people who experienced an act in the last 2 years, "})
        EXPECT_NE(text().find(part), std::string::npos) << part << text();
    for (auto& one : outcome.summaries)
        one.totals.fill(0);
    EXPECT_NE(text().find("took place in the last 2 years."), std::string::npos) << text();
}

TEST(Findings, SayWhereNoRulingCouldBeMade)
{
    auto outcome = outcome_with(figures, {.4, .4, .4});
    auto& p = outcome.scenario.parameters;
    EXPECT_EQ(rulings_words(outcome), "Rulings take 20 weeks: reports of the last 20 weeks are still open.");
    auto const said = [&] {
        return about(run_findings(outcome), "none could be made on a report") != nullptr;
    };
    EXPECT_FALSE(said());

    p.run.weeks = 20; // what is reported in week 0 would be ruled on in week 20
    EXPECT_FALSE(rulings_of(outcome).possible);
    EXPECT_EQ(rulings_words(outcome),
              "Rulings take 20 weeks: none could be made on a report of the 20 weeks of the run.");
    EXPECT_TRUE(said());
    p.run.weeks = 21;
    EXPECT_TRUE(rulings_of(outcome).possible);

    // Whoever rules sooner for a time may rule in a run that is short.
    p.run.weeks = 20;
    outcome.scenario.interventions.push_back(*standard_intervention("accountability"));
    EXPECT_TRUE(rulings_of(outcome).possible);
    EXPECT_EQ(rulings_words(outcome),
              "Rulings take at least 4 weeks: reports of the last 4 weeks are still open.");
    outcome.scenario.interventions.back().start = 20;
    EXPECT_FALSE(rulings_of(outcome).possible);

    outcome.scenario.interventions.clear();
    p.run.weeks = 1;
    p.policy.delay = 1;
    EXPECT_EQ(rulings_words(outcome),
              "Rulings take 1 week: none could be made on a report of the one week of the run.");
    p.policy.delay = 0;
    EXPECT_EQ(rulings_words(outcome), "");
}

TEST(Findings, SpeakOfOneWeekInTheSingular)
{
    auto outcome = outcome_with(figures, {.4, .4, .4});
    for (auto& one : outcome.summaries)
        one.metrics.push_back({"ever_perpetrated", "all", .1, 50, false});
    outcome.metrics = summarise_replicates(outcome.summaries);
    outcome.scenario.groups.clear();
    outcome.scenario.parameters.run.weeks = 1;
    outcome.scenario.parameters.run.burnin = 0;
    auto const all = sentences(outcome);
    EXPECT_NE(all.find("did such an act in the 1 week that was simulated"), std::string::npos) << all;
    EXPECT_EQ(all.find("1 weeks"), std::string::npos) << all;
}

TEST(Findings, DoNotSetAccountabilityBesideReportsAsAPartOfThem)
{
    auto const findings = run_findings(outcome_with(figures, {.4, .4, .4}));
    auto const* const institution = about(findings, "saw somebody held to account");
    ASSERT_NE(institution, nullptr);
    EXPECT_NE(institution->sentence.find("whenever they had reported"), std::string::npos)
        << institution->sentence;
}

TEST(Findings, CallNothingLastingThatWasSimulatedForLessThanAYear)
{
    auto const said = [](double weeks, double burnin, std::vector<double> const& norms) {
        auto outcome = outcome_with(figures, norms);
        outcome.scenario.parameters.run.weeks = weeks;
        outcome.scenario.parameters.run.burnin = burnin;
        return states_finding(outcome).sentence;
    };
    for (auto const& norms : {std::vector{.4, .4, .4}, std::vector{.1, .1, .1, .9, .9, .9}})
        for (auto const* part : {"one state", "LASTING", "lasting states"})
            EXPECT_EQ(said(1, 0, norms).find(part), std::string::npos) << said(1, 0, norms);
    EXPECT_NE(said(26, 26, {.4, .4, .4}).find("in one state"), std::string::npos);
    EXPECT_NE(said(26, 26, {.1, .1, .1, .9, .9, .9}).find("TWO LASTING STATES"), std::string::npos);
}

TEST(Windows, SayHowFarARunReaches)
{
    SimulatedTime const reach{.counted = 60, .before = 52, .asked = 104};
    EXPECT_EQ(window_words(reach), "the 60 weeks of the run");
    EXPECT_EQ(time_words(52, reach), "the last year");
    EXPECT_EQ(time_words(104, reach), "the last 2 years, burn-in included");
    EXPECT_EQ(time_words(520, reach), "10 years, of which 112 weeks were simulated, burn-in included");
    EXPECT_EQ(window_notes(reach),
              std::vector<std::string>{"survey questions about 10 years are about the 112 "
                                       "weeks that were simulated, burn-in included"});
    SimulatedTime const week{.counted = 1, .before = 0, .asked = 104};
    EXPECT_EQ(time_words(52, week), "1 year, of which 1 week was simulated");
    EXPECT_EQ(figure_time("experienced", week), "over the one week of the run");
    EXPECT_EQ(figure_time("perceived_norm", week), "as it is at the end");
    EXPECT_EQ(figure_time("survey_year", reach), "over the last year");
    EXPECT_TRUE(window_notes({.counted = 520, .before = 520, .asked = 104}).empty());
}

TEST(Windows, OfAComparisonNameWhatLiesBeforeTheChange)
{
    auto const branch = comparison_windows({.counted = 1, .before = 133, .asked = 104, .branch = true}, 133);
    EXPECT_NE(branch.find("Who did such an act is of 134 weeks. Of these, 133 weeks lie before the change"),
              std::string::npos)
        << branch;
    EXPECT_NE(branch.find("Survey questions ask about 1 year, 2 years and 10 years, before the change too"),
              std::string::npos)
        << branch;
    auto const from_start = comparison_windows({.counted = 104, .before = 104, .asked = 104}, 0);
    EXPECT_EQ(from_start.find("before the change"), std::string::npos) << from_start;
}

TEST(Findings, TwoLastingStatesAreDetailsOfOneFinding)
{
    std::vector<double> norms(20, .2);
    std::fill(norms.begin() + 14, norms.end(), .8);
    for (std::size_t i = 0; i < norms.size(); ++i)
        norms[i] += .001 * static_cast<double>(i % 5);
    auto const finding = states_finding(outcome_with(figures, norms));
    EXPECT_TRUE(finding.sentence.starts_with("TWO LASTING STATES.")) << finding.sentence;
    ASSERT_EQ(finding.details.size(), 2U);
    EXPECT_TRUE(finding.details[0].starts_with("14 of 20 replicates (70% [")) << finding.details[0];
    EXPECT_TRUE(finding.details[1].starts_with("6 of 20 replicates (30% [")) << finding.details[1];
    EXPECT_EQ(finding.text(), finding.sentence + " " + finding.details[0] + " " + finding.details[1]);
    EXPECT_EQ(states_finding(outcome_with(figures, {.3, .3, .3})).details.size(), 0U);
}

TEST(Findings, ALabelIsPartOfTheText)
{
    Finding const finding{.label = "cost", .sentence = "12 per act.", .details = {"In all."}};
    EXPECT_EQ(finding.text(), "cost: 12 per act. In all.");
    EXPECT_EQ(json_of(finding)["sentence"], "cost: 12 per act.");
    EXPECT_TRUE(Finding{}.empty());
}

TEST(GroupTable, HasAColumnForEachGroupAndARowForEachFigure)
{
    auto const outcome = outcome_with(figures, {.4, .4});
    auto const table = group_table(outcome);
    EXPECT_EQ(table.columns, (std::vector<std::string>{"woman", "man", "all"}));
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.rows[0].name, "experienced");
    EXPECT_TRUE(table.rows[0].share);
    ASSERT_NE(table.rows[0].cells[1], nullptr);
    EXPECT_EQ(table.rows[0].cells[1]->estimate.mean, .125);
    EXPECT_EQ(table.rows[0].cells[2], nullptr);
    EXPECT_EQ(table.rows[1].label, "  of them: reported");
    ASSERT_NE(table.rows[1].cells[2], nullptr);
    EXPECT_EQ(table.rows[1].cells[0], nullptr);
}

TEST(Findings, NameTheUnitOfCosts)
{
    auto const base = default_scenario();
    auto by_name = base;
    by_name.interventions.push_back(*standard_intervention("escrow"));
    using Units = std::vector<std::string>;
    EXPECT_EQ(cost_units(base, by_name), Units{"hours of work"});
    auto own = by_name;
    own.interventions.back().cost_unit.clear();
    EXPECT_EQ(cost_units(base, own), Units{"hours of work"}); // it costs what its standard form does
    own.interventions.back().cost_per_week = 4000;
    EXPECT_EQ(cost_units(base, own), Units{""});
    EXPECT_EQ(unit_words(""), "in the scenario's own unit of cost");
    own.cost_unit = "EUR";
    EXPECT_EQ(cost_units(base, own), Units{"EUR"});
    EXPECT_EQ(cost_units(own, own), Units{}); // nothing is added
    own.interventions.push_back(*standard_intervention("parity"));
    EXPECT_EQ(cost_units(base, own), (Units{"EUR", "hours of work"}));
    own.cost_unit = "hours"; // in the scenario's own spelling
    EXPECT_EQ(cost_units(base, own), Units{"hours"});
}

PricedChange priced(std::string name, double cost, double prevented, std::string unit)
{
    PricedChange out{.name = std::move(name), .units = {std::move(unit)}};
    out.cost.extra_cost.mean = cost;
    out.cost.acts_prevented.mean = prevented;
    return out;
}

std::vector<std::string> names_of(std::vector<PricedChange> const& changes)
{
    std::vector<std::string> out;
    for (auto const& change : changes)
        out.push_back(change.name);
    return out;
}

TEST(Budget, SortsChangesByActsPreventedForAUnit)
{
    using Names = std::vector<std::string>;
    auto free = priced("free", 0, 0, "");
    free.units.clear();
    auto const budget =
        budget_of({100, "EUR"}, {priced("dear", 100.5, 5000, "EUR"), priced("poor", 100, 10, "EUR"),
                                 priced("rich", 50, 50, "EUR"), priced("hours", 1, 9, "hours"),
                                 priced("saves", -5, 1, "EUR"), free});
    EXPECT_EQ(names_of(budget.within), (Names{"saves", "rich", "poor"}));
    EXPECT_EQ(names_of(budget.above), Names{"dear"});
    EXPECT_EQ(budget.without_cost, Names{"free"});
    EXPECT_EQ(budget.other_units, Names{"hours"});
    auto const json = budget_json(budget, 520);
    EXPECT_EQ(json["within"][1]["prevented_per_unit"], 1);
    EXPECT_TRUE(json["within"][0]["prevented_per_unit"].is_null());
    EXPECT_EQ(budget_words({5000, "EUR"}, 520), "5,000 EUR for the 10 years");
}

TEST(MetricWords, SayWhichWeeksTheLastTwoYearsAre)
{
    EXPECT_EQ(label_over("late_harm", 60), "harm, late (all 60 weeks)");
    EXPECT_EQ(label_over("late_harm", 52), "harm, late (all 52 weeks)");
    EXPECT_EQ(label_over("late_harm", 104), "harm, late (last 2 years)");
    EXPECT_EQ(label_over("harm", 60), figure_words("harm").words);
}

} // namespace groundswell::testing
