#include "experiment/sobol_indices.hpp"

#include <limits>

#include "experiment/bootstrap.hpp"

namespace groundswell {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

} // namespace

double SobolIndices::mean() const
{
    return moments(identity_sample(a_.size())).mean;
}

double SobolIndices::variance() const
{
    return moments(identity_sample(a_.size())).variance;
}

double SobolIndices::first(std::span<double const> ab) const
{
    return first_of(ab, identity_sample(a_.size()));
}

double SobolIndices::total(std::span<double const> ab) const
{
    return total_of(ab, identity_sample(a_.size()));
}

SensitivityIndex SobolIndices::with_intervals(std::span<double const> ab, Key key) const
{
    SensitivityIndex out;
    out.first = {first(ab),
                 bootstrap_interval(a_.size(), key, [&](Sample sample) { return first_of(ab, sample); })};
    out.total = {total(ab),
                 bootstrap_interval(a_.size(), key, [&](Sample sample) { return total_of(ab, sample); })};
    return out;
}

SobolIndices::Moments SobolIndices::moments(Sample sample) const
{
    auto const n = 2 * static_cast<double>(sample.size());
    Moments out;
    for (auto const i : sample)
        out.mean += (a_[i] + b_[i]) / n;
    for (auto const i : sample)
        out.variance +=
            ((a_[i] - out.mean) * (a_[i] - out.mean) + (b_[i] - out.mean) * (b_[i] - out.mean)) / n;
    return out;
}

double SobolIndices::first_of(std::span<double const> ab, Sample sample) const
{
    auto const of = moments(sample);
    if (!(of.variance > 0)) return unknown;
    double sum = 0;
    for (auto const i : sample)
        sum += (b_[i] - of.mean) * (ab[i] - a_[i]);
    return sum / static_cast<double>(sample.size()) / of.variance;
}

double SobolIndices::total_of(std::span<double const> ab, Sample sample) const
{
    auto const of = moments(sample);
    if (!(of.variance > 0)) return unknown;
    double sum = 0;
    for (auto const i : sample)
        sum += (a_[i] - ab[i]) * (a_[i] - ab[i]);
    return sum / static_cast<double>(sample.size()) / (2 * of.variance);
}

} // namespace groundswell
