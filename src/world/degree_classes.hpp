#pragma once
#include <cstdint>
#include <vector>

namespace groundswell {

/// A share of the people of a block, and how many ties each of them asks for in a band.
struct DegreeClass {
    double share{1}; ///< of people; the shares of a band sum to 1
    std::uint32_t degree{0};
};

/// Classes of an equal degree for everyone, as far as whole numbers allow.
std::vector<DegreeClass> even_degrees(double mean);

/// Classes of a heavy tail: a Pareto distribution of exponent `tail` (above 1), cut at `most` and scaled to
/// the mean. There are 16 classes; each has half as many people as the one before.
std::vector<DegreeClass> heavy_degrees(double mean, double tail, std::uint32_t most);

} // namespace groundswell
