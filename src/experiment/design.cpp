#include "experiment/design.hpp"

#include <fmt/format.h>
#include <groundswell/problems.hpp>

#include "base/mix64.hpp"

namespace groundswell {

Design::Design(Scenario scenario, std::uint32_t seed)
    : space_(std::move(scenario)), seed_(seed), sobol_(seed), exclusion_(estimated())
{}

Scenario Design::at(std::uint32_t point) const
{
    Scenario out = space_.scenario();
    for (std::size_t k = 0; k < parameters().size(); ++k)
        parameters()[k].at.in(out.parameters) = parameters()[k].drawn(sobol_(point, k));
    for (auto const& rule : space_.rules())
        for (std::uint32_t attempt = 1; rule.at.is_met_by(out.parameters); ++attempt)
            draw(out.parameters, rule.drawn, further_index(point, attempt));
    space_.keep_sums(out);
    return out;
}

void Design::draw(Parameters& into, std::vector<std::size_t> const& which, std::uint32_t index) const
{
    for (auto const k : which)
        parameters()[k].at.in(into) = parameters()[k].drawn(sobol_(index, k));
}

/// An index that looks random: points at such indices are independent uniform draws.
std::uint32_t Design::further_index(std::uint32_t point, std::uint32_t attempt) const
{
    return static_cast<std::uint32_t>(mix64(mix64((std::uint64_t{seed_} << 32) + point) + attempt) >> 32);
}

/// Draw the numbers of the rules alone, many times.
Exclusion Design::estimated() const
{
    constexpr std::uint32_t draws = 16384;
    auto const& rules = space_.rules();
    Exclusion out{.share = {0, draws}, .rules = {}};
    for (auto const& rule : rules)
        out.rules.push_back({rule.at.smaller.name, rule.at.larger.name, rule.at.rule->why, Share{0, draws}});
    Parameters parameters = space_.scenario().parameters;
    for (std::uint32_t i = 0; i < draws; ++i) {
        bool any = false;
        for (std::size_t r = 0; r < rules.size(); ++r) {
            draw(parameters, rules[r].drawn, i);
            bool const met = rules[r].at.is_met_by(parameters);
            out.rules[r].share.k += met ? 1 : 0;
            any = any || met;
        }
        out.share.k += any ? 1 : 0;
    }
    Problems problems;
    for (auto const& rule : out.rules)
        if (rule.share.k == draws)
            problems.push_back(
                {.code = ProblemCode::value_conflict,
                 .place = {.key = rule.smaller},
                 .what = fmt::format("lies above {} at every point that can be drawn", rule.larger),
                 .allowed = rule.why,
                 .suggestion = "hold neither number fixed, or both"});
    throw_if_any(problems);
    return out;
}

Exclusion excluded_from(Scenario const& base)
{
    return Design(base, base.seed).exclusion();
}

} // namespace groundswell
