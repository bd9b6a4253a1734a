#include "experiment/claim_figures.hpp"

#include <algorithm>
#include <limits>

namespace groundswell {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t weeks_of_year = 52;

using C = Counter;

/// A ratio of sums of counters; without `whole`, per 1,000 person-weeks.
struct Ratio {
    char const* name;
    std::vector<Counter> part, whole;
    double scale{1};
    enum class Ranks : std::uint8_t { all, entry, above } ranks{Ranks::all};
};

std::vector<Ratio> const& ratios()
{
    static std::vector<Counter> const noticed{C::noticed_harm, C::noticed_remark};
    static std::vector<Counter> const accountable{C::ruled_sanctioned, C::ruled_removed, C::ruled_restored};
    static std::vector<Counter> const decided{C::ruled_dismissed, C::ruled_coddled, C::ruled_sanctioned,
                                              C::ruled_removed, C::ruled_restored};
    static std::vector<Ratio> const all{
        {"harm", {C::severity_harm}, {}, 1.0 / 65536},
        {"acts", {C::acts_harm}, {}},
        {"remarks", {C::acts_remark}, {}},
        {"voices", {C::chose_testify, C::reconsidered_testify}, {}},
        {"help", {C::effort_for_survivors}, {}, 1.0 / 16},
        {"recognised_share", noticed, {C::present_harm, C::present_remark}},
        {"helped_share",
         {C::intervened_harm, C::intervened_remark, C::supported_harm, C::supported_remark},
         noticed},
        {"silent_share", {C::silent_harm, C::silent_remark}, noticed},
        {"untold_share",
         {C::chose_silence},
         {C::chose_silence, C::chose_confide, C::chose_report, C::chose_testify}},
        {"awareness", {C::aware_pairs}, {C::possible_aware_pairs}},
        {"accountable_entry", accountable, decided, 1, Ratio::Ranks::entry},
        {"accountable_above", accountable, decided, 1, Ratio::Ranks::above},
    };
    return all;
}

/// Sums over some weeks of a result, one group or all.
class Sum {
  public:
    Sum(ReplicateResult const& result, std::size_t begin, std::size_t end, int group)
        : result_(result), begin_(begin), end_(end), group_(group)
    {}

    double of(std::vector<Counter> const& counters, Ratio::Ranks ranks) const
    {
        int const low = ranks == Ratio::Ranks::above ? 1 : 0;
        int const high = ranks == Ratio::Ranks::entry ? 1 : result_.ranks;
        std::uint64_t sum = 0;
        for (std::size_t week = begin_; week < end_; ++week)
            for (auto const counter : counters)
                for_groups([&](int g) {
                    for (int r = low; r < high; ++r)
                        sum += result_.series[week].get(counter, static_cast<Group>(g), static_cast<Rank>(r));
                });
        return static_cast<double>(sum);
    }

    double people() const
    {
        std::uint64_t sum = 0;
        for (std::size_t week = begin_; week < end_; ++week)
            for_groups([&](int g) {
                for (int r = 0; r < result_.ranks; ++r)
                    sum += result_.occupied[week][static_cast<std::size_t>(g * result_.ranks + r)];
            });
        return static_cast<double>(sum);
    }

  private:
    template <class F>
    void for_groups(F&& f) const
    {
        for (int g = 0; g < result_.groups; ++g)
            if (group_ < 0 || g == group_) f(g);
    }

    ReplicateResult const& result_;
    std::size_t begin_, end_;
    int group_;
};

} // namespace

double figure_value(ClaimFigure const& figure, ReplicateResult const& result,
                    std::vector<std::string> const& groups)
{
    if (figure.first_year == 0)
        for (auto const& metric : result.metrics)
            if (metric.name == figure.metric && metric.group == figure.group) return metric.value;

    auto const ratio = std::ranges::find(ratios(), figure.metric, [](Ratio const& r) { return r.name; });
    if (ratio == ratios().end()) return unknown;
    auto const group = std::ranges::find(groups, figure.group);
    if (figure.group != "all" && group == groups.end()) return unknown;
    std::size_t const weeks = result.series.size();
    bool const years = figure.first_year > 0;
    std::size_t const begin = years ? static_cast<std::size_t>(figure.first_year - 1) * weeks_of_year : 0;
    std::size_t const end = years ? static_cast<std::size_t>(figure.last_year) * weeks_of_year : weeks;
    if (end > weeks) return unknown;

    Sum const sum(result, begin, end, figure.group == "all" ? -1 : static_cast<int>(group - groups.begin()));
    double const part = sum.of(ratio->part, ratio->ranks) * ratio->scale;
    double const whole = ratio->whole.empty() ? sum.people() / 1000 : sum.of(ratio->whole, ratio->ranks);
    return whole > 0 ? part / whole : unknown;
}

std::vector<std::string> const& claim_metrics()
{
    static std::vector<std::string> const names = [] {
        std::vector<std::string> out;
        for (auto const& ratio : ratios())
            out.emplace_back(ratio.name);
        return out;
    }();
    return names;
}

} // namespace groundswell
