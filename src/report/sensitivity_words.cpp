#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "report/metric_words.hpp"
#include "report/sensitivity_outcome.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

std::string capital(std::string text)
{
    if (!text.empty() && 'a' <= text.front() && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string most_important(MetricSensitivity const& metric)
{
    if (metric.numbers.empty())
        return fmt::format("No number changes {} in the screening.", figure_words(metric.metric).subject);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, metric.numbers.size()); ++i) {
        auto const& index = metric.numbers[i];
        auto const direction = direction_of(effects_of(metric, index.name));
        words.push_back(fmt::format("{} ({}{})", index.name, variance_share(index.total),
                                    direction == "both" ? ""
                                    : direction == "up" ? ", raises it"
                                                        : ", lowers it"));
    }
    return fmt::format("{} depends most on {}.", capital(std::string(figure_words(metric.metric).subject)),
                       joined(words));
}

std::string undecided(MetricSensitivity const& metric)
{
    if (!metric.replicates_to_decide) return "";
    auto const& fourth = metric.numbers[3];
    return fmt::format(
        "These runs do not tell the third from the fourth, {} ({}). {}", fourth.name,
        variance_share(fourth.total),
        *metric.replicates_to_decide >= 100'000
            ? "They are about equal."
            : fmt::format("About {} replicates would.", thousands(*metric.replicates_to_decide)));
}

std::string by_mechanism(MetricSensitivity const& metric)
{
    auto const& first = metric.mechanisms.front();
    return fmt::format(
        "Of the mechanisms, '{}' carries most: {}. Alone, without interactions, all mechanisms "
        "carry {} together.",
        first.name, variance_share(first.total), variance_share(metric.alone));
}

std::string by_chance(MetricSensitivity const& metric)
{
    return fmt::format("Chance is {} of the variance: that much remains where only the draws differ.",
                       variance_share(metric.chance.total));
}

std::string screened_out(MetricSensitivity const& metric)
{
    if (!metric.screened_out) return "No number was screened out.";
    auto const first = std::ranges::find(metric.screening, false, &ElementaryEffects::kept);
    return fmt::format("{} of {} numbers were screened out: none of them changes it by more than {} over its "
                       "range, in the mean (mu*). Moved together they carry {}.",
                       metric.screened_out->numbers, metric.screening.size(),
                       figure(first->absolute, words_for(metric.metric).share),
                       variance_share(metric.screened_out->total));
}

} // namespace

std::string variance_share(VarianceShare const& share)
{
    if (std::isnan(share.value)) return "-";
    auto const whole = [](double x) { return std::lround(100 * x); };
    if (share.interval.is_point()) return fmt::format("{}%", whole(share.value));
    return fmt::format("{}% [{}, {}]", whole(share.value), whole(share.interval.low),
                       whole(share.interval.high));
}

std::string direction_of(ElementaryEffects const& effects)
{
    if (effects.mean > effects.absolute / 2) return "up";
    if (effects.mean < -effects.absolute / 2) return "down";
    return "both";
}

ElementaryEffects const& effects_of(MetricSensitivity const& metric, std::string const& parameter)
{
    return *std::ranges::find(metric.screening, parameter, &ElementaryEffects::parameter);
}

std::vector<std::string> sensitivity_sentences(MetricSensitivity const& metric)
{
    if (!metric.varies())
        return {fmt::format("{} is the same at every point: nothing that was varied changes it.",
                            capital(std::string(figure_words(metric.metric).subject)))};
    std::vector<std::string> out{most_important(metric), undecided(metric), by_mechanism(metric),
                                 by_chance(metric), screened_out(metric)};
    std::erase(out, "");
    return out;
}

std::string sensitivity_design(SensitivityResult const& result, SensitivityOptions const& options)
{
    return fmt::format("{} uncertain numbers, over their plausible ranges; {} trajectories of the screening, "
                       "then {} replicates of the indices, {} runs in all.",
                       result.parameters.size(), options.trajectories, options.replicates,
                       thousands(result.runs.size()));
}

} // namespace groundswell::report
