#include "report/member_sensitivity_outcome.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/report.hpp>
#include <nlohmann/json.hpp>

#include "experiment/asked.hpp"
#include "experiment/claim_mechanisms.hpp"
#include "experiment/definition.hpp"
#include "report/fit_words.hpp"
#include "report/metric_words.hpp"
#include "report/sensitivity_outcome.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

constexpr std::size_t named = 3;

std::string with_direction(MemberShare const& share, std::string const& name)
{
    return fmt::format("{} ({}, {} it)", name, variance_share(share.alone),
                       share.correlation > 0 ? "raises" : "lowers");
}

} // namespace

MemberSensitivityOutcome member_sensitivity_of(MemberRun run, std::vector<std::string> const& metrics)
{
    MemberSensitivityOutcome out;
    out.run = std::move(run);
    for (auto const& metric : metrics) {
        auto found = sensitivity_over_members(out.run, metric);
        if (!found)
            throw UserError(Problem{.code = ProblemCode::figure_withheld,
                                    .place = {.argument = "metric"},
                                    .what = "'" + metric + "' is withheld, or is not kept",
                                    .allowed = "it rests on too few people in some run"});
        out.metrics.push_back(std::move(*found));
    }
    return out;
}

std::vector<std::string> numbers_of(MemberSensitivityOutcome const& outcome)
{
    std::vector<std::string> out;
    for (auto const& parameter : outcome.run.fit.points->parameters())
        out.push_back(parameter.at.name);
    return out;
}

std::vector<std::string> member_sensitivity_sentences(MemberSensitivity const& metric,
                                                      MemberSensitivityOutcome const& outcome)
{
    std::vector<std::string> out;
    if (auto parts = parts_words(metric.over); !parts.empty()) out.push_back(std::move(parts));
    if (metric.shares.empty()) {
        out.push_back(
            fmt::format("With {} members that have a value it is not told which numbers matter: at least "
                        "{} are needed, and runs that differ.",
                        metric.over.members, least_members_for_sensitivity));
        return out;
    }
    auto const names = numbers_of(outcome);
    std::vector<std::string> strongest;
    for (auto const& share : metric.shares)
        if (share.beyond_chance && strongest.size() < named)
            strongest.push_back(with_direction(share, names[share.number]));
    auto const beyond = std::ranges::count(metric.shares, true, &MemberShare::beyond_chance);
    if (strongest.empty())
        out.push_back(fmt::format(
            "No number stands out: the largest share, {}, is less than what the largest of {} "
            "reaches by chance once in 20 ({}).",
            percent(metric.shares.front().alone.value), metric.shares.size(), percent(metric.chance)));
    else
        out.push_back(
            fmt::format("Where the surveys allow it, it depends most on {}. {} of {} numbers go with it "
                        "beyond chance ({} once in 20).",
                        joined(strongest), beyond, metric.shares.size(), percent(metric.chance)));
    return out;
}

Json member_sensitivity_data(MemberSensitivity const& metric, MemberSensitivityOutcome const& outcome)
{
    auto const& parameters = outcome.run.fit.points->parameters();
    Json out{{"metric", metric.metric},
             {"group", metric.group},
             {"label", figure_words(metric.metric).words},
             {"over", json_of(metric.over)},
             {"chance", finite(metric.chance)},
             {"sentences", member_sensitivity_sentences(metric, outcome)},
             {"numbers", Json::array()}};
    for (auto const& share : metric.shares)
        out["numbers"].push_back({{"name", parameters[share.number].at.name},
                                  {"mechanism", mechanism_of(*parameters[share.number].at.row)},
                                  {"alone", share.alone.value},
                                  {"low", share.alone.interval.low},
                                  {"high", share.alone.interval.high},
                                  {"correlation", share.correlation},
                                  {"beyond_chance", share.beyond_chance}});
    return out;
}

Json member_sensitivity_json(MemberSensitivityOutcome const& outcome)
{
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", outcome.run.scenario.title},
             {"seed", outcome.run.scenario.seed},
             {"fit", fit_json(outcome.run.fit)},
             {"metrics", Json::array()}};
    for (auto const& metric : outcome.metrics)
        out["metrics"].push_back(member_sensitivity_data(metric, outcome));
    return out;
}

} // namespace groundswell::report

namespace groundswell {

void keep_asked(std::vector<std::string> const& metrics, PointStore& store)
{
    for (auto const& metric : metrics)
        store.define(AskedMemberMetric::prefix + metric, definition_of(AskedMemberMetric{metric}));
}

} // namespace groundswell
