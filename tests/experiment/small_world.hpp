#pragma once
#include <groundswell/points.hpp>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "support/small_scenario.hpp" // IWYU pragma: export

namespace groundswell::testing {

/// The lines that a user would see; empty if `action` throws nothing.
template <class F>
std::vector<std::string> lines_of(F&& action)
{
    std::vector<std::string> out;
    try {
        action();
    } catch (UserError const& error) {
        for (auto const& problem : error.problems())
            out.push_back(problem.text());
    }
    return out;
}

/// The same as one text; "" if none.
template <class F>
std::string problems_of(F&& action)
{
    std::string out;
    for (auto const& line : lines_of(action))
        out += line + "\n";
    return out;
}

inline bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
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
