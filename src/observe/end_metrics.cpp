#include "observe/end_metrics.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

namespace groundswell {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double ratio(double numerator, double denominator)
{
    return denominator > 0 ? numerator / denominator : nothing;
}

/// Sums of counters over the last weeks.
class Totals {
  public:
    Totals(EndOfRun const& at, std::size_t weeks) : at_(at), weeks_(std::min(weeks, at.series.size())) {}

    /// @param group  none: all
    double operator()(Counter counter, std::optional<Group> group = {}) const
    {
        std::uint64_t sum = 0;
        for (auto const& week : at_.series.last(weeks_))
            sum += group ? week.total(counter, *group) : week.total(counter);
        return static_cast<double>(sum);
    }
    double of_rank(Counter counter, Group group, Rank rank) const
    {
        std::uint64_t sum = 0;
        for (auto const& week : at_.series.last(weeks_))
            sum += week.get(counter, group, rank);
        return static_cast<double>(sum);
    }
    /// Person-weeks of seat-holders.
    double people(std::optional<Group> group = {}) const
    {
        std::uint64_t sum = 0;
        auto const ranks = static_cast<std::size_t>(at_.world.ranks);
        for (auto const& week : at_.occupied.last(weeks_))
            for (std::size_t cell = 0; cell < week.size(); ++cell)
                if (!group || cell / ranks == *group) sum += week[cell];
        return static_cast<double>(sum);
    }
    double people_of_rank(Group group, Rank rank) const
    {
        std::uint64_t sum = 0;
        for (auto const& week : at_.occupied.last(weeks_))
            sum += week[group * static_cast<std::size_t>(at_.world.ranks) + rank];
        return static_cast<double>(sum);
    }

  private:
    EndOfRun const& at_;
    std::size_t weeks_;
};

/// Collects figures over everyone and over each group.
class Figures {
  public:
    explicit Figures(EndOfRun const& at)
        : at_(at), window_(at, static_cast<std::size_t>(at.window)), horizon_(at, at.horizon)
    {}

    std::vector<Metric> take() { return std::move(metrics_); }

    void over_people()
    {
        Week const since = at_.end - at_.window, deeds_since = at_.end - deed_window;
        auto const recent = [](std::int16_t const* week, Week from) {
            return week && *week != never && *week >= from;
        };
        auto const experienced = [&](Seat s) { return recent(&at_.lived.experienced[s], since); };
        auto const acts = [&](Seat s) {
            auto const* weeks = at_.lived.deeds.find(s);
            return weeks ? std::ranges::count_if(*weeks, [&](std::int16_t w) { return w >= deeds_since; })
                         : 0;
        };
        share("experienced", everyone, experienced);
        share("witnessed", everyone, [&](Seat s) { return recent(&at_.lived.witnessed[s], since); });
        share("formal_report_share", experienced,
              [&](Seat s) { return recent(at_.lived.reported.find(s), since); });
        share("accountable_share_of_experienced", experienced,
              [&](Seat s) { return recent(at_.lived.accountable.find(s), since); });
        auto const perpetrator = [&](Seat s) { return acts(s) > 0; };
        share("ever_perpetrated", everyone, perpetrator);
        share("repeat_share_of_perpetrators", perpetrator, [&](Seat s) { return acts(s) > 1; });
        by_group([&](std::optional<Group> group) {
            std::vector<double> counts;
            for (Seat s = 0; s < at_.people.size(); ++s)
                if (belongs(s, group) && perpetrator(s)) counts.push_back(static_cast<double>(acts(s)));
            double const sum = std::accumulate(counts.begin(), counts.end(), 0.0);
            auto const n = static_cast<std::int64_t>(counts.size());
            add("mean_acts_per_perpetrator", group, ratio(sum, static_cast<double>(n)), n, true);
            if (!group) add("concentration", group, gini(counts), n, true);
        });
    }

