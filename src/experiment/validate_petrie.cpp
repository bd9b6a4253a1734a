#include <cmath>

#include "engine/state.hpp"
#include "experiment/published_via_engine.hpp"

namespace groundswell {

using namespace published;

std::span<Field<PetrieParams> const> petrie_fields()
{
    using P = PetrieParams;
    static constexpr Field<P> fields[] = {
        field<&P::women>("women", 1, 2000, "women"),
        field<&P::men>("men", 1, 2000, "men"),
        field<&P::remarks>("remarks", .01, 20, "mean of the remarks that a person makes"),
    };
    return fields;
}

Configured configure_published(PetrieParams const& params, Alter alter)
{
    auto scenario = published_scenario("petrie");
    auto& shape = scenario.parameters.institution;
    shape.seats = shape.team_min = shape.team_max = params.women + params.men;
    shape.share[0][0] = params.women / shape.seats;
    shape.share[1][0] = params.men / shape.seats;
    scenario.parameters.propensity.everyday.median = params.remarks;
    alter(scenario);
    auto world = build_world(scenario, Key{});
    return {std::move(scenario), std::move(world)};
}

PetrieResult run_petrie(Configured const& configured, Key key)
{
    Simulation simulation(configured.world, configured.scenario, key);
    simulation.step();
    PetrieResult result;
    auto const& people = simulation.state().people;
    double const each = configured.scenario.parameters.kinds[0].severity * burden_scale;
    for (std::size_t seat = 0; seat < people.size(); ++seat)
        (people.group[seat] == 0 ? result.women : result.men)
            .push_back(static_cast<int>(people.record[seat].burden / each + .5));
    return result;
}

namespace {

struct Side {
    Mean mean, squares;
    Count none;

    /// @param expected  mean that theory gives
    void add(std::vector<int> const& received, double expected)
    {
        for (int const n : received) {
            mean.add(n);
            squares.add((n - expected) * (n - expected));
            none.add(n == 0);
        }
    }
};

struct Measured {
    Side women, men;
    double women_expected, men_expected;
};

Measured measure(PetrieParams const& params, Request const& request, Alter alter)
{
    auto const configured = configure_published(params, alter);
    Measured out{
        {}, {}, params.remarks * params.men / params.women, params.remarks * params.women / params.men};
    for (auto const& result : replicate(request, request.quick ? 200 : 4000,
                                        [&](Key key) { return run_petrie(configured, key); })) {
        out.women.add(result.women, out.women_expected);
        out.men.add(result.men, out.men_expected);
    }
    return out;
}

/// The SD, tested on the mean square deviation from theory: remarks received are independent and Poisson.
published::Figure sd_figure(Label label, double expected, Side const& side)
{
    auto figure = mean_is(std::move(label), expected, side.squares);
    figure.tolerance /= 2 * std::sqrt(expected); // of the root, to first order
    figure.source = std::sqrt(expected);
    figure.ours = std::sqrt(side.squares.value());
    return figure;
}

Figures theory_figures(PetrieParams const& params, Measured const& measured)
{
    auto const where = setting(params, petrie_fields(), {"women", "men", "remarks"});
    auto const& [women, men, w, m] = measured;
    // The error of a ratio of means, to first order.
    double const ratio = women.mean.value() / men.mean.value();
    double const error = ratio * std::hypot(women.mean.standard_error() / women.mean.value(),
                                            men.mean.standard_error() / men.mean.value());
    return {mean_is({where, "remarks per woman"}, w, women.mean),
            mean_is({where, "remarks per man"}, m, men.mean),
            within({where, "multiplier"},
                   double(params.men) * params.men / (double(params.women) * params.women), ratio,
                   z_limit * error),
            sd_figure({where, "SD over women"}, w, women),
            sd_figure({where, "SD over men"}, m, men),
            share_is({where, "women with none"}, std::exp(-w), women.none),
            share_is({where, "men with none"}, std::exp(-m), men.none)};
}

/// Slope of log multiplier on log(men/women): least squares through (0,0), where the theory's line passes.
published::Figure slope_figure(Request const& request, Alter alter)
{
    double products = 0, squares = 0, variance = 0;
    for (int const women : {25, 20, 16, 12, 10, 8, 6, 5}) {
        PetrieParams const params{.women = women, .men = 50 - women};
        auto const measured = measure(params, request, alter);
        double const x = std::log(double(params.men) / params.women);
        double const relative = std::hypot(measured.women.mean.standard_error() / measured.women.mean.value(),
                                           measured.men.mean.standard_error() / measured.men.mean.value());
        products += x * std::log(measured.women.mean.value() / measured.men.mean.value());
        squares += x * x;
        variance += x * x * relative * relative;
    }
    // Settings share draws, so their errors may add up rather than average out: at most by the root of their
    // number.
    double const error = std::sqrt(8 * variance) / squares;
    return within({"ratios 1 to 9", "slope of log multiplier on log ratio"}, 2, products / squares,
                  z_limit * error);
}

} // namespace

Figures check_petrie(Request const& request, Alter alter)
{
    if (!request.set.empty()) {
        auto const params = read("petrie", request.set, petrie_fields());
        return theory_figures(params, measure(params, request, alter));
    }
    auto const measured = measure({}, request, alter);
    auto const where = setting(PetrieParams{}, petrie_fields(), {"women", "men", "remarks"});
    Figures figures{mean_is({where, "remarks per woman", Origin::printed}, 5.6, measured.women.mean),
                    mean_is({where, "remarks per man", Origin::printed}, .35, measured.men.mean)};
    for (auto& figure : theory_figures({}, measured))
        figures.push_back(std::move(figure));
    figures.push_back(slope_figure(request, alter));
    return figures;
}

Model petrie_model()
{
    return {"petrie",
            "The Petrie multiplier",
            "Gent 2013, The Petrie multiplier",
            describe(petrie_fields()),
            [](Settings const& set, Key key) {
                auto const result =
                    run_petrie(configure_published(read("petrie", set, petrie_fields())), key);
                double women = 0, men = 0;
                for (int const n : result.women)
                    women += n;
                for (int const n : result.men)
                    men += n;
                return std::vector<Output>{{"per_woman", women / static_cast<double>(result.women.size())},
                                           {"per_man", men / static_cast<double>(result.men.size())}};
            },
            [](Request const& request) { return check_petrie(request); }};
}

} // namespace groundswell
