#include "report/decision_outcome.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>

#include "experiment/decision_columns.hpp"
#include "observe/instruments.hpp"
#include "report/costs.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"
#include "report/world_words.hpp"
#include "scenario/cost_unit.hpp"
#include <groundswell/targets.hpp>

namespace groundswell::report {

namespace {

/// The arms whose costs are known, doing nothing first.
struct PricedArms {
    std::vector<std::size_t> arms{0};
    std::vector<std::string> units, left_out;
};

PricedArms priced_arms(CompareSpec const& spec)
{
    PricedArms out;
    for (std::size_t arm = 1; arm < spec.arms.size(); ++arm) {
        auto const units = cost_units(spec.arms.front().scenario, spec.arms[arm].scenario);
        if (units.empty()) {
            out.left_out.push_back(spec.arms[arm].name);
            continue;
        }
        out.arms.push_back(arm);
        for (auto const& unit : units)
            if (std::ranges::none_of(out.units,
                                     [&](auto const& known) { return same_cost_unit(known, unit); }))
                out.units.push_back(unit);
    }
    return out;
}

std::string question_words(Target const& target)
{
    auto const all = instruments();
    auto const instrument = std::ranges::find(all, target.instrument, &Instrument::name);
    std::string words = instrument == all.end() ? std::string(figure_words(target.figure()).words)
                                                : target.quantity + " (" + instrument->question + ")";
    return target.group == "all" ? words : words + ", asked of " + people_of(target.group);
}

/// The columns, with doing nothing in words.
std::optional<std::vector<OptionColumns>> named_columns(CompareRun const& run, ComparedWorlds const& worlds,
                                                        PricedArms const& priced)
{
    auto out = option_columns(run, worlds, priced.arms);
    if (out) out->front().name = "doing nothing";
    return out;
}

/// The values of the options that can be chosen.
std::vector<std::vector<double>> choosable_values(std::vector<OptionColumns> const& columns,
                                                  Decision const& decision)
{
    auto const all = values_of(columns, decision.asked);
    std::vector<std::vector<double>> out{all.front()};
    for (std::size_t i = 1; i < all.size(); ++i)
        if (decision.options[i].affordable) out.push_back(all[i]);
    return out;
}

/// What knowing more before this decision would be worth.
class Asker {
  public:
    Asker(CompareOutcome const& comparison, Decision const& decision, PricedArms const& priced)
        : run_(comparison.run), asked_(comparison.questions), decision_(decision), priced_(priced),
          worlds_(worlds_of(run_)), base_(run_.spec.arms.front().scenario), key_{base_.seed, 0}
    {}

    Knowing operator()() const
    {
        Knowing out;
        ask_for_parameters(out);
        ask_questions(out);
        return out;
    }

  private:
    std::vector<std::vector<double>> values(ComparedWorlds const& worlds) const
    {
        return choosable_values(*named_columns(run_, worlds, priced_), decision_);
    }

    void ask_for_parameters(Knowing& out) const
    {
        auto const parameters = uncertain_knowables(run_);
        for (auto const& parameter : parameters) {
            auto const at = find_parameter(parameter.name, base_.groups, base_.ranks);
            out.parameters.push_back({parameter.name, "", at ? at->row->meaning : ""});
        }
        out.of_parameters = value_of_knowing(values(worlds_), parameters, key_);
    }

    /// Rows of the user's own surveys, then those of the shipped table that they do not hold.
    std::vector<Target> rows() const
    {
        std::vector<Target> out;
        auto const is_new = [&](Target const& row) {
            return std::ranges::none_of(out, [&](Target const& known) {
                return known.figure() == row.figure() && known.group == row.group;
            });
        };
        for (auto const& question : asked_) {
            Target row;
            row.quantity = question.quantity;
            row.instrument = question.instrument;
            row.group = question.group;
            if (is_new(row)) out.push_back(std::move(row));
        }
        for (auto& row : read_targets(""))
            if (is_new(row)) out.push_back(std::move(row));
        return out;
    }

    /// What questions of surveys would find in the institution as it is. A figure that is withheld is not
    /// asked for.
    void ask_questions(Knowing& out) const
    {
        auto const split = split_pairs(worlds_);
        std::vector<Knowable> questions;
        for (auto const& target : rows()) {
            auto column = world_column(run_, split.asked, {.metric = target.figure(), .group = target.group});
            if (!column) continue;
            out.questions.push_back({target.figure(), target.group, question_words(target)});
            questions.push_back({target.figure(), std::move(*column)});
        }
        out.of_questions = value_of_knowing(values(split.harmed), questions, key_);
    }

    CompareRun const& run_;
    std::vector<AskedQuestion> const& asked_;
    Decision const& decision_;
    PricedArms const& priced_;
    ComparedWorlds worlds_;
    Scenario const& base_;
    Key key_;
};

} // namespace

std::optional<DecisionOutcome> decision_of(CompareOutcome const& comparison, DecisionSpec const& asked)
{
    auto const& run = comparison.run;
    auto const priced = priced_arms(run.spec);
    if ((!run.spec.uncertain && !run.spec.fit) || priced.arms.size() < 2) return std::nullopt;
    auto const worlds = worlds_of(run);
    DecisionOutcome out{.asked = asked,
                        .unit = priced.units.front(),
                        .worlds = world_words(run.spec),
                        .weeks = static_cast<Week>(comparison.base().parameters.run.weeks),
                        .count = worlds.points.size(),
                        .why_not = {},
                        .decision = {},
                        .knowing = {},
                        .left_out = priced.left_out};
    if (priced.units.size() > 1) {
        out.why_not = fmt::format("Costs are in {}, which are not added. Compare the measures of one unit.",
                                  units_words(priced.units));
        return out;
    }
    auto const columns = named_columns(run, worlds, priced);
    if (!columns) {
        out.why_not = "The acts, or the costs, are withheld: they rest on too few people.";
        return out;
    }
    out.decision = decide(*columns, asked);
    if (!out.decision)
        out.why_not =
            fmt::format("{} worlds are too few to choose by. At least {} are needed; {} and more also "
                        "tell what is worth knowing.",
                        out.count, least_worlds_for_decision, least_worlds_for_knowing);
    else if (out.count >= least_worlds_for_knowing)
        out.knowing = Asker(comparison, *out.decision, priced)();
    return out;
}

double cost_step(Decision const& decision)
{
    double largest = 0;
    for (auto const& option : decision.options)
        if (option.per_unit.determined) largest = std::max(largest, std::abs(option.per_unit.value));
    if (!(largest > 0)) return 1;
    double step = 1;
    while (largest * step < 1 && step < 1e12)
        step *= 10;
    return step;
}

} // namespace groundswell::report