    void over_events()
    {
        using C = Counter;
        by_group([&](std::optional<Group> group) {
            double const noticed = window_(C::noticed_acts_harm, group);
            events("incident_witnessed_share", group, noticed, window_(C::acts_harm, group));
            events("witnessed_without_intervention_share", group,
                   noticed - window_(C::answered_acts_harm, group), noticed);
            double const dismissed = window_(C::ruled_dismissed, group),
                         coddled = window_(C::ruled_coddled, group);
            double const decided = dismissed + coddled + window_(C::ruled_sanctioned, group) +
                                   window_(C::ruled_removed, group) + window_(C::ruled_restored, group);
            events("no_consequence_share_of_reports", group, dismissed + coddled, decided);
            events("retaliation_share_of_reports", group, window_(C::retaliated, group),
                   window_(C::chose_report, group));
            events("recognised_share", group,
                   window_(C::noticed_harm, group) + window_(C::noticed_remark, group),
                   window_(C::present_harm, group) + window_(C::present_remark, group));
            events("awareness", group, window_(C::aware_pairs, group),
                   window_(C::possible_aware_pairs, group));
            double const for_survivors = window_(C::effort_for_survivors, group);
            events("effort_on_survivors_share", group, for_survivors,
                   for_survivors + window_(C::effort_against, group));
        });
        by_group([&](std::optional<Group> group) {
            double const weeks = horizon_.people(group);
            add("harm", group, ratio(horizon_(C::severity_harm, group) / 65536 * 1000, weeks), as_base(weeks),
                false);
            add("acts", group, ratio(horizon_(C::acts_harm, group) * 1000, weeks), as_base(weeks), false);
            add("remarks", group, ratio(horizon_(C::acts_remark, group) * 1000, weeks), as_base(weeks),
                false);
            add("leaving", group, ratio(horizon_(C::left, group) * 52, weeks), as_base(weeks), false);
        });
    }

    void over_ranks()
    {
        auto const woman = find_group("woman"), man = find_group("man");
        if (!woman) return;
        auto const top = static_cast<Rank>(at_.world.ranks - 1);
        women_share("women_share_rank_entry", *woman, 0);
        women_share("women_share_rank_top", *woman, top);
        if (!man || at_.world.ranks < 2) return;
        double const women = horizon_.people_of_rank(*woman, 0), men = horizon_.people_of_rank(*man, 0);
        double const theirs = ratio(horizon_.of_rank(Counter::promoted, *woman, 1), women);
        double const ours = ratio(horizon_.of_rank(Counter::promoted, *man, 1), men);
        add("promotions_per_100_men", *woman, ratio(theirs, ours) * 100, as_base(women), false);
    }

    void over_states()
    {
        auto const mean = [&](std::size_t state, std::optional<Group> group) {
            double sum = 0;
            std::int64_t n = 0;
            auto const ranks = static_cast<std::size_t>(at_.world.ranks);
            for (std::size_t cell = 0; cell < at_.states.people.size(); ++cell) {
                if ((group && cell / ranks != *group) || at_.states.people[cell] == 0) continue;
                sum += at_.states.mean[cell * state_count + state] * at_.states.people[cell];
                n += at_.states.people[cell];
            }
            return std::pair{ratio(sum, static_cast<double>(n)), n};
        };
        by_group([&](std::optional<Group> group) {
            auto const [attitude, n] = mean(1, group);
            double const norm = mean(2, group).first;
            add("perceived_norm", group, norm, n, true);
            add("norm_gap", group, attitude - norm, n, true);
            add("burden", group, mean(10, group).first, n, true);
            add("responsibility", group, mean(3, group).first, n, true);
            add("trust", group, mean(5, group).first, n, true);
        });
    }

  private:
    static bool everyone(Seat) { return true; }

    bool belongs(Seat seat, std::optional<Group> group) const
    {
        return at_.people.occupied(seat) && (!group || at_.people.group[seat] == *group);
    }

