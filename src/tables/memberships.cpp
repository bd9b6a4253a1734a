#include "tables/memberships.hpp"

#include <algorithm>
#include <groundswell/problems.hpp>

namespace groundswell {

std::map<std::pair<std::size_t, std::size_t>, std::size_t> Memberships::pairs()
{
    constexpr std::size_t most_pairs = 20'000'000;
    std::size_t pairs = 0;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared;
    for (auto& [group, people] : members_) {
        std::ranges::sort(people);
        people.erase(std::unique(people.begin(), people.end()), people.end());
        pairs += people.size() * (people.size() - 1) / 2;
        if (pairs > most_pairs)
            throw UserError({.code = ProblemCode::table_too_many_values,
                             .place = {.file = path_},
                             .what = "has groups so large that the pairs who share one are too many",
                             .allowed = "at most " + std::to_string(most_pairs),
                             .suggestion = "leave out the largest groups"});
        for (std::size_t i = 0; i < people.size(); ++i)
            for (std::size_t j = i + 1; j < people.size(); ++j)
                ++shared[{people[i], people[j]}];
    }
    members_.clear();
    return shared;
}

void Memberships::tie(GraphTables& graph, std::string const& layer)
{
    for (auto const& [pair, count] : pairs()) {
        GraphTables::Attributes attributes{{"weight", std::to_string(count)}};
        if (!layer.empty()) attributes.emplace_back("layer", layer);
        graph.add_tie(graph.id_of(pair.first), graph.id_of(pair.second), attributes);
    }
}

} // namespace groundswell
