#pragma once
#include <span>
#include <vector>

#include "published/model.hpp"
#include "published/stream.hpp"

/// Norms and metanorms games: who defects risks punishment, and who lets it pass may risk it too.
///
/// Source: Axelrod (1986), American Political Science Review 80(4), 1095-1111; re-implemented by Galan &
/// Izquierdo (2005), JASSS 8(3) 2, whose reading of the reproduction we take.
namespace groundswell::published {

struct NormsParams {
    int people{20};
    int opportunities{4}; ///< to defect, a person and generation
    int generations{1000};
    int metanorms{1};     ///< 1: who saw and did not punish can be punished
    double temptation{3}; ///< to who defects
    double hurt{-1};      ///< to each other
    double punished{-9}, punishing{-2};
    double meta_punished{-9}, meta_punishing{-2};
    double mutation{.01}; ///< chance that a bit flips
};
std::span<Field<NormsParams> const> norms_fields();

/// What one person did and suffered in a generation.
struct NormsTally {
    int defections{0}, hurts{0}, punished{0}, punishing{0}, meta_punished{0}, meta_punishing{0};
};

/// The rules that the published tables depend on; a test replaces them one by one.
struct NormsRules {
    static constexpr double score(NormsParams const& p, NormsTally const& t)
    {
        return t.defections * p.temptation + t.hurts * p.hurt + t.punished * p.punished +
               t.punishing * p.punishing + t.meta_punished * p.meta_punished +
               t.meta_punishing * p.meta_punishing;
    }
    /// Who can punish somebody for not punishing: everyone but that one and the defector.
    static constexpr bool third(std::size_t who, std::size_t observer, std::size_t defector)
    {
        return who != observer && who != defector;
    }
};

/// Boldness and vengefulness in sevenths, three bits each: B in bits 0-2, V in bits 3-5.
using Strategy = std::uint8_t;
constexpr double boldness(Strategy s)
{
    return (s & 7U) / 7.0;
}
constexpr double vengefulness(Strategy s)
{
    return (s >> 3U) / 7.0;
}

struct NormsResult {
    double boldness{0}, vengefulness{0}; ///< means of the last generation
    bool established() const { return boldness <= 2 / 7.0 + 1e-9 && vengefulness >= 5 / 7.0 - 1e-9; }
    bool collapsed() const { return boldness >= 6 / 7.0 - 1e-9 && vengefulness <= 1 / 7.0 + 1e-9; }
};

/// Offspring of a generation: two from mean + SD upwards, none from mean - SD downwards, else one; then
/// dropped or doubled at random to the old size; then each bit mutates. SD is that of the population (divided
/// by n).
std::vector<Strategy> next_generation(NormsParams const& params, std::vector<Strategy> const& parents,
                                      std::vector<double> const& scores, Stream& draws);

template <class Rules = NormsRules>
NormsResult run_norms(NormsParams const& params, Key key);
using NormsRun = NormsResult (*)(NormsParams const&, Key);
using NormsScore = double (*)(NormsParams const&, NormsTally const&);

Figures check_norms(Request const& request, NormsRun run = run_norms<>, NormsScore score = NormsRules::score);
Model norms();

/// One generation's play. One draw decides whether a person sees (below S) and punishes (below S V): seeing
/// and punishing are independent, so their conjunction is the lower part of the interval.
template <class Rules>
void play_norms(NormsParams const& params, std::vector<Strategy> const& people,
                std::vector<NormsTally>& tally, Stream& draws)
{
    std::size_t const n = people.size();
    std::vector<std::size_t> vengeful; // nobody else is asked whether to punish
    for (std::size_t i = 0; i < n; ++i)
        if (vengefulness(people[i]) > 0) vengeful.push_back(i);
    int defections = 0;
    for (std::size_t defector = 0; defector < n; ++defector)
        for (int opportunity = 0; opportunity < params.opportunities; ++opportunity) {
            double const seen = draws.uniform();
            if (!(seen < boldness(people[defector]))) continue;
            ++tally[defector].defections;
            ++defections;
            if (vengeful.empty()) continue;
            for (std::size_t observer = 0; observer < n; ++observer) {
                if (observer == defector) continue;
                if (params.metanorms == 0 && vengefulness(people[observer]) == 0) continue;
                double const u = draws.uniform();
                if (u >= seen) continue;
                if (u < seen * vengefulness(people[observer])) {
                    ++tally[defector].punished;
                    ++tally[observer].punishing;
                } else if (params.metanorms != 0) {
                    for (auto const third : vengeful) {
                        if (!Rules::third(third, observer, defector)) continue;
                        if (draws.uniform() < seen * vengefulness(people[third])) {
                            ++tally[observer].meta_punished;
                            ++tally[third].meta_punishing;
                        }
                    }
                }
            }
        }
    for (auto& t : tally)
        t.hurts = defections - t.defections;
}

template <class Rules>
NormsResult run_norms(NormsParams const& params, Key key)
{
    Stream draws(key, ModelId::norms);
    auto const n = static_cast<std::size_t>(params.people);
    std::vector<Strategy> people(n);
    for (auto& person : people)
        person = static_cast<Strategy>(draws.bits32() >> 26);
    std::vector<double> scores(n);
    for (int generation = 0; generation < params.generations; ++generation) {
        std::vector<NormsTally> tally(n);
        play_norms<Rules>(params, people, tally, draws);
        for (std::size_t i = 0; i < n; ++i)
            scores[i] = Rules::score(params, tally[i]);
        people = next_generation(params, people, scores, draws);
    }
    NormsResult result;
    for (auto const person : people) {
        result.boldness += boldness(person) / params.people;
        result.vengefulness += vengefulness(person) / params.people;
    }
    return result;
}

} // namespace groundswell::published
