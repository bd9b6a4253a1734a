#include <cmath>

#include "engine/state.hpp"
#include "experiment/published_via_engine.hpp"
#include "world/world.hpp"

namespace groundswell {

using namespace published;

namespace {

using P = InfluenceParams;
using Matrix = std::array<Three, 3>;

/// Rows of W: what each gives to whom, own weight included.
Matrix weights(P const& p)
{
    Matrix w{
        {{p.self, p.first_second, 0}, {p.second_first, p.self, p.second_third}, {0, p.third_second, p.self}}};
    for (auto& row : w) {
        double const sum = row[0] + row[1] + row[2];
        for (auto& x : row)
            x /= sum;
    }
    return w;
}

/// Solve a x = b by elimination with pivots; a is regular.
Three solve(Matrix a, Three b)
{
    for (std::size_t k = 0; k < 3; ++k) {
        std::size_t pivot = k;
        for (std::size_t i = k + 1; i < 3; ++i)
            if (std::abs(a[i][k]) > std::abs(a[pivot][k])) pivot = i;
        std::swap(a[k], a[pivot]);
        std::swap(b[k], b[pivot]);
        for (std::size_t i = 0; i < 3; ++i) {
            if (i == k) continue;
            double const f = a[i][k] / a[k][k];
            for (std::size_t j = k; j < 3; ++j)
                a[i][j] -= f * a[k][j];
            b[i] -= f * b[k];
        }
    }
    return {b[0] / a[0][0], b[1] / a[1][1], b[2] / a[2][2]};
}

/// Distance of W's second largest eigenvalue from 1: W of three in a row is that of a reversible chain, one
/// eigenvalue is 1, and the other two have the trace and the determinant for sum and product.
double spectral_gap(Matrix const& w)
{
    double const sum = w[0][0] + w[1][1] + w[2][2] - 1;
    double const product = w[0][0] * (w[1][1] * w[2][2] - w[1][2] * w[2][1]) - w[0][1] * w[1][0] * w[2][2];
    double const root = std::sqrt(std::max(0.0, sum * sum / 4 - product));
    return 1 - std::max(std::abs(sum / 2 + root), std::abs(sum / 2 - root));
}

/// The three stand in a row; one unit, one rank, a group for each.
std::shared_ptr<World const> row_of_three(P const& p)
{
    auto world = std::make_shared<World>();
    world->seats = 3;
    world->ranks = 1;
    world->groups = {"first", "second", "third"};
    world->rank = {0, 0, 0};
    world->unit = {0, 0, 0};
    world->units = {"row"};
    world->institution_of = {0};
    world->first_group = {0, 1, 2};
    auto const weight = [](double x) { return static_cast<float>(x); };
    world->confidant = TieLayer(ExplicitTies{
        {0, 1, 3, 4},
        {1, 0, 2, 1},
        {weight(p.first_second), weight(p.second_first), weight(p.second_third), weight(p.third_second)}});
    world->team = TieLayer(ExplicitTies{{0, 0, 0, 0}, {}, {}});
    world->audience = world->team;
    index_units(*world);
    return world;
}

} // namespace

std::span<Field<P> const> influence_fields()
{
    static constexpr Field<P> fields[] = {
        field<&P::self>("self", .01, 100, "weight of oneself"),
        field<&P::first_second>("first_second", .01, 100, "weight that the first gives to the second"),
        field<&P::second_first>("second_first", .01, 100, "weight that the second gives to the first"),
        field<&P::second_third>("second_third", .01, 100, "weight that the second gives to the third"),
        field<&P::third_second>("third_second", .01, 100, "weight that the third gives to the second"),
        field<&P::start1>("start1", 0, 1, "attitude of the first at the start"),
        field<&P::start2>("start2", 0, 1, "of the second"),
        field<&P::start3>("start3", 0, 1, "of the third"),
        field<&P::stubbornness>("stubbornness", 0, 1, "mean pull of where one began"),
        field<&P::stubbornness_sd>("stubbornness_sd", 0, 1, "how much persons differ in it"),
        field<&P::rounds>("rounds", 1, 20000, "of averaging"),
    };
    return fields;
}

Configured configure_published(P const& params, Alter alter)
{
    auto scenario = published_scenario("influence");
    auto& p = scenario.parameters;
    p.run.weeks = params.rounds;
    p.influence.self = params.self;
    p.init.attitude[0] = params.start1;
    p.init.attitude[1] = params.start2;
    p.init.attitude[2] = params.start3;
    p.init.stubbornness = params.stubbornness;
    p.init.stubbornness_sd = params.stubbornness_sd;
    alter(scenario);
    return {std::move(scenario), row_of_three(params)};
}

InfluenceResult run_influence(Configured const& configured, Key key)
{
    Simulation simulation(configured.world, configured.scenario, key);
    simulation.run_until(static_cast<Week>(configured.scenario.parameters.run.weeks));
    InfluenceResult result;
    for (Seat seat = 0; seat < 3; ++seat) {
        auto const& record = simulation.state().people.record[seat];
        result.attitude[seat] = decode_fraction(record.attitude);
        result.stubbornness[seat] = simulation.rules().stubbornness[record.stubbornness_quantile];
    }
    return result;
}

Three influence_limit(P const& params, Three const& stubbornness)
{
    auto const w = weights(params);
    Three const start{params.start1, params.start2, params.start3};
    if (stubbornness == Three{}) {
        // Stationary weights of three in a row: pi_1 w_12 = pi_2 w_21 and pi_2 w_23 = pi_3 w_32.
        Three const pi{w[1][0] / w[0][1], 1, w[1][2] / w[2][1]};
        double const mean =
            (pi[0] * start[0] + pi[1] * start[1] + pi[2] * start[2]) / (pi[0] + pi[1] + pi[2]);
        return {mean, mean, mean};
    }
    Matrix a{};
    Three b{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j)
            a[i][j] = (i == j ? 1 : 0) - (1 - stubbornness[i]) * w[i][j];
        b[i] = stubbornness[i] * start[i];
    }
    return solve(a, b);
}

