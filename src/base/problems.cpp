#include "base/problems.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

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
    if (!suggestion.empty()) out += " " + suggestion;
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

std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

UserError::UserError(Problems problems) : std::runtime_error(joined(problems)), problems_(std::move(problems))
{}

void throw_if_any(Problems const& problems)
{
    if (!problems.empty()) throw UserError(problems);
}

std::string nearest_word(std::string_view word, std::vector<std::string> const& candidates)
{
    std::string best;
    std::size_t best_distance = word.size() / 3 + 2;
    for (auto const& candidate : candidates) {
        std::size_t const distance = edit_distance(word, candidate);
        bool const something_in_common = distance < std::max(word.size(), candidate.size());
        if (something_in_common && distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates)
{
    std::string const guess = nearest_word(word, candidates);
    return guess.empty() ? "" : "did you mean '" + guess + "'?";
}

std::string format_number(double value)
{
    return fmt::format("{:.6g}", value);
}

} // namespace groundswell