    std::optional<Group> find_group(char const* name) const
    {
        auto const at = std::ranges::find(at_.world.groups, name);
        if (at == at_.world.groups.end()) return {};
        return static_cast<Group>(at - at_.world.groups.begin());
    }

    static std::int64_t as_base(double x) { return static_cast<std::int64_t>(x); }

    template <class F>
    void by_group(F&& f)
    {
        f(std::optional<Group>{});
        for (std::size_t g = 0; g < at_.world.groups.size(); ++g)
            f(std::optional<Group>{static_cast<Group>(g)});
    }

    void add(char const* name, std::optional<Group> group, double value, std::int64_t base, bool people)
    {
        metrics_.push_back({name, group ? at_.world.groups[*group] : "all", value, base, people});
    }

    void events(char const* name, std::optional<Group> group, double part, double whole)
    {
        add(name, group, ratio(part, whole), as_base(whole), false);
    }

    /// Share of those in `among` for whom `has` holds.
    template <class Among, class Has>
    void share(char const* name, Among&& among, Has&& has)
    {
        by_group([&](std::optional<Group> group) {
            std::int64_t part = 0, whole = 0;
            for (Seat s = 0; s < at_.people.size(); ++s) {
                if (!belongs(s, group) || !among(s)) continue;
                ++whole;
                part += has(s) ? 1 : 0;
            }
            add(name, group, ratio(static_cast<double>(part), static_cast<double>(whole)), whole, true);
        });
    }

    /// Mean over the weeks of the horizon of the group's share of a rank.
    void women_share(char const* name, Group woman, Rank rank)
    {
        double sum = 0;
        std::int64_t weeks = 0, least = std::numeric_limits<std::int64_t>::max();
        for (auto const& week : at_.occupied.last(std::min(at_.horizon, at_.occupied.size()))) {
            std::uint32_t all = 0;
            for (std::size_t g = 0; g < at_.world.groups.size(); ++g)
                all += week[g * static_cast<std::size_t>(at_.world.ranks) + rank];
            if (all == 0) continue;
            sum += static_cast<double>(week[woman * static_cast<std::size_t>(at_.world.ranks) + rank]) / all;
            least = std::min<std::int64_t>(least, all);
            ++weeks;
        }
        add(name, woman, ratio(sum, static_cast<double>(weeks)), weeks > 0 ? least : 0, true);
    }

    EndOfRun const& at_;
    Totals window_, horizon_;
    std::vector<Metric> metrics_;
};

} // namespace

std::vector<Metric> end_metrics(EndOfRun const& at)
{
    Figures figures(at);
    figures.over_people();
    figures.over_events();
    figures.over_ranks();
    figures.over_states();
    return figures.take();
}

Funnel end_funnel(EndOfRun const& at)
{
    Totals const total(at, static_cast<std::size_t>(at.window));
    auto const n = [&](Counter counter) { return static_cast<std::uint64_t>(total(counter)); };
    using C = Counter;
    Funnel out;
    out.acts = n(C::acts_harm);
    out.noticed = n(C::noticed_acts_harm);
    out.reported = n(C::chose_report);
    out.disclosed = n(C::chose_confide) + n(C::chose_testify) + n(C::reconsidered_testify) + out.reported;
    out.accountable = n(C::ruled_sanctioned) + n(C::ruled_removed) + n(C::ruled_restored);
    out.substantiated = out.accountable + n(C::ruled_coddled);
    return out;
}

double gini(std::vector<double> counts)
{
    std::ranges::sort(counts);
    double sum = 0, weighted = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        sum += counts[i];
        weighted += static_cast<double>(i + 1) * counts[i];
    }
    if (!(sum > 0)) return nothing;
    auto const n = static_cast<double>(counts.size());
    return 2 * weighted / (n * sum) - (n + 1) / n;
}

} // namespace groundswell
