#pragma once
#include <utility>

#include "plain_contagion.hpp"

namespace yardstick {

/// x_i <- (x_i + sum of x_j over ties) / (1 + degree), all at once, `steps` times.
inline std::vector<double> degroot(Rows const& rows, std::vector<double> x, int steps)
{
    std::vector<double> next(x.size());
    for (int step = 0; step < steps; ++step) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            double sum = x[i];
            for (auto at = rows.start[i]; at < rows.start[i + 1]; ++at)
                sum += x[rows.to[at]];
            next[i] = sum / static_cast<double>(1 + rows.start[i + 1] - rows.start[i]);
        }
        std::swap(x, next);
    }
    return x;
}

} // namespace yardstick
