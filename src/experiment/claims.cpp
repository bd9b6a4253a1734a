#include <groundswell/claims.hpp>

#include <algorithm>
#include <cmath>
#include <groundswell/problems.hpp>
#include <groundswell/summary.hpp>
#include <limits>

#include "experiment/claim_expression.hpp"

#include "experiment/claim_figures.hpp"
#include "experiment/claim_units.hpp"
#include "experiment/design.hpp"
#include "experiment/region.hpp"
#include "experiment/tree.hpp"

namespace groundswell {

namespace {

/// Figures by the mean over some replicates; NaN if unknown in any of them.
class Means {
  public:
    explicit Means(std::span<ClaimUnit const> units) : units_(units) {}

    double operator()(ClaimFigure const& figure) const
    {
        double sum = 0;
        for (auto const& unit : units_) {
            auto const at = unit.find(figure.text());
            if (at == unit.end()) return unknown_figure;
            sum += at->second;
        }
        return sum / static_cast<double>(units_.size());
    }

  private:
    std::span<ClaimUnit const> units_;
};

double value_of(ClaimPart const& part, std::span<ClaimUnit const> units)
{
    double const value = evaluate_expression(part.value, Means(units));
    return std::isfinite(value) ? value : unknown_figure;
}

bool claim_holds(Claim const& claim, std::span<ClaimUnit const> units)
{
    return std::ranges::all_of(claim.parts, [&](ClaimPart const& part) {
        return part.is_reported_only() || part.holds(value_of(part, units));
    });
}

Spread spread_of(std::vector<double> values)
{
    std::erase_if(values, [](double x) { return std::isnan(x); });
    if (values.empty()) return {unknown_figure, unknown_figure, unknown_figure};
    std::ranges::sort(values);
    auto const quantile = [&](double q) {
        double const at = q * static_cast<double>(values.size() - 1);
        auto const below = static_cast<std::size_t>(at);
        auto const above = std::min(below + 1, values.size() - 1);
        return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
    };
    return {quantile(.5), quantile(.05), quantile(.95)};
}

ClaimVerdict verdict_of(Share const& share)
{
    if (share.low() > .75) return ClaimVerdict::holds;
    if (share.high() < .25) return ClaimVerdict::fails;
    return ClaimVerdict::depends;
}

using Units = std::vector<std::vector<ClaimUnit>>;

/// Runs of all arms, told apart by their final norm.
std::optional<ClaimStates> states_of(Claim const& claim, Units const& units)
{
    std::vector<std::string> arms{"base"};
    for (auto const& arm : claim.arms)
        arms.push_back(arm.name);
    auto const norm = [](ClaimUnit const& unit, std::string const& arm) {
        auto const at = unit.find(final_norm(arm).text());
        return at == unit.end() ? unknown_figure : at->second;
    };
    std::vector<double> norms;
    for (auto const& point : units)
        for (auto const& unit : point)
            for (auto const& arm : arms)
                norms.push_back(norm(unit, arm));
    auto const found = lasting_states(norms);
    if (!found) return std::nullopt;

    ClaimStates out;
    out.border = found->border;
    for (auto const& arm : arms)
        out.high.emplace_back(arm, Share{});
    std::vector<double> effects[2];
    for (auto const& point : units)
        for (auto const& unit : point) {
            for (auto& [arm, share] : out.high) {
                share.k += norm(unit, arm) > out.border ? 1 : 0;
                ++share.n;
            }
            std::span<ClaimUnit const> const alone(&unit, 1);
            bool const high = norm(unit, claim.states.empty() ? "base" : claim.states) > out.border;
            auto& holds = high ? out.holds_high : out.holds_low;
            holds.k += claim_holds(claim, alone) ? 1 : 0;
            ++holds.n;
            effects[high].push_back(value_of(claim.parts[0], alone));
        }
    out.effect_low = spread_of(effects[0]);
    out.effect_high = spread_of(effects[1]);
    return out;
}

ClaimResult result_of(Claim const& claim, Units const& units, Design const& design)
{
    ClaimResult out{.claim = claim, .parts = {}, .holds = {}, .share = {}, .region = {}, .states = {}};
    for (auto const& part : claim.parts) {
        PartResult result;
        for (auto const& point : units) {
            double const value = value_of(part, point);
            result.values.push_back(value);
            if (part.is_reported_only()) continue;
            result.holds.k += part.holds(value) ? 1 : 0;
            ++result.holds.n;
        }
        result.effect = spread_of(result.values);
        out.parts.push_back(std::move(result));
    }
    for (auto const& point : units)
        out.holds.push_back(claim_holds(claim, point));
    out.share = {static_cast<std::size_t>(std::ranges::count(out.holds, true)), out.holds.size()};
    out.verdict = verdict_of(out.share);
    if (out.verdict == ClaimVerdict::depends) {
        LabelledPoints points{{}, out.holds};
        for (std::uint32_t i = 0; i < units.size(); ++i) {
            auto const scenario = design.at(i);
            points.features.emplace_back();
            for (auto const& parameter : design.parameters())
                points.features.back().push_back(parameter.at.in(scenario.parameters));
        }
        out.region = find_region(points);
    }
    out.states = states_of(claim, units);
    return out;
}

void require_replicates(ClaimsOptions const& options)
{
    Problems problems;
    if (options.points < 1)
        problems.push_back({.code = ProblemCode::value_out_of_range,
                            .place = {.argument = "points"},
                            .what = "is 0",
                            .allowed = "at least 1"});
    if (options.replicates < 1)
        problems.push_back({.code = ProblemCode::value_out_of_range,
                            .place = {.argument = "replicates"},
                            .what = "is 0",
                            .allowed = "at least 1"});
    auto const& groups = options.base.groups;
    for (auto const* group : {"woman", "man"})
        if (std::ranges::find(groups, group) == groups.end())
            problems.push_back({.code = ProblemCode::name_unknown,
                                .place = {.argument = "claims"},
                                .what = "the scenario has no group '" + std::string(group) + "'",
                                .allowed = "claims speak of women and men"});
    throw_if_any(problems);
}

} // namespace

std::vector<ClaimResult> test_claims(std::vector<Claim> const& claims, ClaimsOptions const& options,
                                     PointStore& store)
{
    require_replicates(options);
    auto const units = run_claims(claims, options, store);
    Design const design(options.base, options.base.seed);
    std::vector<ClaimResult> out;
    for (std::size_t c = 0; c < claims.size(); ++c)
        out.push_back(result_of(claims[c], units[c], design));
    return out;
}

std::vector<std::string> varied_parameters(Scenario const& base)
{
    std::vector<std::string> names;
    for (auto const& parameter : uncertain_parameters(base))
        names.push_back(parameter.at.name);
    return names;
}

char const* name_of(ClaimVerdict verdict)
{
    constexpr std::array names{"holds", "depends", "fails"};
    return names[static_cast<std::size_t>(verdict)];
}

} // namespace groundswell
