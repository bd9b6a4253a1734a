#include "published/poisson_graph.hpp"

#include <utility>

#include "base/math.hpp"

namespace groundswell::published {

Graph poisson_graph(std::uint32_t people, double degree, Stream draws)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    pairs.reserve(static_cast<std::size_t>(people * degree * .55) + 16);
    double const chance = degree / (people - 1);
    double const scale = 1 / portable_log(1 - chance);
    // Go through the pairs (row, column), column < row, row by row.
    std::uint64_t row = 1, column = 0;
    for (;;) {
        column += static_cast<std::uint64_t>(portable_log(draws.uniform53()) * scale);
        while (row < people && column >= row) {
            column -= row;
            ++row;
        }
        if (row >= people) break;
        pairs.emplace_back(static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column));
        ++column;
    }

    Graph graph;
    graph.start.assign(people + 1, 0);
    for (auto const& [a, b] : pairs) {
        ++graph.start[a + 1];
        ++graph.start[b + 1];
    }
    for (std::uint32_t i = 0; i < people; ++i)
        graph.start[i + 1] += graph.start[i];
    graph.to.resize(pairs.size() * 2);
    auto fill = graph.start;
    for (auto const& [a, b] : pairs) {
        graph.to[fill[a]++] = b;
        graph.to[fill[b]++] = a;
    }
    return graph;
}

} // namespace groundswell::published
