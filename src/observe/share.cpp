#include <groundswell/summary.hpp>

#include <cmath>

namespace groundswell {

namespace {

constexpr double z = 1.959964; ///< the 97.5 % point of the normal distribution

} // namespace

double Share::low() const
{
    double const total = static_cast<double>(n), p = value(), zz = z * z / total;
    double const half = z * std::sqrt(p * (1 - p) / total + zz / (4 * total)) / (1 + zz);
    if (n == 0) return p;
    return k == 0 ? 0.0 : (p + zz / 2) / (1 + zz) - half;
}

double Share::high() const
{
    return 1 - Share{n - k, n}.low();
}

} // namespace groundswell
