#include "report/members_outcome.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/fit_words.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"
#include "scenario/hash.hpp"

namespace groundswell::report {

namespace {

/// Figures that the findings speak of, most telling first.
constexpr auto main_figures = {"experienced", "harm", "formal_report_share",
                               "accountable_share_of_experienced"};

Finding finding_of(MemberFigure const& figure)
{
    auto const words = figure_words(figure.metric);
    std::string const what(words.share ? words.subject : words.words);
    auto const whose = figure.group == "all" ? "" : ", " + people_of(figure.group);
    if (figure.withheld)
        return {.label = {}, .sentence = fmt::format("{}{}: withheld, too few people.", what, whose)};
    auto const& e = figure.over;
    if (e.members == 0) return {};
    auto const number = [&](double x) { return groundswell::report::figure(x, words.share); };
    Finding out{.label = {},
                .sentence = fmt::format("{}{}: {} over what the surveys leave open.", what, whose,
                                        with_interval(e.mean, words.share))};
    out.figures.push_back({figure.metric, figure.group, e.mean, false});
    out.details.push_back(fmt::format("One institution may see {} to {}: {}.", number(e.together.low),
                                      number(e.together.high), runs_words(e.runs)));
    if (auto const parts = parts_words(e); !parts.empty()) out.details.push_back(parts);
    return out;
}

} // namespace

std::vector<Finding> members_findings(MembersOutcome const& outcome)
{
    std::vector<Finding> out;
    for (auto const* metric : main_figures) {
        bool const by_group = std::ranges::any_of(outcome.figures, [&](MemberFigure const& f) {
            return f.metric == metric && f.group != "all" && !f.withheld;
        });
        for (auto const& figure : outcome.figures)
            if (figure.metric == metric && by_group == (figure.group != "all"))
                out.push_back(finding_of(figure));
    }
    if (auto const states = member_states(outcome.run)) out.push_back(member_states_finding(*states));
    std::erase_if(out, [](Finding const& finding) { return finding.empty(); });
    return out;
}

Json members_json(MembersOutcome const& outcome)
{
    auto const& scenario = outcome.run.scenario;
    auto const states = member_states(outcome.run);
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", scenario.title},
             {"scenario_hash", fmt::format("{:016x}", scenario_hash(scenario))},
             {"result_hash", fmt::format("{:016x}", points_hash(outcome.run.runs))},
             {"seed", scenario.seed},
             {"min_cell", scenario.disclosure().min_cell},
             {"round", scenario.disclosure().round_to},
             {"fit", fit_json(outcome.run.fit)},
             {"findings", Json::array()},
             {"figures", Json::array()},
             {"member_states", states ? json_of(*states) : Json(nullptr)}};
    for (auto const& finding : members_findings(outcome))
        out["findings"].push_back(finding.text());
    for (auto const& figure : outcome.figures)
        out["figures"].push_back({{"metric", figure.metric},
                                  {"group", figure.group},
                                  {"withheld", figure.withheld},
                                  {"over_members", json_of(figure.over)}});
    return out;
}

} // namespace groundswell::report
