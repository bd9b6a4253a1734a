#pragma once
#include <algorithm>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <string>
#include <vector>

namespace groundswell::testing {

/// The lines that a user would see for this text, as file s.toml; empty if it reads.
inline std::vector<std::string> problems_of(std::string const& text)
{
    std::vector<std::string> out;
    try {
        read_scenario_text(text, "s.toml");
    } catch (UserError const& error) {
        for (auto const& problem : error.problems())
            out.push_back(problem.text());
    }
    return out;
}

/// The same for --set.
inline std::vector<std::string> problems_of_overrides(std::vector<std::string> const& overrides)
{
    std::vector<std::string> out;
    Scenario scenario = default_scenario();
    try {
        apply_overrides(scenario, overrides);
    } catch (UserError const& error) {
        for (auto const& problem : error.problems())
            out.push_back(problem.text());
    }
    return out;
}

using Lines = std::vector<std::string>;

} // namespace groundswell::testing
