#include "report/compare_hints.hpp"

#include <algorithm>

namespace groundswell::report {

std::vector<Hint> compare_hints(Scenario const& base, Scenario const& variant)
{
    std::vector<std::string> names;
    for (auto const& spec : variant.interventions) {
        if (std::ranges::any_of(base.interventions, [&](auto const& s) { return s.name == spec.name; }))
            continue;
        for (char const* const name : spec.info().depends_on)
            if (name && names.size() < 5 && std::ranges::find(names, name) == names.end())
                names.emplace_back(name);
    }
    auto const& any = intervention::ParameterChange::info.depends_on;
    return hints_for(base, names.empty() ? std::vector<std::string>(any.begin(), any.end()) : names);
}

} // namespace groundswell::report
