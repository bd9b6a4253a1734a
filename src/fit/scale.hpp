#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <groundswell/bounds.hpp>

namespace groundswell {

/// The scale on which a figure is a sum of effects: the logit of a share, the logarithm of a count.
///
/// With the variance function of each, a regression on it is a generalised linear model with quasi-likelihood
/// (McCullagh & Nelder 1989, Generalized Linear Models, 2nd ed., ch. 9). It takes shares of 0 and 1 as they
/// are, and its means are means of the figure, not of its logit.
class Scale {
  public:
    explicit constexpr Scale(Bounds bounds)
        : kind_(bounds == share_bounds   ? Kind::logit
                : bounds == count_bounds ? Kind::logarithm
                                         : Kind::plain)
    {}

    /// From a figure to the scale; values at a bound are moved inside.
    double operator()(double value) const
    {
        constexpr double least = 1e-4;
        if (kind_ == Kind::plain) return value;
        if (kind_ == Kind::logarithm) return std::log(std::max(value, least));
        double const inside = std::clamp(value, least, 1 - least);
        return std::log(inside / (1 - inside));
    }
    double inverse(double eta) const
    {
        if (kind_ == Kind::plain) return eta;
        double const near = std::clamp(eta, -largest, largest);
        return kind_ == Kind::logarithm ? std::exp(near) : 1 / (1 + std::exp(-near));
    }
    /// d mean / d eta
    double slope(double mean) const
    {
        return kind_ == Kind::plain ? 1 : kind_ == Kind::logarithm ? mean : mean * (1 - mean);
    }
    /// Variance of one run at a mean, but for a factor.
    double variance(double mean) const
    {
        return kind_ == Kind::plain ? 1 : kind_ == Kind::logarithm ? mean * mean : mean * (1 - mean);
    }

  private:
    static constexpr double largest = 12; // e^12 is beyond any figure, and harms no arithmetic
    enum class Kind : std::uint8_t { plain, logarithm, logit };
    Kind kind_;
};

} // namespace groundswell
