#include "experiment/compare_fading.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "experiment/bootstrap.hpp"

namespace groundswell {

namespace {

constexpr std::size_t year = 4; ///< quarters
constexpr double infinite = std::numeric_limits<double>::infinity();

using Course = std::vector<double>;

/// Mean over the year that begins in each quarter.
Course by_year(Course const& quarters)
{
    Course out;
    for (std::size_t q = 0; q + year <= quarters.size(); ++q)
        out.push_back((quarters[q] + quarters[q + 1] + quarters[q + 2] + quarters[q + 3]) / year);
    return out;
}

Course mean_of(std::vector<Course> const& courses, std::span<std::size_t const> which)
{
    Course out(courses.front().size(), 0);
    for (auto const i : which)
        for (std::size_t q = 0; q < out.size(); ++q)
            out[q] += courses[i][q] / static_cast<double>(which.size());
    return out;
}

bool beyond_chance(Estimate const& effect)
{
    return effect.low > 0 || effect.high < 0;
}

/// The year whose effect is to be halved: the last before the end, or that of the largest effect.
std::size_t reference_year(Course const& years, std::optional<double> end)
{
    if (!end) {
        auto const peak = std::ranges::max_element(years, {}, [](double effect) { return std::abs(effect); });
        return static_cast<std::size_t>(peak - years.begin());
    }
    auto const quarters = static_cast<std::size_t>(std::max(0.0, *end) / 13);
    return std::min(quarters > year ? quarters - year : 0, years.size() - 1);
}

/// Years from the reference's middle (or, after an end, from there) until half of it is gone.
double half_life(Course const& years, std::size_t reference, double from)
{
    double const half = years[reference] / 2;
    double const sign = half < 0 ? -1 : 1;
    for (std::size_t q = reference + 1; q < years.size(); ++q) {
        if (sign * years[q] > sign * half) continue;
        double const part = (years[q - 1] - half) / (years[q - 1] - years[q]);
        double const middle = (static_cast<double>(q - 1) + part) / year + .5;
        return std::max(0.0, middle - from);
    }
    return infinite;
}

} // namespace

Fading fading_of(FadingInput const& input)
{
    Fading out;
    out.after_end = input.end.has_value();
    out.there = beyond_chance(input.whole);
    if (input.course.size() < 2 || input.course.front().size() < year + 1) return out;
    auto const everyone = identity_sample(input.course.size());
    auto const years = by_year(mean_of(input.course, everyone));
    auto const begin = [&](std::size_t reference) {
        return input.end ? std::max(0.0, *input.end) / 52 : static_cast<double>(reference) / year + .5;
    };
    auto const reference = reference_year(years, input.end);
    out.from = begin(reference);
    out.watched = static_cast<double>(years.size() - 1) / year + .5 - out.from;

    std::vector<double> effect;
    for (auto const& course : input.course)
        effect.push_back(by_year(course)[reference]);
    out.effect = estimate_difference(effect);
    bool const in_year = beyond_chance(out.effect);
    out.there = beyond_chance(input.whole) || (out.after_end && in_year);
    out.determined = out.there && in_year && out.watched > 0;
    if (!out.determined) return out;
    out.years = half_life(years, reference, out.from);
    auto const interval =
        bootstrap_interval(input.course.size(), input.key, [&](std::span<std::size_t const> sample) {
            auto const resampled = by_year(mean_of(input.course, sample));
            auto const at = reference_year(resampled, input.end);
            return half_life(resampled, at, begin(at));
        });
    out.low = interval.low;
    out.high = interval.high;
    return out;
}

} // namespace groundswell
