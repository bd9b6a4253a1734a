#include "plain_contagion.hpp"

#include <algorithm>

namespace yardstick {

namespace {

std::vector<std::uint32_t> seeds(std::vector<Health>& health, double share, Random& random)
{
    auto const people = static_cast<std::uint32_t>(health.size());
    auto const wanted = static_cast<std::size_t>(share * people + .5);
    std::vector<std::uint32_t> who;
    while (who.size() < wanted) {
        auto const i = random.below(people);
        if (health[i] == Health::infectious) continue;
        health[i] = Health::infectious;
        who.push_back(i);
    }
    std::ranges::sort(who);
    return who;
}

double outcome(std::vector<Health> const& health, bool immune)
{
    auto const n = std::ranges::count_if(
        health, [immune](Health h) { return immune ? h != Health::susceptible : h == Health::infectious; });
    return static_cast<double>(n) / static_cast<double>(health.size());
}

} // namespace

/// Every step walks over everyone and every tie of the infectious, one draw a tie to a susceptible.
double contagion_edge_loop(Rows const& rows, Contagion const& model, std::uint64_t seed)
{
    Random random(seed);
    std::vector<Health> now(rows.people(), Health::susceptible);
    seeds(now, model.seeded, random);
    auto next = now;
    auto const after = model.immune ? Health::immune : Health::susceptible;
    for (int step = 0; step < model.steps; ++step) {
        for (std::size_t i = 0; i < rows.people(); ++i) {
            if (now[i] != Health::infectious) continue;
            for (auto at = rows.start[i]; at < rows.start[i + 1]; ++at) {
                auto const j = rows.to[at];
                if (now[j] == Health::susceptible && random.uniform() < model.transmission)
                    next[j] = Health::infectious;
            }
            if (random.uniform() < model.recovery) next[i] = after;
        }
        now = next;
    }
    return outcome(now, model.immune);
}

/// Only the infectious are visited, and only ties that transmit and people who recover are drawn: the gaps
/// between them, carried on from person to person.
double contagion_event_driven(Rows const& rows, Contagion const& model, std::uint64_t seed)
{
    Random random(seed);
    std::vector<Health> health(rows.people(), Health::susceptible);
    auto infectious = seeds(health, model.seeded, random);
    Gaps const transmissions(model.transmission), recoveries(model.recovery);
    std::uint64_t to_transmission = transmissions.next(random), to_recovery = recoveries.next(random);
    std::vector<std::uint32_t> reached, recovered;
    auto const after = model.immune ? Health::immune : Health::susceptible;
    for (int step = 0; step < model.steps && !infectious.empty(); ++step) {
        reached.clear();
        recovered.clear();
        std::size_t kept = 0;
        for (auto const i : infectious) {
            auto const first = rows.start[i], degree = rows.start[i + 1] - first;
            while (to_transmission < degree) {
                auto const j = rows.to[first + to_transmission];
                if (health[j] == Health::susceptible) {
                    health[j] = Health::infectious;
                    reached.push_back(j);
                }
                to_transmission += 1 + transmissions.next(random);
            }
            to_transmission -= degree;
            if (to_recovery == 0) {
                recovered.push_back(i);
                to_recovery = recoveries.next(random);
            } else {
                --to_recovery;
                infectious[kept++] = i;
            }
        }
        infectious.resize(kept);
        infectious.insert(infectious.end(), reached.begin(), reached.end());
        for (auto const i : recovered)
            health[i] = after;
    }
    return outcome(health, model.immune);
}

} // namespace yardstick
