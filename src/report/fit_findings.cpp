#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/figures.hpp>
#include <iterator>

#include "base/text.hpp"
#include "report/fit_outcome.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

constexpr std::size_t shown_numbers = 6, shown_conflicts = 3;

Finding members_finding(FitOutcome const& outcome)
{
    auto const& fit = outcome.fit;
    auto const rows = static_cast<std::size_t>(std::ranges::count(fit.held_out, false));
    auto const asked =
        static_cast<std::size_t>(std::ceil(outcome.options.rules.inside * static_cast<double>(rows)));
    Finding out;
    out.sentence = fmt::format("{} points of the plausible space agree with the surveys: at fresh draws, "
                               "each lies within the survey's "
                               "range in {} of {} rows or more, and in all rows but {} within {} times what "
                               "survey, model and chance "
                               "leave open.",
                               fit.members.size(), asked, rows, outcome.options.rules.largest - 1,
                               format_number(outcome.options.rules.cutoff));
    out.details.push_back(fmt::format(
        "Of {} candidates {} met this with their first {} replicates, and {} of these again. {} runs.",
        fit.candidates, fit.chosen, outcome.options.member_replicates, fit.confirmed, fit.runs));
    if (fit.members.size() < outcome.options.members)
        out.details.push_back(fmt::format("{} were asked for: more waves or more points would find more.",
                                          outcome.options.members));
    if (double const holds = range_holds(fit.members.size()); holds < range_holds(enough_members))
        out.details.push_back(
            fmt::format("The members' ranges of rows are short: over {} members, they hold {:.0f}% of "
                        "further ones. {} members would hold {:.0f}%.",
                        fit.members.size(), 100 * holds, enough_members, 100 * range_holds(enough_members)));
    return out;
}

/// Where the fit began: points of the plausible space as they come.
Finding before_finding(FitResult const& fit)
{
    auto const& first = fit.waves.front();
    auto const& last = fit.waves.back();
    Finding out;
    out.sentence = fmt::format(
        "Points drawn from the whole plausible space meet {:.0f} of {} rows (median), the best {:.0f}; "
        "those of the last wave {:.0f}.",
        first.inside, fit.targets.size(), first.best, last.inside);
    return out;
}

Finding learned_finding(FitResult const& fit)
{
    std::vector<LearnedParameter const*> learned;
    for (auto const& p : fit.parameters)
        if (p.learned) learned.push_back(&p);
    std::ranges::stable_sort(learned, [](auto const* a, auto const* b) { return a->distance > b->distance; });
    Finding out;
    out.sentence =
        fmt::format("The surveys say something about {} of the {} uncertain numbers, and nothing that can be "
                    "told from chance about the other {}.",
                    learned.size(), fit.parameters.size(), fit.parameters.size() - learned.size());
    for (auto const* p : std::span(learned).first(std::min(shown_numbers, learned.size())))
        out.details.push_back(fmt::format("{}: {} to {} (plausible: {} to {})", p->name,
                                          figure(p->low, false), figure(p->high, false),
                                          format_number(p->plausible.low), format_number(p->plausible.high)));
    return out;
}

Finding conflict_finding(FitResult const& fit)
{
    Finding out;
    if (fit.conflicts.empty()) return out;
    out.sentence =
        fmt::format("{} that no point meets, alone or together:",
                    fit.conflicts.size() == 1 ? "There is a row or a pair of rows" : "There are rows");
    for (auto const& [a, b, by] :
         std::span(fit.conflicts).first(std::min(shown_conflicts, fit.conflicts.size())))
        out.details.push_back(fmt::format("{}{}: off by {:.1f} half-widths of the survey's range",
                                          fit.targets[a].label(),
                                          a == b ? "" : " with " + fit.targets[b].label(), by));
    return out;
}

/// Rows that were not used: whether the surveys lie where the members say.
Finding held_out_finding(FitResult const& fit)
{
    Finding out;
    std::size_t held = 0, covered = 0;
    for (std::size_t j = 0; j < fit.targets.size(); ++j) {
        if (!fit.held_out[j]) continue;
        auto const& target = fit.targets[j];
        bool const in = fit.rows[j].low <= target.value && target.value <= fit.rows[j].high;
        ++held;
        covered += in ? 1 : 0;
        out.details.push_back(fmt::format("{}: survey {}, members {} to {}{}", target.label(),
                                          row_value(target, target.value), row_value(target, fit.rows[j].low),
                                          row_value(target, fit.rows[j].high), in ? "" : ", outside"));
    }
    if (held > 0)
        out.sentence = fmt::format("Of {} rows that were left out, {} lie within what the members predict.",
                                   held, covered);
    return out;
}

std::string effect_words(FitExperiment const& row)
{
    auto const measured =
        row.value ? "measured " + figure(*row.value, false) : std::string("only its sign is known");
    return fmt::format("{}: {}, members {} to {}{}", row.what, measured, figure(row.members.low, false),
                       figure(row.members.high, false), row.is_covered() ? "" : ", outside");
}

/// Measured effects: those that could rule points out, then those that were set aside.
std::vector<Finding> effect_findings(FitResult const& fit)
{
    std::vector<Finding> out;
    for (bool const held : {false, true}) {
        Finding one;
        std::size_t rows = 0, covered = 0;
        for (auto const& row : fit.experiments) {
            if (row.held != held) continue;
            ++rows;
            covered += row.is_covered() ? 1 : 0;
            one.details.push_back(effect_words(row));
        }
        if (rows == 0) continue;
        one.sentence =
            held ? fmt::format("Of {} measured effects that were set aside, {} lie within what the members "
                               "predict.",
                               rows, covered)
                 : fmt::format(
                       "{} measured effects were held against the points; {} of those that met the surveys "
                       "were ruled out by them. Of the effects {} lie within what the members show.",
                       rows, fit.against_effects, covered);
        out.push_back(std::move(one));
    }
    if (!fit.not_run.empty())
        out.push_back({.sentence = fmt::format("This institution cannot be put to {} of the experiments: {}.",
                                               fit.not_run.size(), joined(fit.not_run))});
    return out;
}

Finding self_check_finding(FitOutcome const& outcome)
{
    Finding out;
    if (!outcome.self_check) return out;
    auto const& check = *outcome.self_check;
    out.sentence = fmt::format(
        "The surveys are of a made-up truth. It is {}, with an implausibility of {}; the true value of "
        "{} of {} rows lies within the members' range.",
        check.ruled_out ? "ruled out" : "not ruled out", figure(check.implausibility, false), check.covered,
        check.rows);
    out.details.push_back(fmt::format(
        "If it were one more member, {1:.1f} of {2} rows would: a range over {0} members holds that share.",
        outcome.fit.members.size(), check.expected, check.rows));
    return out;
}

} // namespace

std::string row_value(Target const& target, double value)
{
    if (std::isnan(value)) return "-";
    auto const* const entry = find_figure(target.figure());
    bool const share = entry != nullptr && entry->is_percentage();
    return figure(value, share);
}

std::vector<Finding> fit_findings(FitOutcome const& outcome)
{
    std::vector<Finding> out{members_finding(outcome),     before_finding(outcome.fit),
                             learned_finding(outcome.fit), held_out_finding(outcome.fit),
                             self_check_finding(outcome),  conflict_finding(outcome.fit)};
    std::ranges::move(effect_findings(outcome.fit), std::back_inserter(out));
    std::erase_if(out, [](Finding const& f) { return f.empty(); });
    return out;
}

} // namespace groundswell::report
