#pragma once
#include <cstddef>
#include <cstdint>
#include <groundswell/key.hpp>
#include <groundswell/range.hpp>
#include <span>
#include <vector>

namespace groundswell {

/// A path through the unit cube that moves every coordinate once, in an order of its own.
///
/// Coordinates lie at the middles of four levels, and each moves by two of them, up or down.
///
/// Source: Morris (1991), Technometrics 33(2), 161-174, with four levels.
class Trajectory {
  public:
    /// The length of a move.
    static constexpr double step = .5;

    /// @param key  of all trajectories of a design; `index` tells them apart
    Trajectory(Key key, std::uint32_t index, std::size_t dimensions);

    /// The coordinate of each move.
    std::vector<std::size_t> const& order() const { return order_; }
    /// The point after so many moves.
    std::vector<double> after(std::size_t moves) const;
    /// 1 if this coordinate moves up, else -1.
    int direction(std::size_t coordinate) const { return start_[coordinate] < .5 ? 1 : -1; }

  private:
    std::vector<double> start_;
    std::vector<std::size_t> order_;
};

/// Mean, mean of absolute values and standard deviation of the effects of one coordinate.
struct EffectMoments {
    double mean{0}, absolute{0}, deviation{0};
    Range absolute_interval{};
};

/// @param effects  by trajectory; NaN where unknown, and left out
/// @param key      of the bootstrap
EffectMoments effect_moments(std::span<double const> effects, Key key);

} // namespace groundswell
