#include "figures/end_metrics.hpp"

#include <algorithm>
#include <groundswell/summary.hpp>
#include <limits>

#include "base/math.hpp"
#include "figures/catalogue.hpp"
#include "figures/disclosure.hpp"
#include "figures/event_sums.hpp"
#include "figures/people_counts.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double two_years = 104; // weeks

/// Computes any end-of-run figure of a replicate for any group.
class Evaluator {
  public:
    explicit Evaluator(EndOfRun const& at)
        : at_(at), people_(at.people), woman_(find_group("woman")), man_(find_group("man"))
    {
        horizon_ = {at.series, at.occupied, at.world.ranks};
        window_ = horizon_.last(static_cast<std::size_t>(at.window));
    }

    /// Whether results hold a figure for a group; none: everyone.
    bool is_given(Figure const& figure, std::optional<Group> group) const
    {
        if (figure.groups == FigureGroups::all_and_each) return true;
        if (figure.groups == FigureGroups::all) return !group;
        if (!group || group != woman_) return false;
        bool const beside_men = std::holds_alternative<PromotionRatio>(figure.formula);
        return !beside_men || (man_ && at_.world.ranks > 1);
    }

    Metric operator()(Figure const& figure, std::optional<Group> group) const
    {
        auto const [value, base] =
            std::visit([&](auto const& formula) { return of(formula, figure, group); }, figure.formula);
        return {std::string(figure.name), group ? at_.world.groups[*group] : "all", value, base, false};
    }

    /// Mark what is withheld of one figure among all.
    void withhold(Figure const& figure, std::vector<Metric>& metrics) const
    {
        FigureByGroup all{&figure, std::vector<Metric*>(at_.world.groups.size()), nullptr};
        for (auto& metric : metrics) {
            if (metric.name != figure.name) continue;
            auto const group = std::ranges::find(at_.world.groups, metric.group);
            if (group == at_.world.groups.end())
                all.everyone = &metric;
            else
                all.group[static_cast<std::size_t>(group - at_.world.groups.begin())] = &metric;
        }
        groundswell::withhold(all, at_.withheld, at_.min_cell, woman_, man_);
    }

  private:
    std::optional<Group> find_group(char const* name) const
    {
        auto const at = std::ranges::find(at_.world.groups, name);
        if (at == at_.world.groups.end()) return {};
        return static_cast<Group>(at - at_.world.groups.begin());
    }

    ValueAndBase of(ShareOfPeople const&, Figure const& figure, std::optional<Group> group) const
    {
        return people_.share(figure, group);
    }

    ValueAndBase of(SurveyAnswer const&, Figure const& figure, std::optional<Group> group) const
    {
        return people_.share(figure, group);
    }

    /// Each round asks whether a person leaves; two years have as many rounds as a person was asked in on
    /// average.
    ValueAndBase of(LeavingOddsRatio const&, Figure const&, std::optional<Group> group) const
    {
        auto const sum = [&](CounterList const& counters) {
            return sums_of({.part = counters, .whole = {Counter::acts_harm}}, horizon_, group).part;
        };
        double const severe = sum({Counter::asked_severe}), other = sum({Counter::asked_other}),
                     left_severe = sum({Counter::left_severe}),
                     left_other = sum({Counter::left}) - left_severe,
                     weeks = sums_of({.part = {Counter::left}}, horizon_, group).whole;
        auto const base = static_cast<std::int64_t>(severe);
        if (!(left_severe > 0 && left_other > 0 && severe > left_severe && other > left_other))
            return {nothing, base};
        double const rounds = two_years * (severe + other) / weeks;
        auto const odds = [&](double leaves) {
            double const stays = portable_exp(rounds * portable_log(1 - leaves));
            return (1 - stays) / stays;
        };
        return {odds(left_severe / severe) / odds(left_other / other), base};
    }

    ValueAndBase of(ActsOfPerpetrators const& formula, Figure const&, std::optional<Group> group) const
    {
        auto const& acts = people_.acts(group);
        return {formula.summary(acts), static_cast<std::int64_t>(acts.size())};
    }

    ValueAndBase of(EventRatio const& ratio, Figure const& figure, std::optional<Group> group) const
    {
        auto const sums = sums_of(ratio, weeks(figure), group);
        return {value_of(ratio, sums), static_cast<std::int64_t>(sums.whole)};
    }

    ValueAndBase of(EventCount const& count, Figure const& figure, std::optional<Group>) const
    {
        return {events_of({count.counter}, weeks(figure)), 0};
    }

    /// Mean over the weeks of the horizon of the group's share of a rank.
    ValueAndBase of(ShareOfRank const& formula, Figure const&, std::optional<Group> group) const
    {
        auto const ranks = static_cast<std::size_t>(at_.world.ranks);
        std::size_t const rank = formula.of == ShareOfRank::Of::highest ? ranks - 1 : 0;
        double sum = 0;
        std::int64_t weeks = 0, least = std::numeric_limits<std::int64_t>::max();
        for (auto const& week : horizon_.people) {
            std::uint32_t all = 0;
            for (std::size_t g = 0; g < at_.world.groups.size(); ++g)
                all += week[g * ranks + rank];
            if (all == 0) continue;
            sum += static_cast<double>(week[*group * ranks + rank]) / all;
            least = std::min<std::int64_t>(least, all);
            ++weeks;
        }
        return weeks > 0 ? ValueAndBase{sum / static_cast<double>(weeks), least} : ValueAndBase{nothing, 0};
    }

