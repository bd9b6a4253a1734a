#include "published/naming.hpp"

namespace groundswell::published {

std::span<Field<NamingParams> const> naming_fields()
{
    using P = NamingParams;
    static constexpr Field<P> fields[] = {
        field<&P::people>("people", 10, 100000, "people; everyone meets everyone"),
        field<&P::committed>("committed", 0, 1, "share of people who always say A"),
        field<&P::rounds>("rounds", 1, 100000,
                          "largest number of rounds; a round has as many interactions as people"),
    };
    return fields;
}

namespace {

/// Steady state of the mean field (Xie et al. 2011, eq. 1) with a share z of undecided and p committed.
/// From dA/dt - dB/dt = 0 follows B = z (1 + p/2 - z)/(2z - p); what remains is dB/dt = -A B + z^2 + z B -
/// p B.
double mean_field_rate(double z, double p)
{
    double const b = z * (1 + p / 2 - z) / (2 * z - p);
    double const a = 1 - p - b - z;
    return -a * b + z * z + z * b - p * b;
}

/// The committed share for which z is a steady state: the root in p that starts at p = 0.
double committed_for(double z)
{
    double low = 0, high = std::min(.5, 2 * z * .999);
    bool const sign = mean_field_rate(z, 0) > 0;
    for (double p = 0; p < high; p += 1e-3)
        if ((mean_field_rate(z, p) > 0) != sign) {
            high = p;
            break;
        } else {
            low = p;
        }
    for (int step = 0; step < 60; ++step) {
        double const p = (low + high) / 2;
        ((mean_field_rate(z, p) > 0) == sign ? low : high) = p;
    }
    return low;
}

} // namespace

double naming_threshold()
{
    // The steady states are on a curve p(z) with one fold. Its top is the threshold (golden-section
    // search).
    double low = .02, high = .35;
    constexpr double golden = .6180339887498949;
    for (int step = 0; step < 80; ++step) {
        double const left = high - golden * (high - low), right = low + golden * (high - low);
        (committed_for(left) < committed_for(right) ? low : high) =
            committed_for(left) < committed_for(right) ? left : right;
    }
    return committed_for((low + high) / 2);
}

namespace {

struct NamingRow {
    double committed;
    int successes; ///< of 100 runs of the open simulation, 100 people
};
constexpr NamingRow rows[] = {{.05, 0},  {.06, 0},   {.07, 0},   {.08, 15},  {.09, 44}, {.10, 82},
                              {.11, 97}, {.12, 100}, {.13, 100}, {.15, 100}, {.20, 100}};

Count successes(NamingParams const& params, Request const& request, int runs, NamingRun run)
{
    Count count;
    for (auto const& result : replicate(request, runs, [&](Key key) { return run(params, key); }))
        count.add(result.success);
    return count;
}

Figure share_figure(NamingParams const& params, Request const& request, NamingRun run)
{
    auto const count = successes(params, request, request.quick ? 400 : 4000, run);
    Label label{setting(params, naming_fields(), {"people", "committed"}), "runs that end with A",
                Origin::rerun};
    for (auto const& row : rows)
        if (params.people == 100 && params.rounds == 100 && std::abs(params.committed - row.committed) < 1e-9)
            return share_as_in(std::move(label), {row.successes, 100}, count);
    return shown(std::move(label), count.share());
}

/// The threshold is sharp in a crowd of 4,000. Below it nobody is won within 100 rounds, above it everyone
/// is.
Figures bracket(Request const& request, NamingRun run)
{
    double const threshold = naming_threshold();
    Figures figures{within({"", "mean-field threshold, as printed"}, .0979, threshold, .00005)};
    for (double const committed : {threshold - .01, threshold + .01}) {
        NamingParams params{.people = 4000, .committed = committed, .rounds = 200};
        auto const count = successes(params, request, request.quick ? 8 : 40, run);
        figures.push_back(
            share_is({setting(params, naming_fields(), {"people", "committed"}), "runs that end with A"},
                     committed > threshold ? 1 : 0, count));
    }
    return figures;
}

} // namespace

Figures check_naming(Request const& request, NamingRun run)
{
    if (!request.set.empty()) {
        auto const params = read("naming", request.set, naming_fields());
        return {share_figure(params, request, run),
                shown({"", "mean-field threshold (theory)"}, naming_threshold())};
    }
    auto figures = bracket(request, run);
    for (auto const& row : rows)
        figures.push_back(
            share_figure({.people = 100, .committed = row.committed, .rounds = 100}, request, run));
    return figures;
}

Model naming()
{
    return {"naming",
            "Committed minority in the naming game",
            "Xie et al. 2011, Phys. Rev. E 84, 011130",
            describe(naming_fields()),
            [](Settings const& set, Key key) {
                auto const result = run_naming(read("naming", set, naming_fields()), key);
                return std::vector<Output>{{"success", result.success ? 1.0 : 0.0},
                                           {"rounds", static_cast<double>(result.rounds)}};
            },
            [](Request const& request) { return check_naming(request); }};
}

} // namespace groundswell::published
