#pragma once
#include <fmt/format.h>
#include <groundswell/ids.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/read_scenario.hpp>
#include <string>
#include <vector>

#include "base/mix64.hpp"
#include "support/temporary_folder.hpp"

namespace groundswell::testing {

/// Draws scenarios of very small worlds: one to six groups, of which some hold a person or two; weeks from 1
/// to 300; any parameter within its allowed range.
class ScenarioDrawer {
  public:
    ScenarioDrawer(TemporaryFolder const& folder, std::uint64_t seed) : folder_(folder), state_(mix64(seed))
    {}

    Scenario operator()()
    {
        auto const people = folder_.write("people.csv", table());
        for (;;) {
            auto scenario = scenario_for_tables(people.string(), "");
            apply_overrides(scenario, {fmt::format("run.weeks={}", weeks()),
                                       fmt::format("run.window={}", 1 + below(2) * below(200)),
                                       fmt::format("run.burnin={}", 1 + below(20)), "run.replicates=3"});
            try {
                apply_overrides(scenario, parameters(scenario));
            } catch (UserError const&) {
                continue; // some do not go together
            }
            scenario.seed = static_cast<std::uint32_t>(next());
            return scenario;
        }
    }

    std::uint64_t below(std::uint64_t n) { return next() % n; }

  private:
    std::uint64_t next() { return mix64(state_ += 0x9E3779B97F4A7C15ULL); }
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

    int weeks() { return static_cast<int>(below(4) == 0 ? 1 + below(300) : 1 + below(40)); }

    /// A table of people. Groups are tiny, usual, or of one rank only.
    std::string table()
    {
        static constexpr char const* names[]{"woman", "man", "a", "b", "c", "d"};
        std::string out = "id,group,rank,unit\n";
        auto const groups = 1 + below(6), ranks = 1 + below(3);
        int id = 0;
        for (std::uint64_t g = 0; g < groups; ++g) {
            auto const size = below(3) == 0 ? 1 + below(6) : 5 + below(20);
            bool const one_rank = below(4) == 0;
            for (std::uint64_t i = 0; i < size; ++i)
                out += fmt::format("{},{},{},{}\n", ++id, names[g],
                                   one_rank || below(3) != 0 ? 1 : 1 + below(ranks), 1 + below(2));
        }
        for (; id < 12; ++id) // an institution of a dozen at least
            out += fmt::format("{},{},1,1\n", id + 1, names[0]);
        return out;
    }

    /// Some parameters, anywhere within the range that is allowed or plausible.
    std::vector<std::string> parameters(Scenario const& scenario)
    {
        std::vector<ParameterAt> all;
        for (auto const& at : parameters_for(scenario.groups, scenario.ranks))
            if (at.row->role != Role::constant && !at.name.starts_with("run.") &&
                !at.name.starts_with("institution.") && !at.name.starts_with("ties.") &&
                at.row->unit.find("share") == std::string::npos)
                all.push_back(at);
        std::vector<std::string> out;
        for (auto n = below(8); n > 0; --n) {
            auto const& at = all[below(all.size())];
            out.push_back(fmt::format("{}={}", at.name, value(at)));
        }
        // Remarks may be grave enough to be told of, and much may happen.
        if (below(3) == 0) out.push_back(fmt::format("disclose.min_severity={}", 0.02 * uniform()));
        if (below(2) == 0) out.push_back(fmt::format("propensity.harm.median={}", 0.2 * uniform()));
        return out;
    }

    double value(ParameterAt const& at)
    {
        auto range = at.row->allowed;
        if (at.default_value && (below(2) == 0 || range.high > 100)) range = at.default_value->plausible;
        double const x = range.low + uniform() * (std::min(range.high, range.low + 100) - range.low);
        return at.row->integer ? static_cast<double>(static_cast<int>(x)) : x;
    }

    TemporaryFolder const& folder_;
    std::uint64_t state_;
};

} // namespace groundswell::testing
