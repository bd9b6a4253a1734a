#include "published/critical_mass.hpp"
#include "base/text.hpp"

namespace groundswell::published {

std::span<Field<CriticalMassParams> const> critical_mass_fields()
{
    using P = CriticalMassParams;
    static constexpr Field<P> fields[] = {
        field<&P::people>("people", 4, 100000, "people; everyone meets everyone"),
        field<&P::committed>("committed", 0, 100000, "people who always play the new name"),
        field<&P::memory>("memory", 1, 60, "number of plays of partners that a person remembers"),
        field<&P::rounds>("rounds", 1, 100000, "rounds of random pairs"),
    };
    return fields;
}

double critical_mass_threshold(int memory)
{
    double best = 0;
    for (int step = 1; step < 50000; ++step) {
        double const x = step * 1e-5;
        // P(Bin(M, x) = k), from k = 0 up.
        double mass = 1, q = 0;
        for (int k = 0; k < memory; ++k)
            mass *= 1 - x;
        for (int k = 0; k <= memory; ++k) {
            if (2 * k >= memory) q += 2 * k == memory ? mass / 2 : mass;
            mass *= x / (1 - x) * (memory - k) / (k + 1);
        }
        best = std::max(best, (x - q) / (1 - q));
    }
    return best;
}

namespace {

CriticalMassParams checked(Settings const& set)
{
    auto const params = read("critical-mass", set, critical_mass_fields());
    if (params.committed > params.people)
        throw UserError(Problem{.code = ProblemCode::value_conflict,
                                .place = {.key = "critical-mass.committed"},
                                .what = "is " + format_number(params.committed),
                                .allowed = "must not exceed people, " + format_number(params.people)});
    return params;
}

Count successes(CriticalMassParams const& params, Request const& request, int runs, CriticalMassRun run)
{
    Count count;
    for (auto const& result : replicate(request, runs, [&](Key key) { return run(params, key); }))
        count.add(result.success());
    return count;
}

Figure share_figure(CriticalMassParams const& params, Request const& request, CriticalMassRun run)
{
    auto const count = successes(params, request, request.quick ? 200 : 2000, run);
    Label label{setting(params, critical_mass_fields(), {"people", "committed", "memory"}), "runs that tip",
                Origin::rerun};
    bool const published = params.people == 24 && params.memory == 12 && params.rounds == 1000;
    if (published && params.committed == 5) return share_at_most(std::move(label), .25, count);
    if (published && params.committed == 6) return share_at_least(std::move(label), .95, count);
    return shown(std::move(label), count.share());
}

/// The threshold is sharp in a crowd of 2,000.
Figures bracket(int memory, Request const& request, CriticalMassRun run)
{
    constexpr int people = 2000;
    double const threshold = critical_mass_threshold(memory);
    Figures figures;
    for (double const committed : {threshold - .015, threshold + .015}) {
        CriticalMassParams const params{.people = people,
                                        .committed = static_cast<int>(committed * people),
                                        .memory = memory,
                                        .rounds = 400};
        auto const count = successes(params, request, request.quick ? 10 : 50, run);
        figures.push_back(share_is(
            {setting(params, critical_mass_fields(), {"people", "committed", "memory"}), "runs that tip"},
            committed > threshold ? 1 : 0, count));
    }
    return figures;
}

} // namespace

Figures check_critical_mass(Request const& request, CriticalMassRun run)
{
    auto const threshold = [](int memory) {
        return shown({"memory=" + format_number(memory), "committed share that tips a large crowd (theory)"},
                     critical_mass_threshold(memory));
    };
    if (!request.set.empty()) {
        auto const params = checked(request.set);
        return {share_figure(params, request, run), threshold(params.memory)};
    }
    Figures figures;
    for (int const committed : {5, 6})
        figures.push_back(share_figure({.committed = committed}, request, run));
    // Groups with 21 % failed and groups with 25 % succeeded: the threshold lies between.
    figures.push_back(within({"memory=12", "committed share that tips, 21 to 25 %", Origin::printed}, .23,
                             critical_mass_threshold(12), .02));
    for (auto& figure : bracket(12, request, run))
        figures.push_back(std::move(figure));
    return figures;
}

Model critical_mass()
{
    return {"critical-mass",
            "Critical mass with memory",
            "Centola et al. 2018, Science 360, 1116",
            describe(critical_mass_fields()),
            [](Settings const& set, Key key) {
                auto const result = run_critical_mass(checked(set), key);
                return std::vector<Output>{{"share_new", result.share},
                                           {"success", result.success() ? 1.0 : 0.0}};
            },
            [](Request const& request) { return check_critical_mass(request); }};
}

} // namespace groundswell::published
