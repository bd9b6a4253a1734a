#include "report/fit_words.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/words.hpp"

namespace groundswell::report {

namespace {

/// Fewest members that tell chance from parameters well enough to be said: of 20 members with two replicates
/// a part of one half has a standard error of .17 (Fisher 1925, Statistical Methods, section 39).
constexpr std::size_t least_for_parts = 20;
/// Fewest runs of which one lies beyond each end of the middle 95 %.
constexpr std::size_t least_for_middle = 40;

Json json_of(MiddleRange const& range)
{
    return {{"low", finite(range.low)}, {"high", finite(range.high)}};
}

} // namespace

std::string fit_words(FitUse const& fit)
{
    return fmt::format("{} member{} of the fit '{}', {} replicate{} each", fit.members,
                       fit.members == 1 ? "" : "s", fit.points->members().name, fit.replicates,
                       fit.replicates == 1 ? "" : "s");
}

std::vector<std::string> fit_notes(FitUse const& fit)
{
    std::vector<std::string> out;
    if (fit && fit.points->is_of_other_size())
        out.emplace_back(
            "the fit was made for other numbers of people or weeks: its members may not meet the "
            "surveys here.");
    if (fit && fit.replicates < 2)
        out.emplace_back("one replicate of a member does not tell chance from parameters.");
    else if (fit && fit.members < least_for_parts)
        out.push_back(
            fmt::format("fewer than {} members do not tell chance from parameters.", least_for_parts));
    return out;
}

std::string member_interval_words()
{
    return "Brackets are 95% intervals of the mean over members: they cover chance, and what the surveys "
           "leave open about the numbers.";
}

std::string parts_words(MemberEstimate const& estimate)
{
    double const share = estimate.parameters_share();
    if (std::isnan(share) || estimate.members < least_for_parts) return "";
    auto const& interval = estimate.parameters_share_interval;
    auto const between = std::isnan(interval.low)
                             ? std::string()
                             : fmt::format(" [{:.0f}, {:.0f}]", 100 * interval.low, 100 * interval.high);
    return fmt::format("Of the variance between runs, {:.0f}%{} is due to parameters and {:.0f}% to chance.",
                       100 * share, between, 100 * (1 - share));
}

std::string runs_words(std::size_t runs)
{
    return runs < least_for_middle ? fmt::format("most of the {} runs", runs) : "the middle 95% of runs";
}

Finding effect_finding(MemberEffect const& effect, std::string_view words, bool share)
{
    auto const& d = effect.difference;
    if (d.members == 0) return {};
    bool const falls = effect.falls.k >= effect.rises.k;
    auto const& where = falls ? effect.falls : effect.rises;
    auto const change = [&](double x) { return fmt::format("{:+.3g}", share ? 100 * x : x); };
    Finding out{.label = "over the fit",
                .sentence = fmt::format("{} {} in {} of {} members ({:.0f}% [{:.0f}, {:.0f}]).", words,
                                        falls ? "falls" : "rises", where.k, where.n, 100 * where.value(),
                                        100 * where.low(), 100 * where.high())};
    out.details.push_back(fmt::format("the median change is {}{}; {} lie between {} and {}", change(d.median),
                                      share ? " percentage points" : "", runs_words(d.runs),
                                      change(d.together.low), change(d.together.high)));
    if (!std::isnan(d.parameters.low) && d.members >= least_for_parts)
        out.details.push_back(fmt::format("without chance, the middle 95% of members lie between {} and {}",
                                          change(d.parameters.low), change(d.parameters.high)));
    if (auto parts = parts_words(d); !parts.empty()) out.details.push_back(std::move(parts));
    out.figures.push_back({"effect over members", "all", d.mean, false});
    return out;
}

Finding member_states_finding(MemberStates const& states)
{
    Finding out{.sentence = fmt::format("TWO GROUPS OF RUNS: believed backing of objectors ends near {} or "
                                        "near {}, and a mean mixes the two.",
                                        percent(states.low.mean), percent(states.high.mean))};
    out.details = {"members whose runs all end in the worse one: " + share_text(states.all_low),
                   "in the better one: " + share_text(states.all_high),
                   "some in each, so that chance decides: " + share_text(states.both)};
    return out;
}

Json fit_json(FitUse const& fit)
{
    if (!fit) return nullptr;
    return {{"file", fit.points->members().name},
            {"hash", fmt::format("{:016x}", fit.points->hash())},
            {"members", fit.members},
            {"replicates", fit.replicates},
            {"other_size", fit.points->is_of_other_size()}};
}

Json json_of(MemberEstimate const& estimate)
{
    if (estimate.members == 0) return nullptr;
    return {{"members", estimate.members},
            {"runs", estimate.runs},
            {"mean", json_of(estimate.mean)},
            {"median", finite(estimate.median)},
            {"together", json_of(estimate.together)},
            {"parameters", json_of(estimate.parameters)},
            {"chance", json_of(estimate.chance)},
            {"parameters_sd", finite(estimate.parameters_sd)},
            {"chance_sd", finite(estimate.chance_sd)},
            {"parameters_share", finite(estimate.parameters_share())},
            {"parameters_share_interval", json_of(estimate.parameters_share_interval)}};
}

Json json_of(MemberEffect const& effect)
{
    return {{"difference", json_of(effect.difference)},
            {"falls", json_of(effect.falls)},
            {"rises", json_of(effect.rises)}};
}

Json json_of(MemberStates const& states)
{
    return {{"border", states.border},
            {"low_norm", json_of(states.low)},
            {"high_norm", json_of(states.high)},
            {"all_low", json_of(states.all_low)},
            {"all_high", json_of(states.all_high)},
            {"both", json_of(states.both)}};
}

} // namespace groundswell::report
