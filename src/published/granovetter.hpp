#pragma once
#include <algorithm>
#include <span>
#include <vector>

#include "published/model.hpp"

/// Threshold model of collective behaviour: a person joins once enough others have joined.
///
/// Source: Granovetter (1978), American Journal of Sociology 83(6), 1420-1443.
namespace groundswell::published {

struct GranovetterParams {
    int people{10000};
    double mean{25}; ///< of the thresholds [% of people]
    double sd{10};   ///< [% of people]
};
std::span<Field<GranovetterParams> const> granovetter_fields();

/// The rule: join when at least `threshold` have joined. People with a threshold of 0 or less begin.
struct JoinsAtThreshold {
    static constexpr bool joins(double threshold, double joined) { return joined >= threshold; }
};

/// Number of people who join in the end, in a crowd where everyone sees everyone.
/// @param ascending  thresholds in people, sorted
template <class Rule = JoinsAtThreshold>
std::size_t crowd(std::span<double const> ascending)
{
    std::size_t joined = 0;
    while (joined < ascending.size() && Rule::joins(ascending[joined], static_cast<double>(joined)))
        ++joined;
    return joined;
}

using Crowd = std::size_t (*)(std::span<double const>);

/// Share that joins among people with normal thresholds. Draw i of the stream belongs to person i.
double run_granovetter(GranovetterParams const& params, Key key, Crowd gather = crowd<>);

/// Smallest r with F(r) = r, F normal with this mean and sd [% of people]: the share that joins in a large
/// crowd.
double granovetter_equilibrium(double mean, double sd);

/// The point at which the equilibrium jumps from a minority to nearly everyone, as the sd grows.
struct GranovetterJump {
    double sd{0};     ///< [% of people]
    double before{0}; ///< equilibrium just below [% of people]
};
/// F(r) = r and F'(r) = 1: with x = (r - mean)/sd, sd = 100 f(x) and 100 F(x) = mean + sd x. For mean < 50.
GranovetterJump granovetter_jump(double mean);

Figures check_granovetter(Request const& request, Crowd gather = crowd<>);
Model granovetter();

} // namespace groundswell::published
