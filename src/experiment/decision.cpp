#include <groundswell/decision.hpp>

#include <algorithm>
#include <cmath>
#include <groundswell/summary.hpp>
#include <numeric>

#include "experiment/decision_size.hpp"

namespace groundswell {

namespace {

using Column = std::vector<double>;

Column less(Column const& a, Column const& b)
{
    Column out(a.size());
    std::ranges::transform(a, b, out.begin(), std::minus{});
    return out;
}

double mean_of(Column const& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

WorldShare world_share(double count, std::size_t worlds)
{
    auto const n = static_cast<double>(worlds);
    return {.share = count / n,
            .low = count > 0 ? wilson_low(count / n, n) : 0,
            .high = count < n ? 1 - wilson_low(1 - count / n, n) : 1};
}

/// Worlds in which each option is the best that can be chosen: the cheapest of equals; worlds of those that
/// cost the same are divided.
std::vector<double> best_counts(std::vector<Column> const& values, std::span<OptionColumns const> options,
                                std::vector<std::size_t> const& choosable)
{
    std::vector<double> out(values.size(), 0);
    std::vector<std::size_t> best;
    for (std::size_t world = 0; world < values.front().size(); ++world) {
        best.clear();
        for (auto const option : choosable) {
            auto const better = [&](std::size_t a, std::size_t b) {
                double const x = values[a][world], y = values[b][world];
                return x > y || (x == y && options[a].cost[world] < options[b].cost[world]);
            };
            if (best.empty() || better(option, best.front()))
                best = {option};
            else if (!better(best.front(), option))
                best.push_back(option);
        }
        for (auto const option : best)
            out[option] += 1 / static_cast<double>(best.size());
    }
    return out;
}

/// Those that no other option beats by its means.
void mark_front(std::vector<DecisionOption>& options)
{
    for (auto& a : options)
        a.on_front = std::ranges::none_of(options, [&](DecisionOption const& b) {
            double const more = b.prevented.mean - a.prevented.mean;
            double const cheaper = a.extra_cost.mean - b.extra_cost.mean;
            return more >= 0 && cheaper >= 0 && (more > 0 || cheaper > 0);
        });
}

/// The chance that is taken when an option is chosen that the budget covers in the mean only.
double share_above(Column const& cost, double budget)
{
    auto const above = std::ranges::count_if(cost, [&](double x) { return x > budget; });
    return static_cast<double>(above) / static_cast<double>(cost.size());
}

/// No more can be prevented than there is.
Ratio prevented_per_unit(Column const& prevented, Column const& cost, double harm_without)
{
    auto out = ratio_of_means(prevented, cost);
    double const mean_cost = mean_of(cost);
    if (out.determined && mean_cost > 0) out.high = std::min(out.high, harm_without / mean_cost);
    return out;
}

std::vector<DecisionOption> options_of(std::span<OptionColumns const> columns,
                                       std::vector<Column> const& values, Decision const& decision)
{
    std::vector<DecisionOption> out;
    auto const& nothing = columns.front();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto const prevented = less(nothing.harm, columns[i].harm);
        auto const cost = less(columns[i].cost, nothing.cost);
        DecisionOption option{.name = columns[i].name,
                              .prevented = estimate_difference(prevented),
                              .extra_cost = estimate_difference(cost),
                              .per_unit = prevented_per_unit(prevented, cost, decision.harm_without),
                              .value = estimate_difference(values[i])};
        if (auto const budget = decision.asked.budget) {
            option.affordable = option.extra_cost.mean <= *budget;
            option.over_budget = share_above(cost, *budget);
        }
        for (std::size_t j = 0; j < i && !option.same_as; ++j)
            if (columns[j].harm == columns[i].harm) option.same_as = j;
        out.push_back(std::move(option));
    }
    mark_front(out);
    return out;
}

/// The larger mean value, or the cheaper of equals.
std::size_t choice_of(std::vector<DecisionOption> const& options, std::vector<std::size_t> const& choosable)
{
    return *std::ranges::max_element(choosable, [&](std::size_t a, std::size_t b) {
        double const x = options[a].value.mean, y = options[b].value.mean;
        return x < y || (x == y && options[a].extra_cost.mean > options[b].extra_cost.mean);
    });
}

} // namespace

std::vector<Column> values_of(std::span<OptionColumns const> options, DecisionSpec const& spec)
{
    std::vector<Column> out;
    auto const& nothing = options.front();
    for (auto const& option : options) {
        auto value = less(nothing.harm, option.harm);
        auto const cost = less(option.cost, nothing.cost);
        if (spec.worth)
            for (std::size_t i = 0; i < value.size(); ++i)
                value[i] = *spec.worth * value[i] - cost[i];
        out.push_back(std::move(value));
    }
    return out;
}

std::optional<Decision> decide(std::span<OptionColumns const> options, DecisionSpec const& spec)
{
    if (options.size() < 2 || options.front().harm.size() < least_worlds_for_decision) return std::nullopt;
    Decision out{.asked = spec,
                 .worlds = options.front().harm.size(),
                 .harm_without = mean_of(options.front().harm),
                 .options = {}};
    auto const values = values_of(options, spec);
    out.options = options_of(options, values, out);

    std::vector<std::size_t> choosable;
    for (std::size_t i = 0; i < out.options.size(); ++i)
        if (i == 0 || out.options[i].affordable) choosable.push_back(i);
    out.choice = choice_of(out.options, choosable);

    Column best_value(out.worlds, -std::numeric_limits<double>::infinity());
    for (auto const i : choosable)
        std::ranges::transform(best_value, values[i], best_value.begin(),
                               [](double a, double b) { return std::max(a, b); });
    auto const counts = best_counts(values, options, choosable);
    out.most_often = out.choice;
    for (auto const i : choosable) {
        out.options[i].best = world_share(counts[i], out.worlds);
        out.options[i].never_best = counts[i] == 0;
        out.options[i].regret = estimate_mean(less(best_value, values[i]), count_bounds);
        if (counts[i] > counts[out.most_often]) out.most_often = i;
    }

    std::vector<Lead> leads;
    for (auto const i : choosable)
        if (i != out.choice && values[i] != values[out.choice])
            leads.push_back({i, estimate_difference(less(values[out.choice], values[i]))});
    auto const size = worlds_that_decide(leads, out.options[out.choice].value.mean, out.worlds);
    out.rival = size.rival;
    out.decided = size.worlds && *size.worlds == out.worlds;
    if (!out.decided) out.worlds_to_decide = size.worlds;
    return out;
}

} // namespace groundswell
