#include "report/compare_asked.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "experiment/definition.hpp"
#include "fit/survey_rows.hpp"
#include "report/budget.hpp"
#include "report/fit_file.hpp"

namespace groundswell {

namespace report {

namespace {

/// The budget that was given, in the unit of the changes' costs.
std::vector<AskedBudget> asked_budgets(ComparisonAsked const& asked, CompareSpec const& spec)
{
    if (!asked.budget) return {};
    if (*asked.budget < 0)
        throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                                .place = {.argument = "budget"},
                                .what = "is " + format_number(*asked.budget),
                                .allowed = "must be 0 or above"});
    return {{*asked.budget, require_one_unit(spec, "budget")}};
}

/// What one act prevented may cost, in the unit of the changes' costs.
std::optional<AskedWorth> asked_worth(ComparisonAsked const& asked, CompareSpec const& spec)
{
    if (!asked.worth) return std::nullopt;
    if (!(*asked.worth > 0))
        throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                                .place = {.argument = "worth"},
                                .what = "is " + format_number(*asked.worth),
                                .allowed = "must be above 0"});
    if (!spec.uncertain && !spec.fit)
        throw UserError(Problem{.code = ProblemCode::argument_missing,
                                .place = {.argument = "worth"},
                                .what = "given without --uncertain or --fit",
                                .allowed = "a choice is made over worlds with drawn parameters",
                                .suggestion = "add one of them"});
    return AskedWorth{*asked.worth, require_one_unit(spec, "worth")};
}

} // namespace

CompareOutcome asked_outcome(ComparisonAsked const& asked, CompareSpec const& spec)
{
    auto questions = fitted_questions(asked.fit);
    for (auto const& row : survey_rows(spec.arms.front().scenario, asked.surveys, {}))
        questions.push_back({row.target.quantity, row.target.instrument, row.target.group});
    return {.run = {},
            .metric = asked.metric,
            .findings = {},
            .stop = asked.stop,
            .budgets = asked_budgets(asked, spec),
            .worth = asked_worth(asked, spec),
            .questions = std::move(questions)};
}

void keep_asked(CompareOutcome const& outcome, PointStore& store)
{
    for (auto const& budget : outcome.budgets)
        store.define(fmt::format("{}{} {}", AskedBudget::prefix, budget.amount, budget.unit),
                     definition_of(budget));
    if (auto const& worth = outcome.worth)
        store.define(fmt::format("{}{} {}", AskedWorth::prefix, worth->amount, worth->unit),
                     definition_of(*worth));
    for (auto const& question : outcome.questions)
        store.define(fmt::format("{}{} {} {}", AskedQuestion::prefix, question.quantity, question.instrument,
                                 question.group),
                     definition_of(question));
}

} // namespace report

void check_asked(ComparisonAsked const& asked, CompareSpec const& spec)
{
    report::asked_outcome(asked, spec);
}

void keep_asked(ComparisonAsked const& asked, CompareSpec const& spec, PointStore& store)
{
    report::keep_asked(report::asked_outcome(asked, spec), store);
}

} // namespace groundswell
