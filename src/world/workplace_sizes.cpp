#include "world/workplace_sizes.hpp"

#include <algorithm>
#include <utility>

#include "base/math.hpp"
#include "random/distributions.hpp"

namespace groundswell {

namespace {

/// s^-x for the sizes of a class, relative to the smallest size.
std::vector<double> powers(SizeClass const& c, double x)
{
    std::vector<double> out;
    out.reserve(c.high - c.low + std::size_t{1});
    for (std::uint32_t s = c.low; s <= c.high; ++s)
        out.push_back(portable_exp(-x * portable_log(static_cast<double>(s) / c.low)));
    return out;
}

double mean_of(SizeClass const& c, std::vector<double> const& weights)
{
    double sum = 0, people = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i];
        people += weights[i] * (static_cast<double>(i) + c.low);
    }
    return people / sum;
}

/// Find the x with the published mean. The mean falls with x.
double exponent_of(SizeClass const& c)
{
    double const wanted = c.people / c.workplaces;
    double low = -30, high = 30;
    for (int i = 0; i < 50; ++i) {
        double const x = (low + high) / 2;
        (mean_of(c, powers(c, x)) > wanted ? low : high) = x;
    }
    return (low + high) / 2;
}

} // namespace

WorkplaceSizes::WorkplaceSizes(std::vector<SizeClass> classes) : classes_(std::move(classes))
{
    double people = 0;
    for (auto const& c : classes_) {
        weight_.push_back(c.workplaces);
        all_ += c.workplaces;
        people += c.people;
        exponent_.push_back(c.low == c.high ? 0 : exponent_of(c));
        auto cumulative = powers(c, exponent_.back());
        for (std::size_t i = 1; i < cumulative.size(); ++i)
            cumulative[i] += cumulative[i - 1];
        double const sum = cumulative.back();
        for (double& p : cumulative)
            p /= sum;
        cumulative_.push_back(std::move(cumulative));
    }
    mean_ = people / all_;
}

std::uint32_t WorkplaceSizes::operator()(std::uint32_t workplace, Key key) const
{
    Block const drawn = draw_block(key, Purpose::generate, workplace, 7, 0);
    std::size_t const c = index_in_proportion(unit_interval(drawn[0]), weight_, all_);
    auto const& cumulative = cumulative_[c];
    auto const at = std::ranges::lower_bound(cumulative, unit_interval(drawn[1]));
    return std::min(classes_[c].low + static_cast<std::uint32_t>(at - cumulative.begin()), classes_[c].high);
}

} // namespace groundswell
