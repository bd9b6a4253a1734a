#pragma once
#include <groundswell/problems.hpp>
#include <string>
#include <vector>

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

/// What an error says as a whole, "nothing was thrown" if none.
template <class F>
std::string error_of(F&& action)
{
    try {
        action();
    } catch (UserError const& error) {
        return error.what();
    }
    return "nothing was thrown";
}

inline bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace groundswell::testing
