#include <groundswell/summary.hpp>

#include <cmath>

namespace groundswell {

namespace {

constexpr double z = 1.959964; ///< the 97.5 % point of the normal distribution

} // namespace

double wilson_low(double share, double trials)
{
    double const zz = z * z / trials;
    double const half = z * std::sqrt(share * (1 - share) / trials + zz / (4 * trials)) / (1 + zz);
    return (share + zz / 2) / (1 + zz) - half;
}

double Share::low() const
{
    if (n == 0) return value();
    return k == 0 ? 0.0 : wilson_low(value(), static_cast<double>(n));
}

double Share::high() const
{
    return 1 - Share{n - k, n}.low();
}

} // namespace groundswell
