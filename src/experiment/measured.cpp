#include "experiment/measured.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <mutex>

#include "experiment/arm_runs.hpp"
#include "experiment/bootstrap.hpp"
#include "experiment/claim_expression.hpp"
#include "experiment/claim_figures.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Figures of one replicate, by their text.
using Replicate = std::map<std::string, double>;

/// The value of an expression over the means of some replicates. A figure that a replicate does not have is
/// left out of its mean.
double value_over(std::string const& expression, std::vector<Replicate> const& replicates,
                  std::span<std::size_t const> sample)
{
    return evaluate_expression(expression, [&](ClaimFigure const& figure) {
        auto const text = figure.text();
        double sum = 0;
        std::size_t n = 0;
        for (auto const i : sample) {
            double const x = replicates[i].at(text);
            if (std::isnan(x)) continue;
            sum += x;
            ++n;
        }
        return n > 0 ? sum / static_cast<double>(n) : unknown;
    });
}

/// What is asked over each window of a course.
std::vector<std::string> expressions_of(MeasuredExperiment::Course const& course)
{
    std::vector<std::string> out;
    for (auto const& window : course.windows) {
        std::string text = course.value;
        for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', at))
            text.replace(at, 1, "weeks " + window);
        out.push_back(text);
    }
    return out;
}

void take_figures(MeasuredExperiment const& experiment, ArmRuns& runs, std::vector<std::string> const& groups,
                  Replicate& out)
{
    ClaimArm const base{.name = "base", .set = {}, .interventions = {}, .weeks = {}};
    auto const take = [&](std::string const& expression) {
        for (auto const& figure : figures_in(expression)) {
            auto const* arm = experiment.arm(figure.arm);
            out[figure.text()] = figure_value(figure, runs(arm ? *arm : base), groups);
        }
    };
    for (auto const& part : experiment.parts)
        take(part.value);
    if (experiment.course)
        for (auto const& expression : expressions_of(*experiment.course))
            take(expression);
}

/// Rows of one experiment are held back together.
bool is_held(std::string const& id)
{
    auto const& all = shipped_measured();
    auto const at = std::ranges::find(all, id, &MeasuredNumber::id);
    return at != all.end() && at->held;
}

MeasuredNumber const& number_of(std::string const& id, std::string const& part)
{
    auto const& all = shipped_measured();
    return *std::ranges::find_if(
        all, [&](MeasuredNumber const& number) { return number.id == id && number.part == part; });
}

} // namespace

std::optional<double> MeasuredNumber::neutral() const
{
    if (unit == "share") return {};
    return unit == "ratio" || unit == "odds ratio" ? 1.0 : 0.0;
}

ClaimArm const* MeasuredExperiment::arm(std::string_view name) const
{
    auto const found = std::ranges::find(arms, name, &ClaimArm::name);
    return found == arms.end() ? nullptr : &*found;
}

MeasuredVerdict judge(MeasuredNumber const& measured, double value, Range interval)
{
    MeasuredVerdict out{.measured = measured, .value = value, .interval = interval, .sign = {}};
    out.inside = value >= measured.low && value <= measured.high;
    auto const neutral = measured.neutral();
    // An open measurement ("up") has its sign from the side that it leaves open.
    double const direction = measured.value              ? *measured.value - neutral.value_or(0)
                             : std::isinf(measured.high) ? 1
                             : std::isinf(measured.low)  ? -1
                                                         : 0;
    if (neutral && direction != 0)
        out.sign = direction > 0 ? interval.low > *neutral : interval.high < *neutral;
    if (measured.value && direction != 0) {
        double const factor = value / *measured.value;
        out.within_two = factor >= .5 && factor <= 2;
    }
    return out;
}

std::vector<MeasuredResult> run_measured(std::vector<MeasuredExperiment> const& experiments,
                                         MeasuredOptions const& options)
{
    std::vector figures(experiments.size(), std::vector<Replicate>(options.replicates));
    std::mutex one_at_a_time; // the caller's progress knows nothing of threads
    Executor(options.threads, options.stop).for_each_dynamic(options.replicates, [&](std::size_t replicate) {
        ArmRuns runs(options.base, static_cast<std::uint32_t>(replicate), options.stop, options.card);
        for (std::size_t e = 0; e < experiments.size(); ++e)
            take_figures(experiments[e], runs, options.base.groups, figures[e][replicate]);
        std::lock_guard const lock(one_at_a_time);
        if (options.advance) options.advance();
    });

    std::vector<MeasuredResult> out;
    auto const all = identity_sample(options.replicates);
    for (std::size_t e = 0; e < experiments.size(); ++e) {
        MeasuredResult result{
            .experiment = experiments[e], .held = is_held(experiments[e].id), .parts = {}, .course = {}};
        std::uint32_t nth = 0;
        for (auto const& part : experiments[e].parts) {
            auto const over = [&](std::span<std::size_t const> sample) {
                return value_over(part.value, figures[e], sample);
            };
            auto const interval = bootstrap_interval(
                options.replicates, {options.base.seed, static_cast<std::uint32_t>(e * 16 + nth++)}, over);
            result.parts.push_back(judge(number_of(experiments[e].id, part.name), over(all), interval));
        }
        if (auto const& course = experiments[e].course)
            for (auto const& expression : expressions_of(*course))
                result.course.push_back(value_over(expression, figures[e], all));
        out.push_back(std::move(result));
    }
    return out;
}

} // namespace groundswell
