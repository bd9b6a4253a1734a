#include "experiment/claim_states.hpp"

#include <algorithm>
#include <groundswell/summary.hpp>
#include <string>

#include "experiment/claim_figures.hpp"
#include "experiment/claim_values.hpp"

namespace groundswell {

namespace {

/// The states of one arm at one point.
std::optional<LastingStates> parting(std::vector<ClaimUnit> const& replicates, std::string const& arm)
{
    auto const figure = final_norm(arm).text();
    std::vector<double> norms;
    for (auto const& unit : replicates) {
        auto const at = unit.find(figure);
        norms.push_back(at == unit.end() ? unknown_figure : at->second);
    }
    return lasting_states(norms);
}

/// What becomes of a claim where an arm ends in one of the two states.
struct Within {
    Share holds;
    std::vector<double> effects;

    void add(Claim const& claim, ClaimUnit const& unit)
    {
        std::span<ClaimUnit const> const alone(&unit, 1);
        holds.k += claim_holds(claim, alone) ? 1 : 0;
        ++holds.n;
        effects.push_back(value_of(claim.parts[0], alone));
    }
};

} // namespace

std::optional<ClaimStates> states_of(Claim const& claim, std::span<std::vector<ClaimUnit> const> units)
{
    ClaimStates out;
    out.parted.emplace_back("base", Share{0, units.size()});
    for (auto const& arm : claim.arms)
        out.parted.emplace_back(arm.name, Share{0, units.size()});
    auto const& judged = claim.states.empty() ? out.parted.front().first : claim.states;
    Within low, high;
    for (auto const& point : units)
        for (auto& [arm, share] : out.parted) {
            auto const states = parting(point, arm);
            if (!states) continue;
            ++share.k;
            if (arm != judged) continue;
            for (std::size_t r = 0; r < point.size(); ++r)
                (states->in_high[r] ? high : low).add(claim, point[r]);
        }
    if (std::ranges::all_of(out.parted, [](auto const& arm) { return arm.second.k == 0; }))
        return std::nullopt;
    out.holds_low = low.holds;
    out.holds_high = high.holds;
    out.effect_low = spread_of(low.effects);
    out.effect_high = spread_of(high.effects);
    return out;
}

} // namespace groundswell
