#include "published/watts.hpp"

#include <cstdlib>

#include "base/text.hpp"

namespace groundswell::published {

namespace {

/// P(Poisson(mean) = 0..largest).
std::vector<double> poisson_mass(double mean, int largest)
{
    std::vector<double> mass(static_cast<std::size_t>(largest) + 1);
    mass[0] = portable_exp(-mean);
    for (int k = 1; k <= largest; ++k)
        mass[static_cast<std::size_t>(k)] = mass[static_cast<std::size_t>(k) - 1] * mean / k;
    return mass;
}

/// x^n for small whole n.
double power(double x, int n)
{
    double y = 1;
    for (; n > 0; --n)
        y *= x;
    return y;
}

/// Number of adopting neighbours at which a person of this degree adopts.
int needed(int degree, double phi)
{
    int m = 0;
    while (m <= degree &&
           !AdoptsAtFraction::adopts(static_cast<std::uint32_t>(m), static_cast<std::uint32_t>(degree), phi))
        ++m;
    return m;
}

/// P(Binomial(n, q) >= m).
double at_least(int n, double q, int m)
{
    if (q >= 1) return m <= n ? 1 : 0;
    double term = power(1 - q, n), below = 0;
    for (int k = 0; k < m && k <= n; ++k) {
        below += term;
        term *= q / (1 - q) * (n - k) / (k + 1);
    }
    return 1 - below;
}

int tail(double degree)
{
    return static_cast<int>(degree + 10 * portable_sqrt(degree) + 20);
}

} // namespace

std::span<Field<WattsParams> const> watts_fields()
{
    using P = WattsParams;
    static constexpr Field<P> fields[] = {
        field<&P::people>("people", 100, 1e6, "people in the network"),
        field<&P::degree>("degree", .1, 40, "mean number of ties"),
        field<&P::phi>("phi", .02, 1, "people adopt when this fraction of neighbours has adopted"),
        field<&P::seeds>("seeds", 1, 100, "people who adopt at the start"),
    };
    return fields;
}

int watts_vulnerable(double phi)
{
    return static_cast<int>(1 / phi + 1e-9);
}

double watts_branching(double degree, double phi)
{
    double sum = 0;
    for (double const p : poisson_mass(degree, std::max(0, watts_vulnerable(phi) - 2)))
        sum += p;
    return watts_vulnerable(phi) < 2 ? 0 : degree * sum;
}

std::optional<Window> watts_window(double phi)
{
    // The branching factor rises to one peak and falls. Find the peak, then the two crossings.
    double best = 0, peak = 0;
    for (double z = .01; z < 200; z += .01)
        if (double const b = watts_branching(z, phi); b > best) {
            best = b;
            peak = z;
        }
    if (best < 1) return std::nullopt;
    auto const crossing = [&](double below, double above) {
        for (int step = 0; step < 60; ++step) {
            double const z = (below + above) / 2;
            (watts_branching(z, phi) < 1 ? below : above) = z;
        }
        return below;
    };
    return Window{crossing(0, peak), crossing(400, peak)};
}

double watts_trigger(double degree, double phi)
{
    int const K = watts_vulnerable(phi);
    auto const mass = poisson_mass(degree, std::max(0, K - 1));
    double u = 0;
    for (int step = 0; step < 100000; ++step) {
        double next = 1;
        for (int d = 0; d <= K - 1; ++d)
            next -= mass[static_cast<std::size_t>(d)] * (1 - power(u, d));
        if (std::abs(next - u) < 1e-13) break;
        u = next;
    }
    return 1 - portable_exp(-degree * (1 - u));
}

double watts_size(double degree, double phi)
{
    int const most = tail(degree);
    auto const mass = poisson_mass(degree, most);
    double q = 1e-6;
    for (int step = 0; step < 100000; ++step) {
        double next = 0;
        for (int d = 0; d < most; ++d)
            next += mass[static_cast<std::size_t>(d)] * at_least(d, q, needed(d + 1, phi));
        if (std::abs(next - q) < 1e-13 || next < 1e-9) break;
        q = next;
    }
    double share = 0;
    for (int d = 1; d <= most; ++d)
        share += mass[static_cast<std::size_t>(d)] * at_least(d, q, needed(d, phi));
    return share;
}

namespace {

constexpr double global = .05; ///< a cascade that reaches more than this share is global

struct Measured {
    Count cascades;
    Mean size, branching;
};

Measured measure(WattsParams const& params, Request const& request, WattsRun run)
{
    Measured measured;
    for (auto const& result :
         replicate(request, request.quick ? 100 : 1000, [&](Key key) { return run(params, key); })) {
        measured.cascades.add(result.share > global);
        if (result.share > global) measured.size.add(result.share);
        measured.branching.add(result.branching);
    }
    return measured;
}

/// Near the ends of the window, cascades in a finite network are neither global nor local. Nothing is
/// compared there.
bool blurred(WattsParams const& params, Window const& window)
{
    double const margin = 3 * portable_exp(-portable_log(params.people) / 3);
    return std::abs(params.degree / window.low - 1) < margin ||
           std::abs(params.degree / window.high - 1) < margin;
}

/// The theory of any setting.
Figures theory_figures(WattsParams const& params, Measured const& measured)
{
    auto const where = setting(params, watts_fields(), {"phi", "degree"});
    Figures figures;
    figures.push_back(mean_is({where, "branching factor"}, watts_branching(params.degree, params.phi),
                              measured.branching, 5 * params.degree / params.people));
    auto const window = watts_window(params.phi);
    bool const inside = window && params.degree > window->low && params.degree < window->high;
    bool const comparable = params.seeds == 1 && !(window && blurred(params, *window));
    Label const chance{where, "P(cascade > 5 %)"}, size{where, "mean size of a cascade"};
    if (!comparable) {
        figures.push_back(shown(chance, measured.cascades.share()));
        if (measured.cascades.successes > 0) figures.push_back(shown(size, measured.size.value()));
    } else if (inside) {
        figures.push_back(share_is(chance, watts_trigger(params.degree, params.phi), measured.cascades, .01));
        figures.push_back(mean_is(size, watts_size(params.degree, params.phi), measured.size, .002));
    } else {
        figures.push_back(share_is(chance, 0, measured.cascades, .001));
    }
    return figures;
}

Figures window_figures(Request const& request, WattsRun run)
{
    auto const window = watts_window(.18).value_or(Window{});
    Figures figures;
    figures.push_back(within({"phi=0.18", "lower end of the window, as printed"}, 1.021, window.low, .0005));
    figures.push_back(within({"phi=0.18", "upper end of the window, as printed"}, 5.765, window.high, .0005));
    for (double const degree : {1.021, 5.765}) {
        WattsParams params;
        params.degree = degree;
        figures.push_back(theory_figures(params, measure(params, request, run)).front());
    }
    return figures;
}

} // namespace

Figures check_watts(Request const& request, WattsRun run)
{
    if (!request.set.empty()) {
        auto const params = read("watts", request.set, watts_fields());
        auto figures = theory_figures(params, measure(params, request, run));
        auto const window = watts_window(params.phi);
        auto const where = "phi=" + format_number(params.phi);
        figures.push_back(
            shown({where, "lower end of the window (theory)"}, window ? window->low : no_number));
        figures.push_back(
            shown({where, "upper end of the window (theory)"}, window ? window->high : no_number));
        return figures;
    }
    auto figures = window_figures(request, run);
    for (double const degree : {.8, 3.0, 7.0}) {
        WattsParams params;
        params.degree = degree;
        auto const measured = measure(params, request, run);
        for (auto& figure : theory_figures(params, measured))
            figures.push_back(std::move(figure));
        if (degree != 3.0) continue;
        auto const where = setting(params, watts_fields(), {"phi", "degree"});
        figures.push_back(share_at_least({where, "P(cascade > 5 %)", Origin::rerun}, .75, measured.cascades));
        // Printed to two digits.
        figures.push_back(
            mean_is({where, "mean size of a cascade", Origin::rerun}, .94, measured.size, .005));
    }
    return figures;
}

Model watts()
{
    return {"watts",
            "Threshold cascades on a Poisson random graph",
            "Watts 2002, PNAS 99, 5766",
            describe(watts_fields()),
            [](Settings const& set, Key key) {
                auto const result = run_watts(read("watts", set, watts_fields()), key);
                return std::vector<Output>{{"adopted", result.share}, {"branching", result.branching}};
            },
            [](Request const& request) { return check_watts(request); }};
}

} // namespace groundswell::published
