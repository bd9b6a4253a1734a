#include <groundswell/over_members.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/math.hpp"
#include "observe/quantile.hpp"

namespace groundswell {

namespace {

double mean_of(std::vector<double> const& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

MiddleRange middle_of(std::vector<double> values, Bounds bounds)
{
    if (values.empty()) return {};
    std::ranges::sort(values);
    return {std::clamp(quantile_of_sorted(values, .025), bounds.low, bounds.high),
            std::clamp(quantile_of_sorted(values, .975), bounds.low, bounds.high)};
}

/// Sums of squares of a one-way layout, and what follows from them.
class OneWay {
  public:
    explicit OneWay(std::vector<std::vector<double>> members) : members_(std::move(members))
    {
        double squares_of_sizes = 0;
        for (auto const& member : members_) {
            auto const n = static_cast<double>(member.size());
            means_.push_back(mean_of(member));
            runs_ += n;
            squares_of_sizes += n * n;
            for (double const x : member)
                within_ += (x - means_.back()) * (x - means_.back());
        }
        double grand = 0;
        for (std::size_t i = 0; i < members_.size(); ++i)
            grand += means_[i] * static_cast<double>(members_[i].size()) / runs_;
        for (std::size_t i = 0; i < members_.size(); ++i)
            between_ += static_cast<double>(members_[i].size()) * (means_[i] - grand) * (means_[i] - grand);
        size_ = (runs_ - squares_of_sizes / runs_) / (count() - 1);
    }

    std::vector<double> const& means() const { return means_; }
    double count() const { return static_cast<double>(members_.size()); }
    std::size_t runs() const { return static_cast<std::size_t>(runs_); }

    /// Of one run, by chance.
    double chance() const
    {
        return runs_ > count() ? within_ / (runs_ - count()) : std::numeric_limits<double>::quiet_NaN();
    }
    double parameters() const
    {
        if (members_.size() < 2) return std::numeric_limits<double>::quiet_NaN();
        double const variance = (between_ / (count() - 1) - chance()) / size_;
        return std::isnan(variance) ? variance : std::max(0.0, variance);
    }

    /// 95 % interval of the part of the variance that is due to parameters.
    MiddleRange interval_of_share() const
    {
        double const within = chance(), k = count();
        if (!(within > 0) || k < 2) return {};
        double const ratio = between_ / (k - 1) / within;
        double const error = std::sqrt(.5 * (1 / (k - 1) + 1 / (runs_ - k))); // of half its logarithm
        auto const share = [&](double f) { return std::max(0.0, (f - 1) / (f - 1 + size_)); };
        double const factor = portable_exp(2 * 1.96 * error);
        return {share(ratio / factor), share(ratio * factor)};
    }

    std::vector<double> all() const
    {
        std::vector<double> out;
        for (auto const& member : members_)
            out.insert(out.end(), member.begin(), member.end());
        return out;
    }

    /// Members' means, drawn towards their mean so far that they vary as what parameters do.
    std::vector<double> without_chance() const
    {
        double const centre = mean_of(means_);
        std::vector<double> out;
        for (std::size_t i = 0; i < members_.size(); ++i) {
            double const luck = chance() / static_cast<double>(members_[i].size());
            double const whole = parameters() + luck;
            double const factor = whole > 0 ? std::sqrt(parameters() / whole) : 0;
            out.push_back(centre + factor * (means_[i] - centre));
        }
        return out;
    }

    /// Runs of a member with the mean: deviations from members' means, stretched for the means' own chance.
    std::vector<double> of_chance() const
    {
        double const centre = mean_of(means_);
        std::vector<double> out;
        for (std::size_t i = 0; i < members_.size(); ++i) {
            auto const n = static_cast<double>(members_[i].size());
            if (n < 2) continue;
            for (double const x : members_[i])
                out.push_back(centre + std::sqrt(n / (n - 1)) * (x - means_[i]));
        }
        return out;
    }

  private:
    std::vector<std::vector<double>> members_;
    std::vector<double> means_;
    double runs_{0}, within_{0}, between_{0}, size_{0};
};

std::vector<std::vector<double>> known_of(std::span<std::vector<double> const> members)
{
    std::vector<std::vector<double>> out;
    for (auto member : members) {
        std::erase_if(member, [](double x) { return std::isnan(x); });
        if (!member.empty()) out.push_back(std::move(member));
    }
    return out;
}

} // namespace

double MemberEstimate::parameters_share() const
{
    double const by_parameters = parameters_sd * parameters_sd;
    double const all = by_parameters + chance_sd * chance_sd;
    return all > 0 ? by_parameters / all : std::numeric_limits<double>::quiet_NaN();
}

MemberEstimate estimate_over_members(std::span<std::vector<double> const> members, Bounds bounds)
{
    MemberEstimate out;
    auto known = known_of(members);
    if (known.empty()) return out;
    OneWay const layout(std::move(known));
    out.members = layout.means().size();
    out.runs = layout.runs();
    out.mean = estimate_mean(layout.means(), bounds);
    out.median = quantile(layout.means(), .5);
    out.chance_sd = std::sqrt(layout.chance());
    out.parameters_sd = std::sqrt(layout.parameters());
    out.together = middle_of(layout.all(), bounds);
    out.chance = middle_of(layout.of_chance(), bounds);
    out.parameters_share_interval = layout.interval_of_share();
    if (!std::isnan(out.parameters_sd)) out.parameters = middle_of(layout.without_chance(), bounds);
    return out;
}

MemberEffect effect_over_members(std::span<std::vector<double> const> differences)
{
    MemberEffect out;
    auto const known = known_of(differences);
    out.difference = estimate_over_members(known, no_bounds);
    out.falls.n = out.rises.n = known.size();
    for (auto const& member : known) {
        out.falls.k += mean_of(member) < 0 ? 1 : 0;
        out.rises.k += mean_of(member) > 0 ? 1 : 0;
    }
    return out;
}

std::optional<MemberStates> states_over_members(std::span<std::vector<double> const> norms)
{
    auto const known = known_of(norms);
    std::vector<double> all;
    for (auto const& member : known)
        all.insert(all.end(), member.begin(), member.end());
    auto const states = lasting_states(all);
    if (!states) return std::nullopt;
    auto const out = members_by_state(known, {.border = states->border,
                                              .low = states->low,
                                              .high = states->high,
                                              .all_low = {},
                                              .all_high = {},
                                              .both = {}});
    // A single member apart from the others is apart by its parameters, unless its own runs part.
    bool const lasting = out.both.k > 0 || std::min(out.all_low.k, out.all_high.k) > 1;
    return lasting ? std::optional(out) : std::nullopt;
}

MemberStates members_by_state(std::span<std::vector<double> const> norms, MemberStates const& found)
{
    MemberStates out{.border = found.border,
                     .low = found.low,
                     .high = found.high,
                     .all_low = {},
                     .all_high = {},
                     .both = {}};
    auto const known = known_of(norms);
    out.all_low.n = out.all_high.n = out.both.n = known.size();
    for (auto const& member : known) {
        auto const high = std::ranges::count_if(member, [&](double x) { return x > out.border; });
        auto& where = high == 0                                            ? out.all_low
                      : high == static_cast<std::ptrdiff_t>(member.size()) ? out.all_high
                                                                           : out.both;
        ++where.k;
    }
    return out;
}

} // namespace groundswell
