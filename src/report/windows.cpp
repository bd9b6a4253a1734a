#include "report/windows.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

#include "figures/catalogue.hpp"
#include "observe/instruments.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

/// "1 year, 2 years and 10 years": the times of survey questions.
std::string times_of_questions(Week longer_than)
{
    std::set<Week> times;
    for (auto const& asked : instruments())
        if (asked.window > longer_than) times.insert(asked.window);
    std::vector<std::string> words;
    for (auto const weeks : times)
        words.push_back(span_of_weeks(weeks));
    return joined(words);
}

/// "the last year", "the last 60 weeks".
std::string last(Week weeks)
{
    return "the last " + (weeks == 52 ? "year" : weeks == 1 ? "week" : span_of_weeks(weeks));
}

char const* past_words(SimulatedTime const& time)
{
    return time.branch ? "the past included" : "burn-in included";
}

std::string all_counted(SimulatedTime const& time)
{
    return fmt::format("the {} {}", time.counted == 1 ? "one week" : span_of_weeks(time.counted),
                       time.branch ? "from the change on" : "of the run");
}

} // namespace

SimulatedTime simulated_time_of(Scenario const& scenario, Week past, bool branch)
{
    auto const& run = scenario.parameters.run;
    return {.counted = static_cast<Week>(run.weeks) - past,
            .before = static_cast<Week>(run.burnin) + past,
            .asked = static_cast<Week>(run.window),
            .branch = branch};
}

std::string window_words(SimulatedTime const& time)
{
    return time.window() < time.counted ? last(time.window()) : all_counted(time);
}

std::string time_words(Week weeks, SimulatedTime const& time)
{
    auto const span = span_of_weeks(weeks);
    if (weeks <= time.counted) return last(weeks);
    if (weeks <= time.all()) return fmt::format("{}, {}", last(weeks), past_words(time));
    auto const there = span_of_weeks(time.all());
    auto const were = time.all() == 1 ? "was" : "were";
    if (time.before == 0) return fmt::format("{}, of which {} {} simulated", span, there, were);
    return fmt::format("{}, of which {} {} simulated, {}", span, there, were, past_words(time));
}

std::string figure_time(std::string_view name, SimulatedTime const& time)
{
    auto const* const figure = find_figure(name);
    auto const counted = [&](Week weeks) {
        return "over " + (weeks < time.counted ? last(weeks) : all_counted(time));
    };
    if (figure == nullptr) return counted(time.counted);
    switch (figure->window) {
    case FigureWindow::survey:
        return counted(time.window());
    case FigureWindow::last_two_years:
        return counted(static_cast<Week>(late_weeks));
    case FigureWindow::ten_years:
        return "over " + time_words(groundswell::act_window, time);
    case FigureWindow::question:
        return "over " +
               time_words(instruments()[std::get<SurveyAnswer>(figure->formula).instrument].window, time);
    case FigureWindow::end:
        return "as it is at the end";
    case FigureWindow::horizon:
    case FigureWindow::each_quarter:
        break;
    }
    return counted(time.counted);
}

std::vector<std::string> window_notes(SimulatedTime const& time)
{
    auto const longer = times_of_questions(time.all());
    if (longer.empty()) return {};
    return {fmt::format("survey questions about {} are about the {} that {} simulated{}", longer,
                        span_of_weeks(time.all()), time.all() == 1 ? "was" : "were",
                        time.before > 0 ? std::string(", ") + past_words(time) : "")};
}

std::string comparison_windows(SimulatedTime const& time, Week parted)
{
    auto const acts = time.act_window();
    auto out = fmt::format("Shares of people and of events are of {}. Who did such an act is of {}",
                           window_words(time), span_of_weeks(acts));
    auto const common = std::min(parted, acts - std::min(acts, time.counted));
    if (common > 0)
        out += fmt::format(". Of these, {} {} before the change and {} the same in both runs",
                           span_of_weeks(common), common == 1 ? "lies" : "lie", common == 1 ? "is" : "are");
    out += fmt::format(". Survey questions ask about {}", times_of_questions(0));
    out += parted > 0 ? ", before the change too." : ".";
    for (auto const& note : window_notes(time))
        out += " Here " + note + ".";
    return out;
}

void add_windows(Json& out, SimulatedTime const& time)
{
    out["weeks"] = time.counted;
    out["window"] = time.window();
    out["act_window"] = time.act_window();
    out["survey_windows"] = Json::array();
    for (auto const& asked : instruments())
        out["survey_windows"].push_back({{"name", asked.name},
                                         {"question", asked.question},
                                         {"weeks", asked.window},
                                         {"simulated", time.at_most(asked.window)}});
}

} // namespace groundswell::report
