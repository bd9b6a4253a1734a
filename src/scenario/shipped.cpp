#include <groundswell/read_scenario.hpp>

namespace groundswell {

std::optional<std::string_view> shipped_scenario(std::string_view name)
{
    for (auto const& scenario : shipped_scenarios())
        if (scenario.name == name) return scenario.text;
    return std::nullopt;
}

} // namespace groundswell
