#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <groundswell/over_members.hpp>
#include <groundswell/read_scenario.hpp>
#include <nlohmann/json.hpp>
#include <span>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "report/budget.hpp"
#include "report/compare_outcome.hpp"
#include "report/decision_outcome.hpp"
#include "report/study_sections.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

/// The arm as it was run. What a scenario changed is not known where it needs tables that are not here, but
/// what followed is.
NamedScenario arm_of(AskedArm const& asked, Scenario const& base)
{
    try {
        return {asked.name, read_kept_scenario(asked.scenario, asked.name)};
    } catch (UserError const&) {
        return {asked.name, base};
    }
}

/// The budgets that were asked about, the smallest first.
std::vector<AskedBudget> kept_budgets(KeptStudy const& study)
{
    std::vector<AskedBudget> out;
    for (auto const& name : study.points.defined(AskedBudget::prefix))
        out.push_back(read_definition<AskedBudget>(study.file, study.points.definition(name)));
    std::ranges::sort(out, {}, &AskedBudget::amount);
    return out;
}

/// The changes by each budget, over all comparisons: they may have been run one after another.
Json budgets_json(std::vector<CompareOutcome> const& comparisons)
{
    std::vector<PricedChange> changes;
    for (auto const& comparison : comparisons)
        for (auto& change : priced_changes(comparison))
            changes.push_back(std::move(change));
    Json out = Json::array();
    auto const& first = comparisons.front();
    for (auto const& asked : first.budgets)
        out.push_back(
            budget_json(budget_of(asked, changes), static_cast<Week>(first.base().parameters.run.weeks)));
    return out;
}

/// The week at which futures part, as a study keeps it.
Week week_asked(KeptStudy const& study, std::string const& text)
{
    Week week = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), week);
    if (error != std::errc{} || end != text.data() + text.size() || week < 0)
        throw UserError(
            Problem{.code = ProblemCode::file_damaged,
                    .place = {.file = study.file},
                    .what = "is damaged: a comparison parts at week '" + text.substr(0, 20) + "'"});
    return week;
}

/// One outcome for each variant: they may have different numbers of pairs.
struct KeptComparisons {
    std::vector<CompareOutcome> each;
    std::vector<std::string> points; ///< of the study: the base's, then one for each
};

KeptComparisons kept_comparisons(KeptStudy& study)
{
    KeptComparisons out;
    auto const& arms = study.points.points("compare");
    if (arms.empty()) return out;
    out.points.push_back(arms.front());
    auto const asked = read_definition<AskedCompare>(study.file, study.points.definition("compare"));
    auto const budgets = kept_budgets(study);
    for (std::size_t i = 1; i < arms.size(); ++i) {
        auto const asked_arm =
            read_definition<AskedArm>(study.file, study.points.definition("compare/" + arms[i]));
        CompareOutcome outcome{
            .run = {}, .metric = study.metric.empty() ? "harm" : study.metric, .findings = {}, .stop = {}};
        auto& run = outcome.run;
        run.replicates = study.points.complete("compare", {arms.front(), arms[i]});
        if (!asked.fit.empty()) {
            run.spec.fit = kept_fit_of(study, run.replicates);
            run.runs = std::move(run.replicates);
            run.replicates = means_of_members(run.runs);
        } else if (run.replicates.size() < study.scenario.replicates)
            study.notes.push_back(fmt::format("comparison with {}: {} of {} pairs are complete",
                                              asked_arm.name, run.replicates.size(),
                                              study.scenario.replicates));
        if (run.replicates.empty()) continue;
        run.resumed = run.replicates.size();
        run.spec.part = asked.from_start ? PartAt::burn_in_start : PartAt::week_zero;
        if (!asked.at.empty()) {
            run.spec.part = PartAt::later_week;
            run.spec.past.until = week_asked(study, asked.at);
        }
        run.spec.uncertain = asked.uncertain;
        run.spec.arms = {{"base", study.scenario}, arm_of(asked_arm, study.scenario)};
        outcome.findings = variant_findings(run, outcome.metric);
        outcome.budgets = budgets;
        out.each.push_back(std::move(outcome));
        out.points.push_back(arms[i]);
    }
    return out;
}

