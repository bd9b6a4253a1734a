#include "report/fit_words.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/words.hpp"

namespace groundswell::report {

namespace {

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

std::string other_size_note(FitUse const& fit)
{
    return fit.points->is_of_other_size() ? "the fit was made for other numbers of people or weeks: its "
                                            "members may not meet the surveys "
                                            "here."
                                          : "";
}

std::string member_interval_words()
{
    return "Brackets are 95% intervals of the mean over members: they cover chance, and what the surveys "
           "leave open about the numbers.";
}

std::string parts_words(MemberEstimate const& estimate)
{
    double const share = estimate.parameters_share();
    if (std::isnan(share)) return "";
    return fmt::format("Of the variance between runs, {:.0f}% is due to parameters and {:.0f}% to chance.",
                       100 * share, 100 * (1 - share));
}

Finding effect_finding(MemberEffect const& effect, std::string_view words, bool share)
{
    auto const& d = effect.difference;
    if (d.members == 0) return {};
    Finding out{.label = "over the fit"};
    auto const falls = effect.falls.k >= effect.rises.k;
    out.sentence = fmt::format("{} {} in {} members.", words, falls ? "falls" : "rises",
                               share_text(falls ? effect.falls : effect.rises));
    out.details.push_back(fmt::format("the median change is {:+.3g}{}; the middle 95% of runs lie between "
                                      "{:+.3g} and {:+.3g}",
                                      share ? 100 * d.median : d.median, share ? " percentage points" : "",
                                      share ? 100 * d.together.low : d.together.low,
                                      share ? 100 * d.together.high : d.together.high));
    if (!std::isnan(d.parameters.low))
        out.details.push_back(fmt::format("without chance, the middle 95% of members lie between {:+.3g} and "
                                          "{:+.3g}. {}",
                                          share ? 100 * d.parameters.low : d.parameters.low,
                                          share ? 100 * d.parameters.high : d.parameters.high,
                                          parts_words(d)));
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
            {"parameters_share", finite(estimate.parameters_share())}};
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
