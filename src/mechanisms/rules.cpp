#include "mechanisms/rules.hpp"

#include <algorithm>

namespace groundswell {

namespace {

void neutralise(Parameters& p, Components const& off)
{
    if (off.power) {
        p.acts.power = p.reaction.power = p.disclose.power = p.policy.shield = p.retaliation.power = 0;
        p.status.fill(0);
    }
    if (off.impunity) {
        auto& response = p.policy.response;
        response[0] = 0;
        double const rest = response[1] + response[2] + response[3];
        if (rest > 0)
            for (double& share : response)
                share /= rest;
        else
            response[1] = 1;
    }
    if (off.barriers)
        for (auto& row : p.stigma)
            row.fill(0);
}

double clipped_normal(double mean, double sd, int quantile)
{
    return std::clamp(mean + sd * normal_quantile((quantile + 0.5) / 256), 0.0, 1.0);
}

} // namespace

Rules compile_rules(Parameters const& parameters, Components const& off, int groups, int ranks)
{
    Rules rules;
    rules.p = parameters;
    rules.off = off;
    rules.groups = groups;
    rules.ranks = ranks;
    Parameters& p = rules.p;
    neutralise(p, off);

    for (int r = 0; r < ranks; ++r)
        rules.power[static_cast<std::size_t>(r)] = ranks > 1 ? r / (ranks - 1.0) : 0.0;

    rules.power[static_cast<std::size_t>(ranks)] = p.outside.standing;

    double most = 0;
    for (int i = 0; i < groups; ++i)
        for (int j = 0; j < groups; ++j)
            most = std::max(most, p.orientation[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]);
    rules.largest_weight = portable_exp(std::max(p.acts.token, -p.acts.token) / 2) * most;

    auto const of = static_cast<std::size_t>(ranks);
    for (std::size_t gi = 0; gi < static_cast<std::size_t>(groups); ++gi)
        for (std::size_t ri = 0; ri <= of; ++ri)
            for (std::size_t gj = 0; gj < static_cast<std::size_t>(groups); ++gj)
                for (std::size_t rj = 0; rj < of; ++rj) {
                    // Added in the order of docs/week.md, which differs for an outsider.
                    double const a = ri < of
                                         ? rules.power[ri] - rules.power[rj] + p.status[gi] - p.status[gj]
                                         : rules.power[ri] + p.status[gi] - rules.power[rj] - p.status[gj];
                    auto const at = rules.cell({static_cast<Group>(gi), static_cast<Rank>(ri)},
                                               {static_cast<Group>(gj), static_cast<Rank>(rj)});
                    rules.advantage_[at] = a;
                    rules.target_weight_[at] = p.orientation[gi][gj] * logistic(p.acts.power * a);
                }

    auto const& h = p.halflife;
    rules.halflife = {h.norm,       h.responsibility, h.habituation, h.trust,
                      h.deterrence, h.momentum,       h.burden,      h.unspoken};
    for (std::size_t weeks = 0; weeks < Rules::decay_weeks; ++weeks)
        rules.decay[weeks] = rules.decay_after(static_cast<int>(weeks));

    for (unsigned n = 1; n < rules.log_.size(); ++n)
        rules.log_[n] = portable_log(n);

    for (std::size_t g = 0; g < static_cast<std::size_t>(groups); ++g) {
        std::array<double, inborn_count> const mean{
            p.init.entitlement[g], p.init.attitude[g], p.init.norm,  p.init.responsibility,
            p.init.trust,          p.init.deterrence,  p.init.stigma};
        for (std::size_t s = 0; s < inborn_count; ++s)
            for (int q = 0; q < 256; ++q)
                rules.start[g][s][static_cast<std::size_t>(q)] =
                    encode_fraction(clipped_normal(mean[s], p.init.sd, q));
    }
    for (int q = 0; q < 256; ++q) {
        auto const at = static_cast<std::size_t>(q);
        rules.stubbornness[at] = clipped_normal(p.init.stubbornness, p.init.stubbornness_sd, q);
        rules.fear_start[at] = encode_fraction(clipped_normal(p.init.fear, p.init.sd, q));
    }
    return rules;
}

} // namespace groundswell
