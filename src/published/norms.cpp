#include "published/norms.hpp"

namespace groundswell::published {

std::span<Field<NormsParams> const> norms_fields()
{
    using P = NormsParams;
    static constexpr Field<P> fields[] = {
        field<&P::people>("people", 4, 200, "players"),
        field<&P::opportunities>("opportunities", 1, 20,
                                 "opportunities to defect, per player and generation"),
        field<&P::generations>("generations", 1, 100000, "generations until the result is read"),
        field<&P::metanorms>("metanorms", 0, 1, "1: not punishing can be punished; 0: norms game"),
        field<&P::temptation>("temptation", 0, 100, "payoff of defecting"),
        field<&P::hurt>("hurt", -100, 0, "payoff of another's defection"),
        field<&P::punished>("punished", -100, 0, "payoff of being punished"),
        field<&P::punishing>("punishing", -100, 0, "payoff of punishing"),
        field<&P::meta_punished>("meta_punished", -100, 0, "payoff of being punished for not punishing"),
        field<&P::meta_punishing>("meta_punishing", -100, 0, "payoff of punishing that"),
        field<&P::mutation>("mutation", 0, .5, "probability that a bit of a strategy flips"),
    };
    return fields;
}

std::vector<Strategy> next_generation(NormsParams const& params, std::vector<Strategy> const& parents,
                                      std::vector<double> const& scores, Stream& draws)
{
    std::size_t const n = parents.size();
    double mean = 0, squares = 0;
    for (double const s : scores)
        mean += s / static_cast<double>(n);
    for (double const s : scores)
        squares += (s - mean) * (s - mean);
    double const sd = portable_sqrt(squares / static_cast<double>(n));

    std::vector<Strategy> children;
    children.reserve(2 * n);
    for (std::size_t i = 0; i < n; ++i) {
        int const offspring = scores[i] >= mean + sd ? 2 : scores[i] <= mean - sd ? 0 : 1;
        children.insert(children.end(), static_cast<std::size_t>(offspring), parents[i]);
    }
    auto const any = [&] { return draws.below(static_cast<std::uint32_t>(children.size())); };
    while (children.size() > n) {
        children[any()] = children.back();
        children.pop_back();
    }
    while (children.size() < n)
        children.push_back(children[any()]);
    for (auto& child : children)
        for (unsigned bit = 0; bit < 6; ++bit)
            if (draws.uniform() < params.mutation) child = static_cast<Strategy>(child ^ (1U << bit));
    return children;
}

namespace {

/// A row of the published results: shares of runs in which the norm was established and collapsed.
struct NormsRow {
    int metanorms, generations;
    double temptation, meta_scale;
    int established, collapsed; ///< of `rerun` runs
};
/// The re-runs number 100 to 400 each. We assume the smallest, which makes our test as lenient as possible.
constexpr int rerun = 100;
constexpr NormsRow rows[] = {
    {0, 100, 3, 1, 4, 19},   {0, 1000, 3, 1, 0, 99},   {1, 100, 3, 1, 92, 0},   {1, 1000, 3, 1, 84, 1},
    {1, 1000, 3, .1, 0, 92}, {1, 1000, 10, 1, 100, 0}, {1, 10000, 3, 1, 81, 7},
};

NormsParams of(NormsRow const& row)
{
    NormsParams params;
    params.metanorms = row.metanorms;
    params.generations = row.generations;
    params.temptation = row.temptation;
    params.meta_punished *= row.meta_scale;
    params.meta_punishing *= row.meta_scale;
    return params;
}

bool same(NormsParams const& a, NormsParams const& b)
{
    for (auto const& field : norms_fields())
        if (std::abs(field.get(a) - field.get(b)) > 1e-12) return false;
    return true;
}

Figures figures_of(NormsParams const& params, Request const& request, NormsRun run)
{
    int const full = params.generations > 2000 ? 200 : 800;
    Count established, collapsed;
    for (auto const& result :
         replicate(request, request.quick ? full / 10 : full, [&](Key key) { return run(params, key); })) {
        established.add(result.established());
        collapsed.add(result.collapsed());
    }
    auto where = setting(params, norms_fields(), {"metanorms", "generations", "temptation", "meta_punished"});
    Label const up{where, "norm established", Origin::rerun}, down{where, "norm collapsed", Origin::rerun};
    for (auto const& row : rows)
        if (same(of(row), params))
            return {share_as_in(up, {row.established, rerun}, established),
                    share_as_in(down, {row.collapsed, rerun}, collapsed)};
    return {shown(up, established.share()), shown(down, collapsed.share())};
}

} // namespace

Figures check_norms(Request const& request, NormsRun run, NormsScore score)
{
    if (!request.set.empty()) return figures_of(read("norms", request.set, norms_fields()), request, run);
    // Axelrod's table 1: one defection (3), punished for it (-9), hurt 36 times (-36), having punished 9
    // times (-18).
    NormsTally const table_1{.defections = 1, .hurts = 36, .punished = 1, .punishing = 9};
    Figures figures{exactly({"Axelrod's table 1", "payoff", Origin::printed}, -60, score({}, table_1))};
    for (auto const& row : rows)
        for (auto& figure : figures_of(of(row), request, run))
            figures.push_back(std::move(figure));
    return figures;
}

Model norms()
{
    return {"norms",
            "Norms and metanorms games",
            "Axelrod 1986, Am. Political Science Review 80, 1095; Galan & Izquierdo 2005, JASSS 8(3)2",
            describe(norms_fields()),
            [](Settings const& set, Key key) {
                auto const result = run_norms(read("norms", set, norms_fields()), key);
                return std::vector<Output>{{"boldness", result.boldness},
                                           {"vengefulness", result.vengefulness},
                                           {"established", result.established() ? 1.0 : 0.0},
                                           {"collapsed", result.collapsed() ? 1.0 : 0.0}};
            },
            [](Request const& request) { return check_norms(request); }};
}

} // namespace groundswell::published
