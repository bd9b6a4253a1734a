#include "figures/catalogue.hpp"

namespace groundswell {

using enum Counter;

namespace {

bool everyone(PersonFacts const&)
{
    return true;
}
bool experienced(PersonFacts const& person)
{
    return person.experienced;
}

} // namespace

std::vector<Figure> figures_of_experience()
{
    return {
        {.name = "experienced",
         .label = "experienced an act",
         .subject = "the share who experienced an act",
         .meaning = "of people at the end: suffered an act",
         .unit = "share",
         .formula = ShareOfPeople{.has = experienced, .among = everyone},
         .table_order = 10,
         .comparison_order = 20,
         .in_explorer = true},
        {.name = "witnessed",
         .label = "witnessed an act",
         .subject = "the share who witnessed an act",
         .meaning = "of people at the end: noticed an act as a witness",
         .unit = "share",
         .formula = ShareOfPeople{.has = [](PersonFacts const& p) { return p.witnessed; }, .among = everyone},
         .table_order = 40,
         .in_explorer = true},
        {.name = "formal_report_share",
         .label = "reported, of those who had one",
         .label_below = "  of them: reported",
         .label_alone = "reported one, if experienced",
         .subject = "the share of targets who report",
         .meaning = "of people who experienced an act: filed at least one report of an act within the window",
         .unit = "share",
         .formula =
             ShareOfPeople{.has = [](PersonFacts const& p) { return p.reported; }, .among = experienced},
         .table_order = 20,
         .comparison_order = 50,
         .in_explorer = true},
        {.name = "accountable_share_of_experienced",
         .label = "accountability, of the same",
         .label_below = "  of them: saw accountability",
         .label_alone = "saw accountability, of these",
         .subject = "the share of targets who see accountability",
         .meaning = "of people who experienced an act: a report of theirs of an act, filed within the window "
                    "or before, was substantiated within it and not coddled",
         .unit = "share",
         .formula =
             ShareOfPeople{.has = [](PersonFacts const& p) { return p.accountable; }, .among = experienced},
         .table_order = 30,
         .comparison_order = 60,
         .in_explorer = true},
        {.name = "incident_witnessed_share",
         .label = "acts that someone noticed",
         .subject = "the share of acts that somebody notices",
         .meaning = "of acts: noticed by at least one witness",
         .unit = "share",
         .base = FigureBase::events,
         .formula = EventRatio{.part = {noticed_acts_harm}, .whole = {acts_harm}},
         .table_order = 50},
        {.name = "witnessed_without_intervention_share",
         .label = "of these, nobody intervened",
         .label_below = "  of them: nobody intervened",
         .label_alone = "noticed, nobody intervened",
         .subject = "the share of noticed acts in which nobody steps in",
         .meaning = "of noticed acts: no witness intervened",
         .unit = "share",
         .base = FigureBase::events,
         .formula = EventRatio{.part = {noticed_acts_harm},
                               .minus = {answered_acts_harm},
                               .whole = {noticed_acts_harm}},
         .table_order = 60,
         .comparison_order = 40,
         .in_explorer = true},
        {.name = "no_consequence_share_of_reports",
         .label = "rulings without consequence",
         .subject = "the share of rulings without consequence",
         .meaning = "of reports of acts decided: dismissed or coddled",
         .unit = "share",
         .base = FigureBase::events,
         .formula = EventRatio{.part = {ruled_dismissed, ruled_coddled},
                               .whole = {ruled_dismissed, ruled_coddled, ruled_sanctioned, ruled_removed,
                                         ruled_restored}},
         .table_order = 80},
        {.name = "retaliation_share_of_reports",
         .label = "reports met with retaliation",
         .subject = "the share of reports met with retaliation",
         .meaning = "of reports of acts filed: met with retaliation",
         .unit = "share",
         .base = FigureBase::events,
         .formula = EventRatio{.part = {retaliated}, .whole = {chose_report}},
         .table_order = 70,
         .comparison_order = 70},
    };
}

} // namespace groundswell
