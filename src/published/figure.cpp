#include "published/figure.hpp"

#include <algorithm>
#include <utility>

namespace groundswell::published {

namespace {

Figure begin(Label&& label, double source, double ours)
{
    Figure figure;
    figure.setting = std::move(label.setting);
    figure.name = std::move(label.name);
    figure.origin = label.origin;
    figure.source = source;
    figure.ours = ours;
    return figure;
}

} // namespace

char const* letter(Origin origin)
{
    switch (origin) {
    case Origin::theory:
        return "T";
    case Origin::printed:
        return "P";
    case Origin::rerun:
        return "R";
    case Origin::none:
        break;
    }
    return "-";
}

Figure exactly(Label label, double source, double ours)
{
    return within(std::move(label), source, ours, 0);
}

Figure within(Label label, double source, double ours, double tolerance)
{
    auto figure = begin(std::move(label), source, ours);
    figure.tolerance = tolerance;
    figure.passed = std::abs(ours - source) <= tolerance;
    return figure;
}

Figure mean_is(Label label, double source, Mean const& ours, double allowance)
{
    auto figure = begin(std::move(label), source, ours.value());
    double const error = ours.standard_error();
    double const beyond = std::max(0.0, std::abs(ours.value() - source) - allowance);
    figure.tolerance = z_limit * error + allowance;
    figure.z = beyond == 0 ? 0 : error > 0 ? (ours.value() > source ? beyond : -beyond) / error : 37;
    figure.passed = std::abs(figure.z) <= z_limit;
    return figure;
}

Figure share_is(Label label, double source, Count ours, double allowance)
{
    auto figure = begin(std::move(label), source, ours.share());
    double const nearest = std::clamp(ours.share(), source - allowance, source + allowance);
    figure.z = binomial_z(ours, std::clamp(nearest, 0.0, 1.0));
    figure.passed = std::abs(figure.z) <= z_limit;
    return figure;
}

Figure share_as_in(Label label, Count source, Count ours)
{
    auto figure = begin(std::move(label), source.share(), ours.share());
    figure.z = two_sample_z(ours, source);
    figure.passed = std::abs(figure.z) <= z_limit;
    return figure;
}

Figure share_at_most(Label label, double bound, Count ours)
{
    label.name += ", at most";
    auto figure = begin(std::move(label), bound, ours.share());
    figure.z = binomial_z(ours, bound);
    figure.passed = figure.z <= z_limit;
    return figure;
}

Figure share_at_least(Label label, double bound, Count ours)
{
    label.name += ", at least";
    auto figure = begin(std::move(label), bound, ours.share());
    figure.z = binomial_z(ours, bound);
    figure.passed = figure.z >= -z_limit;
    return figure;
}

Figure shown(Label label, double ours)
{
    label.origin = Origin::none;
    return begin(std::move(label), no_number, ours);
}

} // namespace groundswell::published
