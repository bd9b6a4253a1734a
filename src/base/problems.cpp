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

/// Inputs are repeated in part, and never as commands to a terminal.
Problems repeatable_of(Problems problems)
{
    constexpr std::size_t most_name = 4'096, most_words = 20'000, most_key = 300, most_value = 1'000;
    for (auto& problem : problems) {
        problem.place.file = repeatable(problem.place.file, most_name);
        for (auto* key : {&problem.place.record, &problem.place.key, &problem.place.argument})
            *key = repeatable(*key, most_key);
        problem.what = repeatable(problem.what, most_value);
        problem.allowed = repeatable(problem.allowed, most_words);
        problem.suggestion = repeatable(problem.suggestion, most_name);
    }
    return problems;
}

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

UserError::UserError(Problems problems)
    : std::runtime_error(joined(problems = repeatable_of(std::move(problems)))),
      problems_(std::move(problems))
{}

void throw_if_any(Problems const& problems)
{
    if (!problems.empty()) throw UserError(problems);
}

} // namespace groundswell
