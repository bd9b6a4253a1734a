#pragma once
#include <algorithm>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

#include "published/model.hpp"
#include "published/stream.hpp"

/// The Emperor's dilemma, fully mixed: a norm that few believe in. Others still comply with it, and even
/// enforce it.
///
/// Source: Centola, Willer & Macy (2005), American Journal of Sociology 110(4), 1009-1040.
namespace groundswell::published {

struct EmperorParams {
    int people{1000};
    int believers{100};
    double strength{.38};    ///< convictions of disbelievers are uniform from 0 to this; believers have 1
    double cost{.125};       ///< K, the cost of enforcing
    int deviants_enforce{0}; ///< 1: disbelievers who do not comply may enforce deviance too
    int rounds{100};         ///< largest number of rounds; fewer if a round changes nothing
};
std::span<Field<EmperorParams> const> emperor_fields();

/// The three decisions. `pressure` is the mean enforcement by others against one's belief. `need` is the
/// share of others who act against it.
struct EmperorRules {
    static constexpr bool yields(double pressure, double strength) { return pressure > strength; }
    static constexpr bool enforces_falsely(double pressure, double strength, double cost)
    {
        return pressure > strength + cost;
    }
    static constexpr bool enforces_truly(double need, double strength, double cost)
    {
        return strength * need > cost;
    }
};

struct EmperorResult {
    double false_compliance{0}, false_enforcement{0}; ///< shares of the disbelievers
    bool settled{false};                              ///< a whole round changed nothing
};

/// Run one crowd. Everyone decides once a round, in an order drawn for the round, from what the others do
/// at that moment.
template <class Rules = EmperorRules>
EmperorResult run_emperor(EmperorParams const& params, Key key);
using EmperorRun = EmperorResult (*)(EmperorParams const&, Key);

/// The theory of a large crowd.
struct EmperorTheory {
    std::optional<double> false_compliance; ///< empty if theory leaves it open
    double false_enforcement{0};
};

/// Let p = believers/(people - 1) be the share of enforcers around a disbeliever. Up to K nobody enforces
/// falsely, whatever the convictions, because pressure stays below K. A share min(1, p/strength) complies if
/// all believers enforce and nobody enforces against it. Believers stop enforcing where a share 1 - K of all
/// comply; and with `deviants_enforce` = 1 those with the strongest conviction may enforce against it where
/// strength (p + (1 - p) p/strength) > K. In both cases compliance is left open.
///
/// Above K everyone complies and enforces in the end if three things hold. False enforcement starts. When so
/// many comply that believers stop, enough enforce falsely to carry it on alone: with x = (1 - p) e the
/// pressure of a share e, (x - K)/strength > e from then on. And it is over within the rounds. Otherwise the
/// result is empty: believers who stop too early leave a crowd in which most comply and few enforce
/// (docs/published.md). It is empty too with `deviants_enforce` = 1 above K, where some crowds tip and others
/// resist.
std::optional<EmperorTheory> emperor_theory(EmperorParams const& params);

Figures check_emperor(Request const& request, EmperorRun run = run_emperor<>);
Model emperor();

template <class Rules>
EmperorResult run_emperor(EmperorParams const& params, Key key)
{
    auto const n = static_cast<std::uint32_t>(params.people);
    auto const believers = static_cast<std::uint32_t>(params.believers);
    Stream convictions(key, ModelId::emperor, 0), orders(key, ModelId::emperor, 1);
    std::vector<double> strength(n, 1);
    for (std::uint32_t i = believers; i < n; ++i)
        strength[i] = params.strength * convictions.uniform();
    std::vector<int> complies(n, 0), enforces(n, 0);
    std::fill_n(complies.begin(), believers, 1);
    int compliers = params.believers, enforcement = 0;
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);

    EmperorResult result;
    for (int round = 0; round < params.rounds && !result.settled; ++round) {
        for (std::uint32_t i = n - 1; i > 0; --i)
            std::swap(order[i], order[orders.below(i + 1)]);
        result.settled = true;
        for (auto const i : order) {
            int const belief = i < believers ? 1 : -1, norm = i < believers ? 1 : 0;
            double const others = n - 1;
            double const pressure = -belief * (enforcement - enforces[i]) / others;
            double const complying = (compliers - complies[i]) / others;
            double const need = belief > 0 ? 1 - complying : complying;
            bool const yields = Rules::yields(pressure, strength[i]);
            int const comply = yields ? 1 - norm : norm;
            int enforce = 0;
            if (yields) {
                if (Rules::enforces_falsely(pressure, strength[i], params.cost)) enforce = -belief;
            } else if (belief > 0 || params.deviants_enforce != 0) {
                if (Rules::enforces_truly(need, strength[i], params.cost)) enforce = belief;
            }
            result.settled = result.settled && comply == complies[i] && enforce == enforces[i];
            compliers += comply - complies[i];
            enforcement += enforce - enforces[i];
            complies[i] = comply;
            enforces[i] = enforce;
        }
    }
    auto const falsely = std::count(enforces.begin() + params.believers, enforces.end(), 1);
    auto const complying = std::accumulate(complies.begin() + params.believers, complies.end(), 0);
    double const disbelievers = n - believers;
    result.false_compliance = complying / disbelievers;
    result.false_enforcement = static_cast<double>(falsely) / disbelievers;
    return result;
}

} // namespace groundswell::published