namespace {

/// 1e-4, or what rounding to 1/65535 in each round adds up to where convergence is slow: half a step a round,
/// over six times the rounds in which a difference shrinks e-fold.
double tolerance(P const& params, Three const& stubbornness)
{
    double const least = std::min({stubbornness[0], stubbornness[1], stubbornness[2]});
    double const gap = 1 - (1 - least) * (1 - spectral_gap(weights(params)));
    return std::max(1e-4, 6 * .5 / 65535 / gap);
}

Figures figures_of(P const& params, Request const& request, Alter alter)
{
    auto const result = run_influence(configure_published(params, alter), Key{request.seed, 0});
    // Where persons differ in stubbornness theory is computed for those who were drawn.
    Three const stubbornness = params.stubbornness_sd > 0
                                   ? result.stubbornness
                                   : Three{params.stubbornness, params.stubbornness, params.stubbornness};
    auto const limit = influence_limit(params, stubbornness);
    auto const where = setting(params, influence_fields(), {"self", "stubbornness", "stubbornness_sd"});
    Figures figures;
    for (std::size_t i = 0; i < 3; ++i)
        figures.push_back(within({where, "attitude of person " + std::to_string(i + 1)}, limit[i],
                                 result.attitude[i], tolerance(params, stubbornness)));
    return figures;
}

} // namespace

Figures check_influence(Request const& request, Alter alter)
{
    if (!request.set.empty())
        return figures_of(read("influence", request.set, influence_fields()), request, alter);
    Figures figures{within({"DeGroot, W as stated", "limit"}, .25, influence_limit({}, {})[0], 1e-12)};
    for (P const& params :
         {P{}, P{.stubbornness = .25}, P{.start1 = .9, .start2 = .1, .start3 = .4, .stubbornness = .4},
          P{.start3 = .5, .stubbornness = .5, .stubbornness_sd = .2}})
        for (auto& figure : figures_of(params, request, alter))
            figures.push_back(std::move(figure));
    return figures;
}

Model influence_model()
{
    return {"influence",
            "DeGroot and Friedkin-Johnsen",
            "DeGroot 1974, J. Am. Statistical Association 69, 118; Friedkin & Johnsen 1990, J. Math. "
            "Sociology 15, 193",
            describe(influence_fields()),
            [](Settings const& set, Key key) {
                auto const result =
                    run_influence(configure_published(read("influence", set, influence_fields())), key);
                return std::vector<Output>{{"attitude1", result.attitude[0]},
                                           {"attitude2", result.attitude[1]},
                                           {"attitude3", result.attitude[2]}};
            },
            [](Request const& request) { return check_influence(request); }};
}

} // namespace groundswell
