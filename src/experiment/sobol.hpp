#pragma once
#include <cstddef>
#include <cstdint>

namespace groundswell {

/// Points that fill the unit cube evenly: Sobol' sequences of four dimensions, each with nested uniform
/// scrambling, put side by side.
///
/// Every coordinate of the first 2^m points has exactly one value in each interval [k, k+1) / 2^m. Each block
/// of four dimensions visits its points in an order of its own, also a nested scramble, so that blocks are
/// independent of one another: a sequence of more dimensions than points would have some that run in step.
///
/// Source: Sobol' (1967), USSR Comput. Math. Math. Phys. 7(4), 86-112; Owen (1995), in Monte Carlo and
/// Quasi-Monte Carlo Methods in Scientific Computing, 299-317; for blocks, Owen (1998), ACM Trans. Model.
/// Comput. Simul. 8(1), 71-102, and Burley (2020), J. Comput. Graph. Tech. 9(4), 1-20.
class Sobol {
  public:
    explicit Sobol(std::uint32_t seed) : seed_(seed) {}

    /// In (0,1).
    double operator()(std::uint32_t point, std::size_t dimension) const;

  private:
    std::uint32_t seed_;
};

} // namespace groundswell
