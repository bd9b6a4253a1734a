#include <groundswell/compare.hpp>

#include <algorithm>
#include <cmath>
#include <groundswell/summary.hpp>

#include "observe/student.hpp"

namespace groundswell {

std::optional<std::size_t> stop_at(std::span<double const> values, StoppingRule const& rule)
{
    // Welford (1962), Technometrics 4, 419: mean and sum of squares as values come.
    double mean = 0, squares = 0;
    std::size_t n = 0, held = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isnan(values[i])) {
            ++n;
            double const from_mean = values[i] - mean;
            mean += from_mean / static_cast<double>(n);
            squares += from_mean * (values[i] - mean);
        }
        std::size_t const replicates = i + 1;
        if (replicates < rule.minimum || n < 2) continue;
        double const k = static_cast<double>(n);
        bool const precise = student_t(n - 1) * std::sqrt(squares / (k - 1) / k) <= rule.half_width;
        held = precise ? held + 1 : 0;
        if (held > rule.look_ahead * std::max<std::size_t>(replicates, 100) / 100) return replicates;
    }
    return std::nullopt;
}

} // namespace groundswell
