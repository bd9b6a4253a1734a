#pragma once
#include <string>
#include <vector>

#include "base/problems.hpp"
#include "observe/points.hpp"
#include "scenario/read.hpp"

namespace groundswell::testing {

/// A small institution for experiments that only need to run.
inline Scenario tiny_scenario(std::vector<std::string> set = {})
{
    auto scenario = default_scenario();
    set.insert(set.begin(), {"institution.seats=120", "institution.units=2", "run.burnin=26", "run.weeks=78",
                             "propensity.harm.median=0.1"});
    apply_overrides(scenario, set);
    return scenario;
}

/// The lines that a user would see; empty if f throws nothing.
template <class F>
std::vector<std::string> lines_of(F&& f)
{
    std::vector<std::string> out;
    try {
        f();
    } catch (UserError const& error) {
        for (auto const& problem : error.problems())
            out.push_back(problem.text());
    }
    return out;
}

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
