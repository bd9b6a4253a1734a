#include "figures/catalogue.hpp"

namespace groundswell {

using enum Counter;

namespace {

constexpr CounterList noticed{noticed_harm, noticed_remark};
constexpr CounterList accountable{ruled_sanctioned, ruled_removed, ruled_restored};
constexpr CounterList decided{ruled_dismissed, ruled_coddled, ruled_sanctioned, ruled_removed,
                              ruled_restored};

/// How those around an act respond, in every run.
std::vector<Figure> of_runs()
{
    return {
        {.name = "recognised_share",
         .label = "noticed, of what was seen",
         .subject = "the share of what is seen that is noticed",
         .meaning = "of people present at acts and remarks: noticed",
         .unit = "share",
         .base = FigureBase::events,
         .formula = EventRatio{.part = noticed, .whole = {present_harm, present_remark}},
         .table_order = 160,
         .in_explorer = true},
        {.name = "awareness",
         .label = "colleagues who learned of acts",
         .subject = "what colleagues learn of acts",
         .meaning = "of pairs of an act and a person tied to its target: that person learned of it; an act "
                    "that is told of later counts when it is told",
         .unit = "share",
         .base = FigureBase::events,
         .formula = EventRatio{.part = {aware_pairs}, .whole = {possible_aware_pairs}, .at_most_all = true},
         .weekly = {.order = 60, .subject = "colleagues who learned of acts"},
         .table_order = 170,
         .in_explorer = true},
        {.name = "effort_on_survivors_share",
         .label = "effort that went to survivors",
         .subject = "the share of effort that goes to survivors",
         .meaning = "of effort spent: on survivors rather than on excusing and reassuring",
         .unit = "share",
         .base = FigureBase::events,
         .formula =
             EventRatio{.part = {effort_for_survivors}, .whole = {effort_for_survivors, effort_against}},
         .table_order = 180},
    };
}

/// What only series show.
std::vector<Figure> of_series()
{
    return {
        {.name = "silence",
         .label = "witnesses silent at acts",
         .subject = "the share of witnesses who stay silent at acts",
         .meaning = "of witnesses who noticed an act: stayed silent",
         .unit = "share",
         .window = FigureWindow::each_quarter,
         .base = FigureBase::events,
         .formula = EventRatio{.part = {silent_harm}, .whole = {noticed_harm}},
         .use = FigureUse::weekly,
         .weekly = {.order = 40, .subject = "witnesses who stay silent"}},
        {.name = "recognised_acts_share",
         .label = "noticed, of acts that were seen",
         .subject = "the share of acts seen that is noticed",
         .meaning = "of people present at acts: noticed; as `recognised_share`, without remarks",
         .unit = "share",
         .window = FigureWindow::each_quarter,
         .base = FigureBase::events,
         .formula = EventRatio{.part = {noticed_harm}, .whole = {present_harm}},
         .use = FigureUse::weekly,
         .weekly = {.order = 50, .subject = "acts noticed by those who see them"}},
        {.name = "reports",
         .label = "reports filed",
         .subject = "the number of reports",
         .meaning = "reports of acts filed, by accuser",
         .unit = "per 1,000 person-weeks",
         .kind = FigureKind::rate,
         .window = FigureWindow::horizon,
         .base = FigureBase::person_weeks,
         .bounds = count_bounds,
         .formula = EventRatio{.part = {chose_report}, .per = 1000},
         .use = FigureUse::claims,
         .weekly = {.order = 70, .subject = "reports"}},
        {.name = "posts",
         .label = "posts written",
         .subject = "the number of posts",
         .meaning = "posts of all kinds, by author",
         .unit = "per 1,000 person-weeks",
         .kind = FigureKind::rate,
         .window = FigureWindow::each_quarter,
         .base = FigureBase::person_weeks,
         .bounds = count_bounds,
         .formula = EventRatio{.part = {post_testimony, post_callout, post_inclusion, post_innocence,
                                        post_hurt, post_equivalence},
                               .per = 1000},
         .use = FigureUse::weekly,
         .weekly = {.order = 80, .subject = "posts in public"}},
    };
}

Figure claimed(Figure figure)
{
    figure.window = FigureWindow::horizon;
    figure.use = FigureUse::claims;
    return figure;
}

/// What only claims ask.
std::vector<Figure> of_claims()
{
    return {
        claimed({.name = "voices",
                 .label = "testimonies of survivors",
                 .subject = "the number of testimonies",
                 .meaning = "testimonies of survivors of acts, at once or after hearing others",
                 .unit = "per 1,000 person-weeks",
                 .kind = FigureKind::rate,
                 .base = FigureBase::person_weeks,
                 .bounds = count_bounds,
                 .formula = EventRatio{.part = {chose_testify, reconsidered_testify}, .per = 1000}}),
        claimed({.name = "help",
                 .label = "effort for survivors",
                 .subject = "the effort for survivors",
                 .meaning = "units of effort spent on survivors, by payer",
                 .unit = "per 1,000 person-weeks",
                 .kind = FigureKind::rate,
                 .base = FigureBase::person_weeks,
                 .bounds = count_bounds,
                 .formula = EventRatio{.part = {effort_for_survivors}, .per = 1000}}),
        claimed({.name = "helped_share",
                 .label = "witnesses who helped",
                 .subject = "the share of witnesses who help",
                 .meaning = "of witnesses who noticed an act or remark: intervened or supported",
                 .unit = "share",
                 .base = FigureBase::events,
                 .formula = EventRatio{.part = {intervened_harm, intervened_remark, supported_harm,
                                                supported_remark},
                                       .whole = noticed}}),
        claimed({.name = "silent_share",
                 .label = "witnesses silent, remarks too",
                 .subject = "the share of witnesses who stay silent at acts or remarks",
                 .meaning = "of witnesses who noticed an act or remark: stayed silent",
                 .unit = "share",
                 .base = FigureBase::events,
                 .formula = EventRatio{.part = {silent_harm, silent_remark}, .whole = noticed}}),
        claimed({.name = "untold_share",
                 .label = "targets who told nobody",
                 .subject = "the share of targets who tell nobody",
                 .meaning = "of targets who could speak of an act: were silent",
                 .unit = "share",
                 .base = FigureBase::events,
                 .formula = EventRatio{.part = {chose_silence},
                                       .whole = {chose_silence, chose_confide, chose_report, chose_testify,
                                                 chose_official}}}),
        claimed({.name = "accountable_entry",
                 .label = "accountability, lowest rank",
                 .subject = "the share held to account in the lowest rank",
                 .meaning =
                     "of reports of acts decided about accused in the lowest rank: sanctioned, removed or "
                     "restored",
                 .unit = "share",
                 .base = FigureBase::events,
                 .formula = EventRatio{.part = accountable, .whole = decided, .ranks = RankRange::lowest}}),
        claimed(
            {.name = "accountable_above",
             .label = "accountability, higher ranks",
             .subject = "the share held to account in higher ranks",
             .meaning =
                 "of reports of acts decided about accused above the lowest rank: sanctioned, removed or "
                 "restored",
             .unit = "share",
             .base = FigureBase::events,
             .formula = EventRatio{.part = accountable, .whole = decided, .ranks = RankRange::above_lowest}}),
    };
}

} // namespace

std::vector<Figure> figures_of_responses()
{
    auto out = of_runs();
    for (auto const& more : {of_series(), of_claims()})
        out.insert(out.end(), more.begin(), more.end());
    return out;
}

} // namespace groundswell
