#include "apps/run_outcome.hpp"

#include <fmt/format.h>

namespace groundswell {

std::string RunOutcome::result_hash() const
{
    return fmt::format("{:016x}", combined_result_hash(digests));
}

Estimate ratio_of(RunOutcome const& outcome, std::vector<Counter> const& part,
                  std::vector<Counter> const& whole)
{
    auto const sum = [](Digest const& d, std::vector<Counter> const& counters) {
        std::uint64_t n = 0;
        for (auto const counter : counters)
            n += d.totals[static_cast<std::size_t>(counter)];
        return static_cast<double>(n);
    };
    std::vector<double> values;
    for (auto const& d : outcome.digests) {
        double const all = sum(d, whole);
        if (all > 0) values.push_back(sum(d, part) / all);
    }
    return estimate_mean(values);
}

} // namespace groundswell
