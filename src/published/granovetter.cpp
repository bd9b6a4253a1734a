#include "published/granovetter.hpp"

#include <numeric>

#include "base/text.hpp"
#include "published/stream.hpp"

namespace groundswell::published {

std::span<Field<GranovetterParams> const> granovetter_fields()
{
    using P = GranovetterParams;
    static constexpr Field<P> fields[] = {
        field<&P::people>("people", 100, 1e6, "size of the crowd"),
        field<&P::mean>("mean", 1, 49, "mean threshold [% of people]"),
        field<&P::sd>("sd", .1, 100, "standard deviation of thresholds [% of people]"),
    };
    return fields;
}

double run_granovetter(GranovetterParams const& params, Key key, Crowd gather)
{
    Stream draws(key, ModelId::granovetter);
    std::vector<double> thresholds(static_cast<std::size_t>(params.people));
    double const percent = params.people / 100.0;
    for (auto& threshold : thresholds)
        threshold = percent * (params.mean + params.sd * normal_quantile(draws.uniform()));
    std::sort(thresholds.begin(), thresholds.end());
    return static_cast<double>(gather(thresholds)) / params.people;
}

double granovetter_equilibrium(double mean, double sd)
{
    auto const F = [&](double r) { return normal_cdf((100 * r - mean) / sd); };
    auto const slope = [&](double r) { return 100 / sd * normal_density((100 * r - mean) / sd); };
    // Below the mean, F is convex. So Newton's steps from the left never pass the smallest root.
    double r = 0;
    for (int step = 0; step < 200 && r < mean / 100; ++step) {
        double const gap = F(r) - r;
        if (gap <= 1e-14) return r;
        if (slope(r) >= 1) break;
        r += gap / (1 - slope(r));
    }
    // There is no root below the mean. The only root is above it, where iterating F contracts.
    r = 1;
    for (int step = 0; step < 10000; ++step) {
        double const next = F(r);
        if (std::abs(next - r) < 1e-15) break;
        r = next;
    }
    return r;
}

GranovetterJump granovetter_jump(double mean)
{
    // 100 F(x) - 100 x f(x) - mean grows with x below 0: its derivative is 100 x^2 f(x).
    double low = -8, high = 0;
    for (int step = 0; step < 100; ++step) {
        double const x = (low + high) / 2;
        (100 * (normal_cdf(x) - x * normal_density(x)) < mean ? low : high) = x;
    }
    double const sd = 100 * normal_density(low);
    return {sd, mean + sd * low};
}

namespace {

/// Share [%] that joins in a crowd whose thresholds are the quantiles of the normal distribution. Chance
/// plays no part.
double quantile_crowd(std::vector<double> const& deviates, double mean, double sd, Crowd gather)
{
    std::vector<double> thresholds(deviates.size());
    double const percent = static_cast<double>(deviates.size()) / 100;
    std::transform(deviates.begin(), deviates.end(), thresholds.begin(),
                   [&](double x) { return percent * (mean + sd * x); });
    return static_cast<double>(gather(thresholds)) / percent;
}

/// Find the jump of our crowd by bisection on the sd.
GranovetterJump crowd_jump(double mean, Crowd gather)
{
    std::vector<double> deviates(100000);
    for (std::size_t i = 0; i < deviates.size(); ++i)
        deviates[i] = normal_quantile((static_cast<double>(i) + .5) / static_cast<double>(deviates.size()));
    double low = mean / 100, high = 100;
    for (int step = 0; step < 40; ++step) {
        double const sd = (low + high) / 2;
        (quantile_crowd(deviates, mean, sd, gather) < mean ? low : high) = sd;
    }
    return {low, quantile_crowd(deviates, mean, low, gather)};
}

Figures jump_figures(double mean, bool of_the_paper, Crowd gather)
{
    auto const theory = granovetter_jump(mean);
    auto const ours = crowd_jump(mean, gather);
    auto const where = "mean=" + format_number(mean);
    Figures figures;
    // 100,000 thresholds are steps of 1e-5. The fold moves by as much, and r near it moves by the square
    // root, .3 %.
    figures.push_back(within({where, "sd at which the equilibrium jumps [%]"}, theory.sd, ours.sd, .005));
    figures.push_back(
        within({where, "equilibrium just before the jump [%]"}, theory.before, ours.before, .3));
    if (!of_the_paper) return figures;
    figures.push_back(within({where, "jump, as stated"}, 12.222, theory.sd, .0005));
    // Just before the fold, the equilibrium moves with the square root of the distance: .005 is within 1e-6
    // of the sd.
    figures.push_back(within({where, "equilibrium before it, as stated"}, 6.195, theory.before, .01));
    return figures;
}

Figure equilibrium_figure(GranovetterParams const& params, Request const& request, Crowd gather)
{
    Mean share;
    for (double const joined : replicate(request, request.quick ? 50 : 400,
                                         [&](Key key) { return run_granovetter(params, key, gather); }))
        share.add(joined);
    double const expected = granovetter_equilibrium(params.mean, params.sd);
    double const slope = 100 / params.sd * normal_density((100 * expected - params.mean) / params.sd);
    Label label{setting(params, granovetter_fields(), {"people", "mean", "sd"}), "share that joins"};
    // Close to the jump, chance decides on which side a finite crowd falls. The fixed point does not
    // predict it.
    double const barrier = (1 - slope) * (1 - slope) * portable_sqrt(params.people);
    if (barrier < 4) return shown(std::move(label), share.value());
    return mean_is(std::move(label), expected, share, 2 / (params.people * (1 - slope) * (1 - slope)));
}

} // namespace

Figures check_granovetter(Request const& request, Crowd gather)
{
    if (!request.set.empty()) {
        auto const params = read("granovetter", request.set, granovetter_fields());
        auto figures = jump_figures(params.mean, params.mean == GranovetterParams{}.mean, gather);
        figures.push_back(equilibrium_figure(params, request, gather));
        return figures;
    }
    Figures figures;
    std::vector<double> thresholds(100);
    std::iota(thresholds.begin(), thresholds.end(), 0.0);
    figures.push_back(exactly({"thresholds 0,1,2..99", "people who join", Origin::printed}, 100,
                              static_cast<double>(gather(thresholds))));
    thresholds[1] = 2;
    figures.push_back(exactly({"thresholds 0,2,2..99", "people who join", Origin::printed}, 1,
                              static_cast<double>(gather(thresholds))));
    for (auto& figure : jump_figures(25, true, gather))
        figures.push_back(std::move(figure));
    for (double const sd : {8.0, 10.0, 15.0, 25.0}) {
        GranovetterParams params;
        params.sd = sd;
        figures.push_back(equilibrium_figure(params, request, gather));
    }
    return figures;
}

Model granovetter()
{
    return {"granovetter",
            "Threshold cascade in a crowd",
            "Granovetter 1978, Am. J. Sociology 83, 1420",
            describe(granovetter_fields()),
            [](Settings const& set, Key key) {
                auto const params = read("granovetter", set, granovetter_fields());
                return std::vector<Output>{{"joined", run_granovetter(params, key)}};
            },
            [](Request const& request) { return check_granovetter(request); }};
}

} // namespace groundswell::published