    ValueAndBase of(PromotionRatio const&, Figure const&, std::optional<Group>) const
    {
        auto const promoted = [&](Group group) {
            double events = 0;
            for (auto const& week : horizon_.counts)
                events += week.get(Counter::promoted, group, 1);
            double const people = person_weeks_of(horizon_, group, 0);
            return people > 0 ? events / people : nothing;
        };
        double const women_promoted = promoted(*woman_), men_promoted = promoted(*man_);
        double const ratio = men_promoted > 0 ? women_promoted / men_promoted : nothing;
        return {ratio * 100, static_cast<std::int64_t>(person_weeks_of(horizon_, *woman_, 0))};
    }

    ValueAndBase of(StateMean const& formula, Figure const&, std::optional<Group> group) const
    {
        auto out = mean(formula.state, group);
        if (formula.minus) out.value -= mean(*formula.minus, group).value;
        return out;
    }

    /// Not known here: it is no end-of-run figure.
    ValueAndBase of(InterventionCost const&, Figure const&, std::optional<Group>) const
    {
        return {nothing, 0};
    }

    ValueAndBase mean(State state, std::optional<Group> group) const
    {
        double sum = 0;
        std::int64_t n = 0;
        auto const ranks = static_cast<std::size_t>(at_.world.ranks);
        for (std::size_t cell = 0; cell < at_.states.people.size(); ++cell) {
            if ((group && cell / ranks != *group) || at_.states.people[cell] == 0) continue;
            sum += at_.states.mean[cell * state_count + static_cast<std::size_t>(state)] *
                   at_.states.people[cell];
            n += at_.states.people[cell];
        }
        return {n > 0 ? sum / static_cast<double>(n) : nothing, n};
    }

    CountedWeeks const& weeks(Figure const& figure) const
    {
        return figure.window == FigureWindow::survey ? window_ : horizon_;
    }

    EndOfRun const& at_;
    PeopleCounts const& people_;
    std::optional<Group> woman_, man_;
    CountedWeeks window_, horizon_;
};

/// The block of results in which a figure stands.
enum class Block : std::uint8_t { people, perpetrators, events, rates, ranks, states };

Block block_of(Figure const& figure)
{
    auto const& formula = figure.formula;
    if (std::holds_alternative<ShareOfPeople>(formula) || std::holds_alternative<SurveyAnswer>(formula))
        return Block::people;
    if (std::holds_alternative<ActsOfPerpetrators>(formula)) return Block::perpetrators;
    if (std::holds_alternative<StateMean>(formula)) return Block::states;
    if (!std::holds_alternative<EventRatio>(formula)) return Block::ranks;
    return figure.window == FigureWindow::survey ? Block::events : Block::rates;
}

/// What results hold, in their order.
std::vector<std::vector<Figure const*>> blocks()
{
    std::vector<Figure const*> all;
    for (auto const& figure : all_figures())
        if (figure.use == FigureUse::end_of_run) all.push_back(&figure);
    std::ranges::stable_sort(all, {}, [](Figure const* figure) { return block_of(*figure); });
    std::vector<std::vector<Figure const*>> out;
    for (auto const* figure : all) {
        auto const block = block_of(*figure);
        if (out.empty() || block == Block::people || block != block_of(*out.back().front()))
            out.emplace_back();
        out.back().push_back(figure);
    }
    return out;
}

} // namespace

std::vector<Metric> end_metrics(EndOfRun const& at)
{
    Evaluator const evaluate(at);
    std::vector<Metric> out;
    std::vector<std::optional<Group>> groups{std::nullopt};
    for (std::size_t g = 0; g < at.world.groups.size(); ++g)
        groups.emplace_back(static_cast<Group>(g));
    for (auto const& block : blocks())
        for (auto const& group : groups)
            for (auto const* figure : block)
                if (evaluate.is_given(*figure, group)) out.push_back(evaluate(*figure, group));
    for (auto const& block : blocks())
        for (auto const* figure : block)
            evaluate.withhold(*figure, out);
    return out;
}

Funnel end_funnel(EndOfRun const& at)
{
    auto const weeks = CountedWeeks{at.series, at.occupied, at.world.ranks}.last(
        static_cast<std::size_t>(at.window_there()));
    auto const at_once = [&](Counter counter) {
        return static_cast<std::uint64_t>(events_of({counter}, weeks));
    };
    auto const later = at.fates.between(at.end - at.window_there(), at.end);
    return {.acts = at_once(Counter::acts_harm),
            .known = at_once(Counter::known_acts_harm) + later.known,
            .disclosed = at_once(Counter::told_acts_harm) + later.told,
            .reported = later.reported,
            .substantiated = later.substantiated,
            .accountable = later.accountable};
}

} // namespace groundswell
