#include <algorithm>
#include <cmath>

#include "engine/state.hpp"
#include "experiment/published_via_engine.hpp"
#include "world/world.hpp"

namespace groundswell {

using namespace published;

namespace {

using P = StratificationParams;
constexpr std::array<int P::*, 8> levels{&P::level1, &P::level2, &P::level3, &P::level4,
                                         &P::level5, &P::level6, &P::level7, &P::level8};

} // namespace

std::span<Field<P> const> stratification_fields()
{
    static constexpr Field<P> fields[] = {
        field<&P::bias>("bias", -50, 50, "points that men's scores have more"),
        field<&P::spread>("spread", 1, 100, "standard deviation of a score [points]"),
        field<&P::leave>("leave", .01, .9, "probability of leaving, a cycle"),
        field<&P::women_hired>("women_hired", 0, 1, "share of women among those hired"),
        field<&P::level1>("level1", 1, 10000, "seats of the lowest level"),
        field<&P::level2>("level2", 1, 10000, "seats"),
        field<&P::level3>("level3", 1, 10000, "seats"),
        field<&P::level4>("level4", 1, 10000, "seats"),
        field<&P::level5>("level5", 1, 10000, "seats"),
        field<&P::level6>("level6", 1, 10000, "seats"),
        field<&P::level7>("level7", 1, 10000, "seats"),
        field<&P::level8>("level8", 1, 10000, "seats of the highest level"),
    };
    return fields;
}

Configured configure_published(P const& params, Alter alter)
{
    auto scenario = published_scenario("stratification");
    auto& shape = scenario.parameters.institution;
    double seats = 0;
    for (auto const level : levels)
        seats += params.*level;
    shape.seats = seats;
    for (std::size_t rank = 0; rank < levels.size(); ++rank)
        shape.rank_share[rank] = params.*levels[rank] / seats;
    auto& career = scenario.parameters.career;
    career.attrition = params.leave;
    career.bias[1] = params.bias / params.spread;
    career.hiring[0] = params.women_hired;
    career.hiring[1] = 1 - params.women_hired;
    alter(scenario);
    auto world = build_world(scenario, Key{});
    return {std::move(scenario), std::move(world)};
}

StratificationResult run_stratification(Configured const& configured, Key key)
{
    Simulation simulation(configured.world, configured.scenario, key);
    auto const& people = simulation.state().people;
    StratificationResult result;
    do {
        simulation.step();
        ++result.cycles;
    } while (std::ranges::count(people.hired, founder_week) > 0);
    std::array<double, 8> seats{};
    for (std::size_t seat = 0; seat < people.size(); ++seat) {
        auto const rank = configured.world->rank[seat];
        seats[rank] += 1;
        if (people.group[seat] == 0) result.women[rank] += 1;
    }
    for (std::size_t rank = 0; rank < seats.size(); ++rank)
        result.women[rank] /= seats[rank];
    return result;
}

namespace {

struct Row {
    double bias;
    double top, bottom; ///< share of women at level 8 and level 1, all leaving first [%]
    double printed_top; ///< mean of 20 runs at level 8; 0: none printed
};
constexpr Row rows[] = {{0, 50, 50, 0}, {2.01, 38.9, 53.7, 35}, {4.58, 24.6, 58.4, 29}};

/// Number of runs that is assumed behind the third party's means, which are printed without one.
constexpr double rerun = 1000;

/// Ours against a mean of `runs` other runs of the same spread, both with their errors.
published::Figure mean_as_in(Label label, double source, Mean const& ours, double runs, double rounding)
{
    auto figure = within(std::move(label), source, ours.value(), 0);
    double const error = std::sqrt(ours.variance() * (1.0 / static_cast<double>(ours.count()) + 1 / runs));
    figure.tolerance = z_limit * error + rounding;
    figure.z = error > 0 ? (ours.value() - source) / error : 0;
    figure.passed = std::abs(ours.value() - source) <= figure.tolerance;
    return figure;
}

Figures figures_of(P const& params, Request const& request, Alter alter)
{
    auto const configured = configure_published(params, alter);
    std::array<Mean, 8> women;
    Mean cycles;
    for (auto const& result : replicate(request, request.quick ? 60 : 500,
                                        [&](Key key) { return run_stratification(configured, key); })) {
        for (std::size_t rank = 0; rank < women.size(); ++rank)
            women[rank].add(100 * result.women[rank]);
        cycles.add(result.cycles);
    }
    auto const where = setting(params, stratification_fields(), {"bias"});
    Label const top{where, "women at level 8 [%]", Origin::rerun},
        bottom{where, "women at level 1 [%]", Origin::rerun};

    Figures figures;
    P other = params; // the published setting, apart from the bias
    other.bias = P{}.bias;
    bool const published = std::ranges::all_of(stratification_fields(),
                                               [&](auto const& f) { return f.get(other) == f.get(P{}); });
    auto const row = std::ranges::find(rows, params.bias, &Row::bias);
    if (params.bias == 0 && params.women_hired == .5) {
        // Without a bias women and men are alike: one half everywhere, by symmetry.
        for (std::size_t rank : {std::size_t{7}, std::size_t{3}, std::size_t{0}})
            figures.push_back(
                mean_is({where, "women at level " + std::to_string(rank + 1) + " [%]"}, 50, women[rank]));
    } else if (published && row != std::end(rows)) {
        figures.push_back(mean_as_in(top, row->top, women[7], rerun, .05));
        figures.push_back(mean_as_in(bottom, row->bottom, women[0], rerun, .05));
        Label const paper{where, "women at level 8, mean of 20 runs [%]", Origin::printed};
        figures.push_back(mean_as_in(paper, row->printed_top, women[7], 20, .5));
    } else {
        figures.push_back(shown(top, women[7].value()));
        figures.push_back(shown(bottom, women[0].value()));
    }
    figures.push_back(shown({where, "cycles until the first are gone"}, cycles.value()));
    return figures;
}

} // namespace

Figures check_stratification(Request const& request, Alter alter)
{
    if (!request.set.empty())
        return figures_of(read("stratification", request.set, stratification_fields()), request, alter);
    Figures figures;
    for (auto const& row : rows)
        for (auto& figure : figures_of({.bias = row.bias}, request, alter))
            figures.push_back(std::move(figure));
    return figures;
}

Model stratification_model()
{
    return {"stratification",
            "Gender stratification by small bias",
            "Martell, Lane & Emrich 1996, American Psychologist 51, 157",
            describe(stratification_fields()),
            [](Settings const& set, Key key) {
                auto const configured =
                    configure_published(read("stratification", set, stratification_fields()));
                auto const result = run_stratification(configured, key);
                std::vector<Output> out;
                for (std::size_t rank = 0; rank < result.women.size(); ++rank)
                    out.push_back({"women_level" + std::to_string(rank + 1), result.women[rank]});
                return out;
            },
            [](Request const& request) { return check_stratification(request); }};
}

} // namespace groundswell
