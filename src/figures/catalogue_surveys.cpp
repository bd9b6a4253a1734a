#include <string>

#include "figures/catalogue.hpp"
#include "observe/instruments.hpp"

namespace groundswell {

using enum Counter;

namespace {

bool had_an_act(PersonFacts const& person)
{
    return person.experienced;
}

/// Texts of the answers to surveys' questions, made once.
struct Words {
    std::string subject, meaning;
};

std::vector<Words> const& words()
{
    static std::vector<Words> const all = [] {
        std::vector<Words> out;
        for (auto const& asked : instruments())
            out.push_back({"the share who say: " + std::string(asked.question),
                           "of people at the end, over " + std::to_string(asked.window) +
                               " weeks: would say yes to the survey's question (" + asked.source + ")"});
        return out;
    }();
    return all;
}

/// One share for each instrument.
std::vector<Figure> answers()
{
    std::vector<Figure> out;
    for (std::size_t i = 0; i < instruments().size(); ++i)
        out.push_back({.name = instruments()[i].name,
                       .label = instruments()[i].question,
                       .subject = words()[i].subject,
                       .meaning = words()[i].meaning,
                       .unit = "share",
                       .window = FigureWindow::question,
                       .formula = SurveyAnswer{i},
                       .table_order = 1000 + static_cast<int>(i)});
    return out;
}

Figure kind_of_act(std::string_view name, std::string_view label, std::string_view below, Counter counter,
                   int order)
{
    return {.name = name,
            .label = label,
            .label_below = below,
            .subject = label,
            .meaning = "as `acts`, of this kind",
            .unit = "per 1,000 person-weeks",
            .kind = FigureKind::rate,
            .window = FigureWindow::horizon,
            .base = FigureBase::person_weeks,
            .bounds = {0, unbounded},
            .formula = EventRatio{.part = {counter}, .per = 1000},
            .table_order = order};
}

} // namespace

std::vector<Figure> figures_of_surveys()
{
    auto out = answers();
    out.push_back(
        {.name = "told_nobody",
         .label = "told nobody, of those with one",
         .label_below = "  of them: told nobody",
         .subject = "the share of targets who tell nobody",
         .meaning = "of people who experienced an act: told no confidant, official or institution, and "
                    "did not speak in public",
         .unit = "share",
         .formula = ShareOfPeople{.has = [](PersonFacts const& p) { return !p.told; }, .among = had_an_act},
         .table_order = 33});
    out.push_back({.name = "told_official",
                   .label = "told an official, of the same",
                   .label_below = "  of them: told an official",
                   .subject = "the share of targets who tell an official",
                   .meaning = "of people who experienced an act: told an official, or filed a report",
                   .unit = "share",
                   .formula = ShareOfPeople{.has = [](PersonFacts const& p) { return p.official; },
                                            .among = had_an_act},
                   .table_order = 36});
    out.push_back(kind_of_act("hostilities", "hostility, per 1,000 weeks", "  of them: hostility",
                              acts_hostility, 202));
    out.push_back(kind_of_act("advances", "advances, per 1,000 weeks", "  of them: unwanted advances",
                              acts_advance, 204));
    out.push_back(
        kind_of_act("coercions", "coercion, per 1,000 weeks", "  of them: coercion", acts_coercion, 206));
    out.push_back({.name = "outsiders_share",
                   .label = "acts by outsiders",
                   .subject = "the share of acts by outsiders",
                   .meaning = "of acts: by people from outside the institution",
                   .unit = "share",
                   .base = FigureBase::events,
                   .formula = EventRatio{.part = {acts_outside}, .whole = {acts_harm}},
                   .table_order = 280});
    out.push_back({.name = "leaving_odds_ratio",
                   .label = "odds of leaving, severe harm",
                   .subject = "the odds of leaving after severe harm, over those of others",
                   .meaning =
                       "odds of leaving within two years of people who suffered coercion or two advances "
                       "within two years, over those of other people",
                   .unit = "odds ratio",
                   .kind = FigureKind::rate,
                   .window = FigureWindow::horizon,
                   .base = FigureBase::events,
                   .bounds = {0, unbounded},
                   .formula = LeavingOddsRatio{},
                   .table_order = 225});
    return out;
}

} // namespace groundswell
