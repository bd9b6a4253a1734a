#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "tables/formats.hpp"
#include "tables/graph_tables.hpp"
#include "tables/numbers.hpp"

namespace groundswell {

namespace {

using Lines = std::vector<std::vector<std::string>>;

/// Words of each line that is neither empty nor a comment; no line if there is a quote.
Lines lines_of(std::string const& text, std::size_t most)
{
    Lines out;
    std::istringstream in(text);
    for (std::string line; out.size() < most && std::getline(in, line);) {
        if (line.find('"') != std::string::npos) return {};
        std::istringstream words(line);
        std::vector<std::string> row;
        for (std::string word; words >> word;)
            row.push_back(std::move(word));
        if (!row.empty() && !row.front().starts_with('#') && !row.front().starts_with('%'))
            out.push_back(std::move(row));
    }
    return out;
}

bool all_numbers(Lines const& lines)
{
    return std::ranges::all_of(lines, [](auto const& line) {
        return std::ranges::all_of(line, [](auto const& word) {
            return as_number(word).has_value() && word.find_first_of(".,") == std::string::npos;
        });
    });
}

/// Lines of different lengths, each with another first word. What follows are numbers too, or mostly such
/// first words.
bool is_adjacency_list(Lines const& lines)
{
    std::set<std::string> first;
    std::size_t shortest = lines.front().size(), longest = shortest, others = 0, known = 0;
    for (auto const& line : lines) {
        if (!first.insert(line.front()).second) return false;
        shortest = std::min(shortest, line.size());
        longest = std::max(longest, line.size());
    }
    if (shortest == longest || longest < 3) return false;
    if (all_numbers(lines)) return true;
    for (auto const& line : lines)
        for (std::size_t i = 1; i < line.size(); ++i, ++others)
            known += first.contains(line[i]);
    return 2 * known > others;
}

} // namespace

std::optional<TableFile> read_adjacency_list(std::string const& path, std::string const& text)
{
    constexpr std::size_t sample_rows = 400, sample_bytes = std::size_t{1} << 20;
    auto const end = text.size() <= sample_bytes ? text.size() : text.rfind('\n', sample_bytes);
    if (end == std::string::npos) return std::nullopt;
    auto lines = lines_of(text.substr(0, end), sample_rows);
    if (lines.size() < 2 || !is_adjacency_list(lines)) return std::nullopt;
    lines = lines_of(text, text.size());
    GraphTables graph;
    for (auto const& line : lines)
        for (std::size_t i = 1; i < line.size(); ++i)
            graph.add_tie(line.front(), line[i]);
    std::set<std::string> seen;
    for (auto const& line : lines)
        for (auto const& word : line)
            if (seen.insert(word).second) graph.add_node(word);
    auto out = std::move(graph).finish(path, "adjacency list");
    out.notes.emplace_back("each line names a person, and then with whom they have ties");
    return out;
}

} // namespace groundswell
