#include <groundswell/value_of_knowing.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "experiment/bootstrap.hpp"
#include "experiment/claim_mechanisms.hpp"
#include "experiment/rank_regression.hpp"
#include "random/distributions.hpp"

namespace groundswell {

namespace {

using Column = std::vector<double>;

constexpr std::uint32_t knowing_shuffles = 200;
constexpr std::size_t looked_at_closely = 3;
/// Tells these draws from others for the design of experiments.
constexpr std::uint32_t knowing_shuffling = 0xD5FF;

/// Value of the options less that of the choice, without the choice: [other option][world].
std::vector<Column> advantages(std::span<Column const> values)
{
    auto const total = [](Column const& column) {
        return std::accumulate(column.begin(), column.end(), 0.0);
    };
    auto const choice = std::ranges::max_element(values, {}, total);
    std::vector<Column> out;
    for (auto const& value : values) {
        if (&value == &*choice) continue;
        auto& advantage = out.emplace_back(value);
        for (std::size_t i = 0; i < value.size(); ++i)
            advantage[i] -= (*choice)[i];
    }
    return out;
}

/// The mean of the best fitted value, less the best mean value.
double raw_value(RankBasis const& basis, std::vector<Column> const& others)
{
    Column best(basis.worlds(), 0);
    double best_mean = 0;
    for (auto const& advantage : others) {
        auto const fit = fitted(basis, advantage);
        double sum = 0;
        for (std::size_t i = 0; i < fit.size(); ++i) {
            best[i] = std::max(best[i], fit[i]);
            sum += fit[i];
        }
        best_mean = std::max(best_mean, sum / static_cast<double>(fit.size()));
    }
    double const informed = std::accumulate(best.begin(), best.end(), 0.0) / static_cast<double>(best.size());
    return std::max(0.0, informed - best_mean);
}

/// Raw values of all that could be known, and of the best three at once.
struct RawValues {
    Column each;
    std::vector<std::size_t> order; ///< the largest first
    double together{0};
};

class Knowing {
  public:
    Knowing(std::span<Column const> values, std::span<Knowable const> knowables) : others_(advantages(values))
    {
        for (auto const& knowable : knowables) {
            ranks_.push_back(ranks_of(knowable.values));
            bases_.emplace_back(std::span(&ranks_.back(), 1));
        }
    }

    RawValues raw(std::vector<Column> const& others) const
    {
        RawValues out;
        for (auto const& basis : bases_)
            out.each.push_back(raw_value(basis, others));
        out.order.resize(out.each.size());
        std::iota(out.order.begin(), out.order.end(), std::size_t{0});
        std::ranges::stable_sort(out.order, std::ranges::greater{},
                                 [&](std::size_t k) { return out.each[k]; });
        std::vector<Column> first;
        for (auto const k : out.order)
            if (first.size() < looked_at_closely && out.each[k] > 0) first.push_back(ranks_[k]);
        if (!first.empty()) out.together = raw_value(RankBasis(first), others);
        return out;
    }

    /// Reversed percentiles of samples of worlds: a sample's value is too large by about as much as the value
    /// itself (Davison & Hinkley 1997, Bootstrap Methods and their Application, section 5.2).
    Range interval(std::size_t k, double raw, Key key) const
    {
        auto const sampled = bootstrap_interval(ranks_[k].size(), key, [&](auto sample) {
            std::vector<Column> others;
            for (auto const& advantage : others_)
                others.push_back(taken(advantage, sample));
            auto const ranks = taken(ranks_[k], sample);
            return raw_value(RankBasis(std::span(&ranks, 1)), others);
        });
        return {2 * raw - sampled.high, 2 * raw - sampled.low};
    }

    std::vector<Column> const& others() const { return others_; }

  private:
    static Column taken(Column const& from, std::span<std::size_t const> sample)
    {
        Column out;
        for (auto const i : sample)
            out.push_back(from[i]);
        return out;
    }

    std::vector<Column> others_; ///< [other option][world]
    std::vector<Column> ranks_;  ///< [knowable][world]
    std::vector<RankBasis> bases_;
};

/// What chance alone reaches, shuffle by shuffle.
struct ByChance {
    Column mean; ///< of each that could be known
    Column largest, together;
};

ByChance by_chance(Knowing const& knowing, std::size_t knowables, Key key)
{
    ByChance out{.mean = Column(knowables, 0), .largest = {}, .together = {}};
    auto const& others = knowing.others();
    auto shuffled = others;
    auto order = identity_sample(others.front().size());
    for (std::uint32_t s = 0; s < knowing_shuffles; ++s) {
        for (auto i = static_cast<std::uint32_t>(order.size()); i-- > 1;)
            std::swap(order[i],
                      order[whole_below(uniform(key, Purpose::design, {s, knowing_shuffling, 0, i}), i + 1)]);
        for (std::size_t a = 0; a < others.size(); ++a)
            for (std::size_t i = 0; i < order.size(); ++i)
                shuffled[a][i] = others[a][order[i]];
        auto const raw = knowing.raw(shuffled);
        for (std::size_t k = 0; k < knowables; ++k)
            out.mean[k] += raw.each[k] / knowing_shuffles;
        out.largest.push_back(raw.each[raw.order.front()]);
        out.together.push_back(raw.together);
    }
    std::ranges::sort(out.largest);
    std::ranges::sort(out.together);
    return out;
}

/// The mean over worlds of the best value, less the value of the choice: no part of it is worth more.
double value_of_knowing_all(std::vector<Column> const& others)
{
    Column best(others.front().size(), 0);
    for (auto const& advantage : others)
        for (std::size_t i = 0; i < best.size(); ++i)
            best[i] = std::max(best[i], advantage[i]);
    return std::accumulate(best.begin(), best.end(), 0.0) / static_cast<double>(best.size());
}

/// What is reached in one of twenty shuffles.
double seldom(Column const& sorted)
{
    return sorted[sorted.size() - sorted.size() / 20 - 1];
}

} // namespace

ValueOfKnowing value_of_knowing(std::span<Column const> values, std::span<Knowable const> knowables, Key key)
{
    ValueOfKnowing out;
    if (values.size() < 2 || knowables.empty()) return out;
    Knowing const knowing(values, knowables);
    auto const raw = knowing.raw(knowing.others());
    auto const chance = by_chance(knowing, knowables.size(), key);
    auto const most = value_of_knowing_all(knowing.others());
    out.chance = seldom(chance.largest);
    for (auto const k : raw.order) {
        KnowingValue one{.index = k, .by_chance = chance.mean[k]};
        one.value = std::clamp(raw.each[k] - one.by_chance, 0.0, most);
        one.low = one.high = one.value;
        one.beyond_chance = raw.each[k] > out.chance;
        if (out.each.size() < looked_at_closely && raw.each[k] > 0) {
            auto const interval = knowing.interval(k, raw.each[k], key);
            one.low = std::clamp(interval.low - one.by_chance, 0.0, one.value);
            one.high = std::clamp(interval.high - one.by_chance, one.value, most);
        }
        out.each.push_back(one);
    }
    double const together_by_chance =
        std::accumulate(chance.together.begin(), chance.together.end(), 0.0) / knowing_shuffles;
    out.together = std::clamp(raw.together - together_by_chance, 0.0, most);
    out.together_beyond_chance = raw.together > seldom(chance.together);
    return out;
}

} // namespace groundswell
