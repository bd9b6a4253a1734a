#pragma once
#include <vector>

#include "random/draw.hpp"
#include "world/country.hpp"

namespace groundswell {

/// Draws sizes of workplaces by classes; see `generate_country`.
class WorkplaceSizes {
  public:
    explicit WorkplaceSizes(std::vector<SizeClass> classes);

    /// Size of a workplace: U(generate; workplace, 7, 0, 0) draws its class, 1 its size.
    std::uint32_t operator()(std::uint32_t workplace, Key key) const;

    /// Mean size [seats].
    double mean() const { return mean_; }

    /// The exponent x of a class.
    double exponent(std::size_t c) const { return exponent_[c]; }

  private:
    std::vector<SizeClass> classes_;
    std::vector<double> weight_, exponent_;
    std::vector<std::vector<double>> cumulative_; ///< of each class, by size from its lowest on; ends at 1
    double all_{0}, mean_{0};
};

} // namespace groundswell