std::vector<AskedWorth> kept_worths(KeptStudy const& study)
{
    std::vector<AskedWorth> out;
    for (auto const& name : study.points.defined(AskedWorth::prefix))
        out.push_back(read_definition<AskedWorth>(study.file, study.points.definition(name)));
    std::ranges::sort(out, {}, &AskedWorth::amount);
    return out;
}

std::vector<AskedQuestion> kept_questions(KeptStudy const& study)
{
    std::vector<AskedQuestion> out;
    for (auto const& name : study.points.defined(AskedQuestion::prefix))
        out.push_back(read_definition<AskedQuestion>(study.file, study.points.definition(name)));
    return out;
}

/// All variants side by side, over the worlds that all have.
CompareOutcome side_by_side(KeptStudy const& study, KeptComparisons const& kept)
{
    auto const& first = kept.each.front();
    CompareOutcome out{.run = {}, .metric = first.metric, .findings = {}, .stop = {}};
    out.run.spec = first.run.spec;
    for (auto const& comparison : std::span(kept.each).subspan(1))
        out.run.spec.arms.push_back(comparison.run.spec.arms.back());
    out.run.replicates = study.points.complete("compare", kept.points);
    if (out.run.spec.fit) {
        out.run.runs = std::move(out.run.replicates);
        out.run.replicates = means_of_members(out.run.runs);
    }
    return out;
}

/// One decision for each budget and each worth that were asked about.
Json decisions_json(KeptStudy const& study, KeptComparisons const& kept)
{
    auto outcome = side_by_side(study, kept);
    outcome.questions = kept_questions(study);
    std::vector<std::optional<AskedBudget>> budgets;
    for (auto const& budget : kept.each.front().budgets)
        budgets.emplace_back(budget);
    if (budgets.empty()) budgets.emplace_back();
    std::vector<std::optional<AskedWorth>> worths;
    for (auto const& worth : kept_worths(study))
        worths.emplace_back(worth);
    if (worths.empty()) worths.emplace_back();
    Json out = Json::array();
    for (auto const& budget : budgets)
        for (auto const& worth : worths) {
            outcome.budgets.clear();
            if (budget) outcome.budgets.push_back(*budget);
            outcome.worth = worth;
            auto const decision = decision_of(outcome, outcome.asked_decision());
            if (!decision) continue;
            out.push_back(decision_json(*decision));
            round_all(out.back());
        }
    return out;
}

} // namespace

void add_comparisons(KeptStudy& study, Json& report)
{
    auto const kept = kept_comparisons(study);
    auto const& comparisons = kept.each;
    if (comparisons.empty()) return;
    std::size_t pairs = 0;
    for (auto const& comparison : comparisons)
        pairs = std::max(pairs, comparison.run.replicates.size());
    auto const& parted = comparisons.front().run.spec;
    auto command = (parted.part == PartAt::later_week
                        ? fmt::format("groundswell branch CHECKPOINT --at {}", parted.past.until)
                        : std::string("groundswell compare")) +
                   study.options_for(comparisons.front().run.spec.fit ? 0 : pairs);
    for (auto const& comparison : comparisons) {
        report["comparisons"].push_back(comparison_data(comparison, 0));
        command += " --with " + shell_word(comparison.findings.front().name);
    }
    report["budgets"] = budgets_json(comparisons);
    report["decisions"] = decisions_json(study, kept);
    if (auto const& budgets = comparisons.front().budgets; !budgets.empty())
        command += fmt::format(" --budget {}", budgets.back().amount);
    if (auto const worths = kept_worths(study); !worths.empty())
        command += fmt::format(" --worth {}", worths.back().amount);
    auto const& spec = comparisons.front().run.spec;
    study.commands.push_back(command + (spec.uncertain ? " --uncertain" : "") +
                             (spec.part == PartAt::burn_in_start ? " --from-start" : ""));
}

} // namespace groundswell::report
