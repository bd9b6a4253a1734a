#pragma once
#include <optional>
#include <span>

#include "published/model.hpp"
#include "published/poisson_graph.hpp"

/// Global cascades on a random network: adopt once a fraction phi of one's neighbours has.
///
/// Source: Watts (2002), PNAS 99(9), 5766-5771.
namespace groundswell::published {

struct WattsParams {
    int people{10000};
    double degree{3}; ///< mean, of a Poisson random graph
    double phi{.18};  ///< the same threshold for everyone
    int seeds{1};     ///< people who adopt at the start, drawn at random
};
std::span<Field<WattsParams> const> watts_fields();

/// The rule. The slack keeps e.g. 7 of 100 from missing phi = .07 by a rounding.
struct AdoptsAtFraction {
    static constexpr bool adopts(std::uint32_t adopting, std::uint32_t degree, double phi)
    {
        return adopting + 1e-9 >= phi * degree;
    }
};

struct WattsResult {
    double share{0};     ///< of people who have adopted in the end
    double branching{0}; ///< vulnerable further neighbours per tie: a cascade grows where it exceeds 1
};

/// One graph (stream role 0), one cascade on it (role 1: the seeds).
template <class Rule = AdoptsAtFraction>
WattsResult run_watts(WattsParams const& params, Key key);
using WattsRun = WattsResult (*)(WattsParams const&, Key);

/// Largest degree at which one adopting neighbour suffices: floor(1/phi).
int watts_vulnerable(double phi);

/// z P(Poisson(z) <= K - 2), K = `watts_vulnerable`: Watts' equation 5 for Poisson graphs.
double watts_branching(double degree, double phi);

/// Mean degrees between which cascades are global: branching = 1 at both ends.
struct Window {
    double low, high;
};
std::optional<Window> watts_window(double phi);

/// Probability that one random seed touches the infinite vulnerable cluster: 1 - exp(-z (1 - u)), where u,
/// the probability that a tie does not lead there, solves u = 1 - P(Poisson(z) <= K-1) + sum_{d<=K-1} P(d)
/// u^d.
double watts_trigger(double degree, double phi);

/// Share of people who adopt once a cascade is global: Gleeson & Cahalane (2007), Phys. Rev. E 75, 056103, in
/// the limit of a vanishing seed.
double watts_size(double degree, double phi);

Figures check_watts(Request const& request, WattsRun run = run_watts<>);
Model watts();

template <class Rule>
WattsResult run_watts(WattsParams const& params, Key key)
{
    auto const people = static_cast<std::uint32_t>(params.people);
    auto const graph = poisson_graph(people, params.degree, Stream(key, ModelId::watts, 0));

    WattsResult result;
    std::uint64_t onward = 0;
    for (std::uint32_t i = 0; i < people; ++i) {
        std::uint64_t const d = graph.degree(i);
        if (d > 0 && Rule::adopts(1, graph.degree(i), params.phi)) onward += d * (d - 1);
    }
    if (!graph.to.empty())
        result.branching = static_cast<double>(onward) / static_cast<double>(graph.to.size());

    std::vector<std::uint32_t> adopting(people, 0), adopters;
    std::vector<char> adopted(people, 0);
    auto const adopt = [&](std::uint32_t i) {
        adopted[i] = 1;
        adopters.push_back(i);
    };
    Stream seeds(key, ModelId::watts, 1);
    while (adopters.size() < static_cast<std::size_t>(params.seeds))
        if (auto const i = seeds.below(people); !adopted[i]) adopt(i);
    for (std::size_t next = 0; next < adopters.size(); ++next)
        for (auto const j : graph.neighbours(adopters[next]))
            if (!adopted[j] && Rule::adopts(++adopting[j], graph.degree(j), params.phi)) adopt(j);
    result.share = static_cast<double>(adopters.size()) / params.people;
    return result;
}

} // namespace groundswell::published
