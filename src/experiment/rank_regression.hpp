#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace groundswell {

/// Columns that are orthonormal to each other and to the constant, with the degree at which each enters.
///
/// Polynomials of the ranks of one or several quantities, added up: a smooth additive regression with few
/// degrees of freedom. Powers of ranks do not depend on the scale of a quantity, and no value stands far out.
class RankBasis {
  public:
    static constexpr int largest_degree = 3;

    /// @param scores  [quantity][world]: ranks, or any other values
    explicit RankBasis(std::span<std::vector<double> const> scores);

    std::size_t worlds() const { return worlds_; }
    /// By degree, the lowest first.
    std::vector<std::vector<double>> const& columns() const { return columns_; }
    /// How many columns are of degree `degree` at most.
    std::size_t up_to(int degree) const { return up_to_[static_cast<std::size_t>(degree)]; }

  private:
    void add(std::vector<double> column);

    std::size_t worlds_;
    std::vector<std::vector<double>> columns_;
    std::size_t up_to_[largest_degree + 1]{};
};

/// Least squares on the columns of the degree that predicts a left-out world best (PRESS, Allen 1974,
/// Technometrics 16, 125). Degree 0 is the mean.
std::vector<double> fitted(RankBasis const& basis, std::span<double const> outcome);

} // namespace groundswell
