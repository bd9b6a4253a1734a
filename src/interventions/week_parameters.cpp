#include <groundswell/interventions/week_parameters.hpp>

namespace groundswell {

void set_parameters(WeekParameters const& week, ParameterValues const& values, bool ramp)
{
    for (auto const& [name, value] : values) {
        double& x = week.named(name);
        x = ramp && week.elapsed < 1 ? x + (value - x) * week.elapsed : value;
    }
}

} // namespace groundswell
