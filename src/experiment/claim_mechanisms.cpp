#include "experiment/claim_mechanisms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace groundswell {

namespace {

constexpr std::uint32_t shuffles = 400;
constexpr std::size_t fewest_points = 10;
/// Tells these draws from others for the design of experiments.
constexpr std::uint32_t shuffling = 0x5AFF;

struct Mechanism {
    char const *section, *words;
};
constexpr std::array mechanisms{
    Mechanism{"1", "who is there, starting states and half-lives"},
    Mechanism{"8", "generated ties and starting states"},
    Mechanism{"3.1", "acts and their targets"},
    Mechanism{"3.2", "who is present and notices"},
    Mechanism{"3.3", "what witnesses do"},
    Mechanism{"3.4", "what answers teach"},
    Mechanism{"3.5", "whom targets tell"},
    Mechanism{"3.6", "the institution's answer"},
    Mechanism{"3.7", "limited effort"},
    Mechanism{"3.8", "discourse"},
    Mechanism{"3.9", "influence"},
    Mechanism{"3.10", "leaving, hiring and promotion"},
    Mechanism{"3.12", "acts from outside"},
};

/// Ranks less their mean, of length 1; all 0 if they do not vary.
std::vector<double> standardised_ranks(std::span<double const> values)
{
    auto ranks = ranks_of(values);
    double const mean = (static_cast<double>(ranks.size()) + 1) / 2;
    double squares = 0;
    for (double& x : ranks) {
        x -= mean;
        squares += x * x;
    }
    if (squares > 0)
        for (double& x : ranks)
            x /= std::sqrt(squares);
    return ranks;
}

double product(std::span<double const> a, std::span<double const> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// The part that holds at the fewest points.
std::size_t deciding_part(ClaimResult const& result)
{
    std::size_t out = 0;
    bool found = false;
    for (std::size_t i = 0; i < result.parts.size(); ++i)
        if (!result.claim.parts[i].is_reported_only() &&
            (!found || result.parts[i].holds.k < result.parts[out].holds.k)) {
            out = i;
            found = true;
        }
    return out;
}

/// The sizes of a part by point, larger where it is better for the claim.
std::vector<double> favourable(ClaimResult const& result, std::size_t part)
{
    auto out = result.parts[part].values;
    if (!result.claim.parts[part].above)
        for (double& x : out)
            x = -x;
    return out;
}

/// What the largest correlation reaches in one of twenty shuffles of the outcome.
double reached_by_chance(std::vector<double> outcome, std::vector<std::vector<double>> const& numbers,
                         Key key)
{
    std::vector<double> largest;
    for (std::uint32_t s = 0; s < shuffles; ++s) {
        for (auto i = static_cast<std::uint32_t>(outcome.size()); i-- > 1;)
            std::swap(outcome[i],
                      outcome[whole_below(uniform(key, Purpose::design, {s, shuffling, 0, i}), i + 1)]);
        double most = 0;
        for (auto const& number : numbers)
            most = std::max(most, std::abs(product(number, outcome)));
        largest.push_back(most);
    }
    std::ranges::sort(largest);
    return largest[shuffles - shuffles / 20 - 1];
}

} // namespace

std::vector<double> ranks_of(std::span<double const> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto const below = [&](std::size_t a, std::size_t b) {
        return std::isnan(values[a]) ? !std::isnan(values[b]) : values[a] < values[b];
    };
    std::ranges::stable_sort(order, below);
    std::vector<double> out(values.size());
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && !below(order[begin], order[end]))
            ++end;
        double const shared = static_cast<double>(begin + 1 + end) / 2;
        for (std::size_t i = begin; i < end; ++i)
            out[order[i]] = shared;
    }
    return out;
}

std::string mechanism_of(ParameterRow const& row)
{
    auto const at = std::ranges::find(mechanisms, row.section, &Mechanism::section);
    return at == mechanisms.end() ? row.section : at->words;
}

std::optional<ClaimMechanisms> mechanisms_of(ClaimResult const& result, ParameterPoints const& space,
                                             std::vector<std::vector<double>> const& features, Key key)
{
    if (features.size() < fewest_points) return std::nullopt;
    ClaimMechanisms out{.part = deciding_part(result), .numbers = {}};
    auto const outcome = standardised_ranks(favourable(result, out.part));
    std::vector<std::vector<double>> numbers;
    for (std::size_t k = 0; k < space.parameters().size(); ++k) {
        std::vector<double> values;
        for (auto const& point : features)
            values.push_back(point[k]);
        numbers.push_back(standardised_ranks(values));
    }
    out.chance = reached_by_chance(outcome, numbers, key);
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        auto const& at = space.parameters()[k].at;
        double const correlation = product(numbers[k], outcome);
        out.numbers.push_back(
            {at.name, mechanism_of(*at.row), correlation, std::abs(correlation) > out.chance});
    }
    std::ranges::stable_sort(out.numbers, std::ranges::greater{},
                             [](NumberWeight const& number) { return std::abs(number.correlation); });
    std::set<std::string> seen;
    std::erase_if(out.numbers, [&](NumberWeight const& number) {
        return !seen.insert(number.mechanism).second && !number.beyond_chance;
    });
    return out;
}

} // namespace groundswell
