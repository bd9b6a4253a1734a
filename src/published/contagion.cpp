#include "published/contagion.hpp"

#include "published/poisson_graph.hpp"

namespace groundswell::published {

std::span<Field<ContagionParams> const> contagion_fields()
{
    using P = ContagionParams;
    static constexpr Field<P> fields[] = {
        field<&P::people>("people", 100, 1e7, "people in the network"),
        field<&P::degree>("degree", .1, 1000, "mean number of ties"),
        field<&P::transmission>("transmission", 1e-6, .999, "chance that a tie transmits, a step"),
        field<&P::recovery>("recovery", .001, 1, "chance to recover, a step"),
        field<&P::seeded>("seeded", 0, 1, "share of people who are infectious at the start"),
        field<&P::immune>("immune", 0, 1, "1: recovered for good; 0: susceptible again"),
        field<&P::steps>("steps", 1, 30000, "at most; it ends once nobody is infectious"),
    };
    return fields;
}

TieLayer contagion_network(ContagionParams const& params, Key key)
{
    auto graph = poisson_graph(static_cast<std::uint32_t>(params.people), params.degree,
                               Stream(key, ModelId::contagion, 0));
    return TieLayer(ExplicitTies{{graph.start.begin(), graph.start.end()}, std::move(graph.to), {}});
}

namespace detail {

std::vector<Seat> contagion_seeds(ContagionParams const& params, std::size_t people, Key key)
{
    auto const wanted = static_cast<std::size_t>(params.seeded * static_cast<double>(people) + .5);
    Stream draws(key, ModelId::contagion, 2);
    std::vector<char> chosen(people, 0);
    for (std::size_t n = 0; n < wanted;) {
        char& seed = chosen[draws.below(static_cast<std::uint32_t>(people))];
        n += seed == 0 ? 1 : 0;
        seed = 1;
    }
    std::vector<Seat> seeds;
    for (Seat who = 0; who < people; ++who)
        if (chosen[who]) seeds.push_back(who);
    return seeds;
}

} // namespace detail

double contagion_reach(ContagionParams const& params)
{
    double const transmits = params.transmission / (1 - (1 - params.transmission) * (1 - params.recovery));
    double const unseeded = 1 - params.seeded;
    // From nobody reached the iteration rises to the smallest outbreak, which is that of a seeded crowd.
    double reach = 0, spared = 1;
    for (int step = 0; step < 100000; ++step) {
        double const escape = unseeded * portable_exp(-params.degree * (1 - spared));
        spared = 1 - transmits + transmits * escape;
        if (step > 0 && std::abs(1 - escape - reach) < 1e-14) break;
        reach = 1 - escape;
    }
    return reach;
}

double contagion_endemic(ContagionParams const& params)
{
    double const per_person = params.people * portable_log(1 - params.transmission);
    // More recover than are infected above the steady state, fewer below it.
    double low = 0, high = 1;
    for (int step = 0; step < 100; ++step) {
        double const share = (low + high) / 2;
        double const infected = (1 - share) * (1 - portable_exp(share * per_person));
        (infected > params.recovery * share ? low : high) = share;
    }
    return low;
}

namespace {

/// Infections of the first step: a susceptible has a Poisson number of seeds beside it.
double first_step(ContagionParams const& params)
{
    return (1 - params.seeded) * (1 - portable_exp(-params.degree * params.seeded * params.transmission));
}

/// Everyone is tied to everyone.
bool mixed(ContagionParams const& params)
{
    return params.degree >= params.people - 1;
}

Figures figures_of(ContagionParams const& params, Request const& request, ContagionRun run)
{
    Mean first, infections, infectious;
    bool ended = true;
    int const replicates = params.people > 20000 ? 20 : request.quick ? 40 : 400;
    for (auto const& result : replicate(request, replicates, [&](Key key) { return run(params, key); })) {
        first.add(result.first);
        infections.add(result.infections);
        infectious.add(result.infectious);
        ended = ended && result.infectious == 0;
    }
    auto const where =
        setting(params, contagion_fields(), {"degree", "transmission", "recovery", "seeded", "immune"});
    // A finite crowd's mean lies off that of an infinite one by some parts in its number of people.
    double const finite = 5.0 / params.people;
    Figures figures;
    if (mixed(params))
        figures.push_back(shown({where, "infections of the first step, per person"}, first.value()));
    else
        figures.push_back(
            mean_is({where, "infections of the first step, per person"}, first_step(params), first, finite));
    Label const reach{where, "share ever reached"}, endemic{where, "share infectious in the end"};
    // Without seeds enough to exclude that the epidemic dies by chance, its mean size is not that of theory.
    if (params.immune != 0 && ended && !mixed(params) && params.seeded * params.people >= 100)
        figures.push_back(mean_is(reach, contagion_reach(params), infections, finite));
    else if (params.immune != 0)
        figures.push_back(shown(reach, infections.value()));
    else if (mixed(params) && !ended)
        figures.push_back(mean_is(endemic, contagion_endemic(params), infectious, finite));
    else
        figures.push_back(shown(endemic, infectious.value()));
    return figures;
}

} // namespace

Figures check_contagion(Request const& request, ContagionRun run)
{
    if (!request.set.empty())
        return figures_of(read("contagion", request.set, contagion_fields()), request, run);
    Figures figures;
    for (ContagionParams const& params :
         {ContagionParams{}, ContagionParams{.degree = 4, .transmission = .1, .recovery = .2},
          ContagionParams{.degree = 4, .transmission = .05, .recovery = .5, .seeded = .05},
          ContagionParams{
              .people = 1000, .degree = 999, .transmission = .0003, .seeded = .2, .immune = 0, .steps = 150}})
        for (auto& figure : figures_of(params, request, run))
            figures.push_back(std::move(figure));
    return figures;
}

Model contagion()
{
    return {"contagion",
            "Susceptible, infectious, recovered on a Poisson random graph",
            "Kermack & McKendrick 1927, Proc. R. Soc. A 115, 700; Newman 2002, Phys. Rev. E 66, 016128",
            describe(contagion_fields()),
            [](Settings const& set, Key key) {
                auto const result = run_contagion(read("contagion", set, contagion_fields()), key);
                return std::vector<Output>{{"infections", result.infections},
                                           {"infectious", result.infectious},
                                           {"first", result.first},
                                           {"steps", static_cast<double>(result.steps)}};
            },
            [](Request const& request) { return check_contagion(request); }};
}

} // namespace groundswell::published
