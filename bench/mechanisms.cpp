#include <benchmark/benchmark.h>
#include <groundswell/read_scenario.hpp>

#include "mechanisms/attempts.hpp"
#include "mechanisms/birth.hpp"
#include "mechanisms/outcome.hpp"
#include "mechanisms/reaction.hpp"
#include "mechanisms/relaxation.hpp"
#include "world/people.hpp"

/// Mechanisms one by one, over a thousand people who differ: nanoseconds a call.
namespace groundswell {
namespace {

constexpr Key key{1, 0};
constexpr Seat people = 1024;

struct Crowd {
    Scenario scenario = default_scenario();
    Rules rules =
        compile_rules(scenario.parameters, {}, static_cast<int>(scenario.groups.size()), scenario.ranks);
    std::vector<Birth::Newcomer> born;
    std::vector<PersonState> states;
    std::vector<double> uniforms;

    Crowd()
    {
        Birth const birth{rules, key};
        for (Seat seat = 0; seat < people; ++seat) {
            born.push_back(birth({seat, founder_week}, group(seat), 0));
            states.push_back(decode_record(born.back().record));
            uniforms.push_back(uniform(key, Purpose::choice, {seat, 0, 0, 0}));
        }
    }
    static Group group(Seat seat) { return static_cast<Group>(seat % 2); }
};

/// Call f(crowd, seat) for one person after the other.
template <class F>
void each(benchmark::State& state, F f)
{
    Crowd crowd;
    Seat seat = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(f(crowd, seat));
        seat = (seat + 1) % people;
    }
}

BENCHMARK_CAPTURE(each, birth, [](Crowd& crowd, Seat seat) {
    return Birth{crowd.rules, key}({seat, founder_week}, Crowd::group(seat), 0);
});
/// 300 weeks on, within the tables of decay.
BENCHMARK_CAPTURE(each, relaxation, [](Crowd& crowd, Seat seat) {
    return Relaxation{crowd.rules}(crowd.born[seat].record, Crowd::group(seat),
                                   1 + static_cast<Week>(seat % 300));
});
BENCHMARK_CAPTURE(each, pressure, [](Crowd& crowd, Seat seat) {
    return ActPressure{crowd.rules}(crowd.states[seat], Tier::harm);
});
BENCHMARK_CAPTURE(each, candidates, [](Crowd& crowd, Seat seat) {
    Candidates const candidates{crowd.rules, key};
    return candidates.count(draw_block(key, Purpose::attempts, seat, 0, 1)[1],
                            crowd.born[seat].propensity.everyday);
});
BENCHMARK_CAPTURE(each, reaction, [](Crowd& crowd, Seat seat) {
    PersonState state = crowd.states[seat];
    return ReactionChoice{crowd.rules}(
        state,
        {.witness = {Crowd::group(seat), 0}, .perpetrator = {1, 2}, .kind = Kind::remark, .noticed_by = 3},
        crowd.uniforms[seat]);
});
BENCHMARK_CAPTURE(each, outcome_of_a_witness, [](Crowd& crowd, Seat seat) {
    PersonState state = crowd.states[seat];
    Outcome{crowd.rules}.witness(state, {.noticed = 3, .silent = 2, .supported = 1}, .5);
    return state;
});
/// Write the state back into the record.
BENCHMARK_CAPTURE(each, encode, [](Crowd& crowd, Seat seat) {
    encode_record(crowd.states[seat], 1, crowd.born[seat].record);
    return crowd.born[seat].record;
});

} // namespace
} // namespace groundswell
