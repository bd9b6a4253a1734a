#include <groundswell/problems.hpp>

#include "base/text.hpp"

namespace groundswell {

std::string ProblemPlace::text() const
{
    if (file.empty()) return argument + (argument.empty() || key.empty() ? "" : " ") + key;
    std::string out = file;
    if (!record.empty()) out += ", " + record;
    if (line > 0) out += ":" + std::to_string(line);
    if (line > 0 && column > 0 && key.empty()) out += ":" + std::to_string(column);
    return out;
}

std::string Problem::text() const
{
    std::string out = place.text() + ": " + what;
    if (!allowed.empty()) out += " (" + allowed + ")";
    out += ".";
    if (!suggestion.empty()) out += " " + advice();
    // Names and values may come from anybody's file.
    return visible(out, Newlines::shown);
}

std::string Problem::advice() const
{
    std::string out = suggestion;
    if (!out.empty() && 'a' <= out.front() && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    return out;
}

namespace {

std::string joined(Problems const& problems)
{
    std::string out;
    for (auto const& problem : problems) {
        if (!out.empty()) out += '\n';
        out += problem.text();
    }
    return out;
}

} // namespace

UserError::UserError(Problems problems) : std::runtime_error(joined(problems)), problems_(std::move(problems))
{}

void throw_if_any(Problems const& problems)
{
    if (!problems.empty()) throw UserError(problems);
}

} // namespace groundswell
