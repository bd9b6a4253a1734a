#pragma once
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "base/problems.hpp"
#include "scenario/read.hpp"

namespace groundswell::testing {

/// A world so small that a replicate takes milliseconds: 80 people, half a year after half a year of burn-in.
inline Scenario small_scenario(std::vector<std::string> overrides = {})
{
    Scenario out = default_scenario();
    std::vector<std::string> all{"institution.seats=80", "institution.units=4", "run.weeks=26",
                                 "run.burnin=26",        "run.window=26",       "run.replicates=4"};
    all.insert(all.end(), overrides.begin(), overrides.end());
    apply_overrides(out, all);
    return out;
}

/// All problems that `action` throws, a line each; "" if none.
template <class F>
std::string problems_of(F&& action)
{
    try {
        action();
    } catch (UserError const& error) {
        std::string out;
        for (auto const& problem : error.problems())
            out += problem.text() + "\n";
        return out;
    }
    return "";
}

inline bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace groundswell::testing
