#include "world/degree_classes.hpp"

#include <algorithm>

#include "base/math.hpp"

namespace groundswell {

std::vector<DegreeClass> even_degrees(double mean)
{
    auto const whole = static_cast<std::uint32_t>(mean);
    double const rest = mean - whole;
    if (rest < 1e-9) return {{1, whole}};
    return {{rest, whole + 1}, {1 - rest, whole}};
}

std::vector<DegreeClass> heavy_degrees(double mean, double tail, std::uint32_t most)
{
    // Mean of x^(-1/tail) between two quantiles. The class with the most ties comes first.
    constexpr int classes = 16;
    double const b = 1 - 1 / tail;
    auto const power = [](double x, double y) { return x > 0 ? portable_exp(y * portable_log(x)) : 0.0; };
    std::vector<double> share, size;
    for (int c = classes; c-- > 0;) {
        double const low = c == classes - 1 ? 0 : portable_exp2(-(c + 1)), high = portable_exp2(-c);
        share.push_back(high - low);
        size.push_back((power(high, b) - power(low, b)) / b / (high - low));
    }
    auto const mean_of = [&](double scale) {
        double sum = 0;
        for (int c = 0; c < classes; ++c)
            sum += share[c] * std::min(scale * size[c], static_cast<double>(most));
        return sum;
    };
    double low = 0, high = mean > 0 ? 1 : 0;
    while (mean_of(high) < mean && high < 1e6)
        high *= 2;
    for (int i = 0; i < 60; ++i)
        (mean_of((low + high) / 2) < mean ? low : high) = (low + high) / 2;
    // Degrees are whole numbers. Part of the largest class gets one tie more, to make up for rounding.
    std::vector<DegreeClass> out;
    double given = 0;
    for (int c = 0; c < classes; ++c) {
        out.push_back({share[c], static_cast<std::uint32_t>(
                                     std::min(high * size[c] + 0.5, static_cast<double>(most)))});
        given += out.back().share * out.back().degree;
    }
    DegreeClass& last = out.back(); // half of all people
    double const missing = (mean - given) / last.share;
    if (missing <= 0 && last.degree == 0) return out;
    auto const more = missing >= 0 ? static_cast<std::uint32_t>(missing) : 0U;
    auto const fewer = missing < 0 ? std::min(last.degree, static_cast<std::uint32_t>(-missing) + 1) : 0U;
    last.degree += more;
    last.degree -= fewer;
    double const rest = std::min(1.0, missing - more + fewer);
    DegreeClass const lifted{last.share * rest, last.degree + 1};
    last.share -= lifted.share;
    if (lifted.share > 0) out.insert(out.end() - 1, lifted);
    return out;
}

} // namespace groundswell
