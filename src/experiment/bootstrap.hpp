#pragma once
#include <cstddef>
#include <functional>
#include <groundswell/parameter_table.hpp>
#include <span>
#include <vector>

#include "random/draw.hpp"

namespace groundswell {

/// A figure of a sample of replicates, named by their indices (with repetition).
using SampleFigure = std::function<double(std::span<std::size_t const>)>;

/// 0 .. n-1: the sample itself.
std::vector<std::size_t> identity_sample(std::size_t n);

/// 95 % interval of a figure over n independent replicates, by percentiles of 1,000 samples with replacement
/// (Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13). Samples that have no figure (NaN)
/// are left out; an infinite one counts as larger than all. Keyed: the same for the same key.
///
/// @return NaN bounds if no sample has a figure
Range bootstrap_interval(std::size_t n, Key key, SampleFigure const& figure);

} // namespace groundswell
