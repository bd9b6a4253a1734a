#include "fit/asked_fit.hpp"

#include <fmt/format.h>
#include <groundswell/check_scenario.hpp>

#include "base/hash.hpp"

namespace groundswell {

AskedFit asked_fit(FitOptions const& options, std::uint64_t space)
{
    Hash rows;
    for (auto const& target : options.targets) {
        rows.text(target.figure());
        rows.text(target.group);
        for (double const x : {target.value, target.low, target.high, target.se,
                               target.discrepancy.value_or(options.rules.discrepancy)})
            rows.number(x);
    }
    AskedFit out;
    out.scenario = fmt::format("{:016x}", scenario_hash(options.scenario));
    out.rows = fmt::format("{:016x}", rows.value());
    out.space = fmt::format("{:016x}", space);
    out.seed = options.scenario.seed;
    out.members = options.members;
    out.first_points = options.first_points;
    out.points = options.points;
    out.waves = options.waves;
    out.rounds = options.rounds;
    out.most_runs = static_cast<double>(options.most_runs);
    out.replicates = options.replicates;
    out.member_replicates = options.member_replicates;
    out.cutoff = options.rules.cutoff;
    out.inside = options.rules.inside;
    out.largest = options.rules.largest;
    out.fold = options.held_out.fold;
    out.folds = options.held_out.of;
    out.experiments = options.experiments;
    out.version = GROUNDSWELL_VERSION;
    return out;
}

} // namespace groundswell
