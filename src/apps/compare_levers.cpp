#include "apps/compare_levers.hpp"

#include <algorithm>

namespace groundswell {

std::vector<std::string> levers_of(Scenario const& base, Scenario const& variant)
{
    std::vector<std::string> out;
    for (auto const& spec : variant.interventions) {
        if (std::ranges::any_of(base.interventions, [&](auto const& s) { return s.name == spec.name; }))
            continue;
        for (char const* const name : spec.info().depends_on)
            if (name && out.size() < 5 && std::ranges::find(out, name) == out.end()) out.emplace_back(name);
    }
    auto const& any = intervention::ParameterChange::info.depends_on;
    return out.empty() ? std::vector<std::string>(any.begin(), any.end()) : out;
}

} // namespace groundswell
