#pragma once
#include <groundswell/points.hpp>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "support/problems.hpp"       // IWYU pragma: export
#include "support/small_scenario.hpp" // IWYU pragma: export

namespace groundswell::testing {

/// Remembers points and counts how many were computed.
class CountingStore : public PointsInMemory {
  public:
    void keep(PointKey const& key, std::vector<PointValue> const& values) override
    {
        ++kept;
        PointsInMemory::keep(key, values);
    }
    std::size_t kept{0};
};

} // namespace groundswell::testing
