#pragma once
#include <cstdint>
#include <functional>
#include <groundswell/key.hpp>
#include <span>
#include <vector>

#include "parallel/executor.hpp"

namespace groundswell {

/// How good a point of the unit cube is; higher is better, and minus infinity is never taken. Pure; called
/// from several threads at once.
using PointScore = std::function<double(std::span<double const>)>;

struct SampledSpace {
    std::vector<std::vector<double>> points; ///< spread evenly over what scores at least `level`
    std::vector<double> scores;
    double level{0};
    double log10_share{0}; ///< of the cube without what is never taken, estimated
};

/// How far the sampling goes.
struct SpaceSampling {
    std::size_t points{1024};
    std::size_t dimensions{0};
    double goal{0};          ///< the level at which it ends
    int levels{20};          ///< at most; each keeps the better quarter
    int moves{40};           ///< of each point after each level
    Key key{};               ///< of the random moves
    std::uint32_t stream{0}; ///< tells two samplings with one key apart, below 2^8
};

/// Draw points evenly from the part of the unit cube that scores well, by subset simulation: the level rises
/// by steps, at each the better quarter is kept and copied, and every copy walks, never below the level.
///
/// Parameters that do not matter to the score stay spread over their whole range, however small the part.
/// Source: Au & Beck (2001), Probabilistic Engineering Mechanics 16(4), 263-277.
SampledSpace sample_space(PointScore const& score, SpaceSampling const& sampling, Executor const& executor);

/// Walk from a point uphill until it scores `goal`, by small steps in few coordinates.
///
/// @param active  coordinates that may change
/// @return the score that was reached
struct Climb {
    std::span<std::size_t const> active;
    double goal{0};
    int moves{600};
    Key key{};
    std::uint32_t stream{0};
};
double climb(std::vector<double>& point, PointScore const& score, Climb const& how);

} // namespace groundswell
