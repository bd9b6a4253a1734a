#include <groundswell/scenario.hpp>
#include <groundswell/simulation.hpp>

#include "engine/memory.hpp"
#include "parallel/executor.hpp"
#include "world/country.hpp"
#include "world/generate.hpp"
#include "world/import.hpp"
#include "world/world_file.hpp"

namespace groundswell {

std::shared_ptr<World const> build_world(Scenario const& scenario, Key key, BuildOptions const& options)
{
    refuse_if_too_large(scenario, options.processes);
    options.stop.look();
    if (auto const& source = scenario.world_file) {
        auto const digest = source->digest != 0 ? std::optional(source->digest) : std::nullopt;
        return std::make_shared<World const>(read_world_file(source->file, options.stop, digest));
    }
    auto const& shape = scenario.parameters.institution;
    auto const& ties = scenario.parameters.ties;
    auto const ranks = static_cast<std::size_t>(scenario.ranks);
    auto const whole = [](double x) { return static_cast<std::size_t>(x + 0.5); };
    if (scenario.import) {
        auto tables = *scenario.import;
        tables.generated = {whole(shape.team_min), whole(shape.team_max),    ties.confidants,
                            ties.confidant_team,   ties.confidant_homophily, ties.audience};
        return std::make_shared<World const>(import_world(tables, key, options.report));
    }
    if (scenario.profile) {
        CountrySpec spec = scenario.profile->spec;
        spec.seats = whole(shape.seats);
        return std::make_shared<World const>(
            generate_country(spec, key, Executor(options.threads, options.stop)));
    }
    InstitutionSpec spec;
    spec.groups = scenario.groups;
    spec.seats = whole(shape.seats);
    spec.units = whole(shape.units);
    spec.rank_share.assign(shape.rank_share.begin(),
                           shape.rank_share.begin() + static_cast<std::ptrdiff_t>(ranks));
    spec.share.clear();
    for (std::size_t g = 0; g < scenario.groups.size(); ++g)
        spec.share.emplace_back(shape.share[g].begin(),
                                shape.share[g].begin() + static_cast<std::ptrdiff_t>(ranks));
    spec.team_min = whole(shape.team_min);
    spec.team_max = whole(shape.team_max);
    spec.confidants = ties.confidants;
    spec.confidant_team = ties.confidant_team;
    spec.confidant_homophily = ties.confidant_homophily;
    spec.audience = ties.audience;
    return std::make_shared<World const>(generate_institution(spec, key, options.stop));
}

} // namespace groundswell
