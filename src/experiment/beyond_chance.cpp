#include "experiment/beyond_chance.hpp"

#include <cmath>

#include "base/math.hpp"
#include "observe/student.hpp"

namespace groundswell {

bool beyond_chance(Estimate const& effect, std::size_t looks)
{
    if (!effect.has_interval()) return false;
    if (effect.se == 0) return effect.mean != 0;
    double const stretch = student_t(effect.n - 1) / student_t(1'000'000);
    double const limit = normal_quantile(1 - .025 / static_cast<double>(looks)) * stretch;
    return std::abs(effect.mean) > limit * effect.se;
}

} // namespace groundswell
