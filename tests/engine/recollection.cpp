#include <groundswell/observer.hpp>
#include <groundswell/week.hpp>
#include <gtest/gtest.h>
#include <map>

#include "base/event_ids.hpp"
#include "engine/recollection.hpp"
#include "engine/state.hpp"
#include "small_world.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

constexpr Key key{17, 0};

std::size_t number_of(std::string_view name)
{
    auto const all = instruments();
    return static_cast<std::size_t>(
        std::ranges::find(all, name, [](Instrument const& i) { return std::string_view(i.name); }) -
        all.begin());
}

TEST(Recollection, IsAsLikelyAsTheInstrumentSays)
{
    constexpr std::uint32_t trials = 50'000;
    Recollection const recollection(key);
    for (auto const asked : {Asked::target, Asked::perpetrator, Asked::witness})
        for (std::size_t kind = 0; kind < kind_count; ++kind) {
            std::vector<long> recalled(instruments().size(), 0);
            for (std::uint32_t i = 0; i < trials; ++i)
                recollection({i, event_id(i, 3, 1), static_cast<Kind>(kind), asked}, 3,
                             [&](std::uint8_t instrument) { ++recalled[instrument]; });
            for (std::size_t i = 0; i < recalled.size(); ++i) {
                auto const& instrument = instruments()[i];
                double const p = instrument.asked == asked ? instrument.recall[kind] : 0;
                // False alarm 6e-7 a comparison.
                EXPECT_TRUE(testing::binomial_accepts(recalled[i], trials, p)) << instrument.name;
                // Planted: the probability of the next kind.
                double const slipped = instrument.recall[(kind + 1) % kind_count];
                if (instrument.asked == asked && slipped != p) {
                    EXPECT_FALSE(testing::binomial_accepts(recalled[i], trials, slipped));
                }
            }
        }
}

TEST(Recollection, HasTheDrawsOfItsAddress)
{
    Recollection const recollection(key);
    auto const space = number_of("survey_space"); // a part of the advances
    double const p = instruments()[space].recall[static_cast<std::size_t>(Kind::advance)];
    ASSERT_TRUE(p > 0 && p < 1);
    for (std::uint32_t seat = 0; seat < 300; ++seat) {
        EventId const event = event_id(seat, -4, 2);
        bool recalls = false;
        recollection({seat, event, Kind::advance, Asked::target}, -4,
                     [&](std::uint8_t instrument) { recalls = recalls || instrument == space; });
        double const u =
            uniform(key, Purpose::recall, {seat, fold_event(event), -4, static_cast<std::uint32_t>(space)});
        EXPECT_EQ(recalls, u < p);
    }
}

/// Counts acts of coercion by person, and the last two weeks of them.
class Coercion : public Observer {
  public:
    void range_over(WeekView const& week, RangeView const& range) override
    {
        for (auto const& act : range.acts()) {
            if (act.kind != Kind::coercion) continue;
            suffered[id(week, act.target)].add(static_cast<std::int16_t>(week.week()));
            done[id(week, act.actor)].add(static_cast<std::int16_t>(week.week()));
        }
    }
    static std::pair<Seat, Week> id(WeekView const& week, Seat seat)
    {
        return {week.person(seat).first_seat, week.person(seat).hired};
    }
    std::map<std::pair<Seat, Week>, Recalled> suffered, done;
};

TEST(Recollection, OfCoercionIsCertainAndGoesWithThePerson)
{
    Scenario scenario = testing::lively();
    scenario.parameters.kinds[1].share = scenario.parameters.kinds[2].share = .1;
    scenario.parameters.kinds[3].share = .8;
    Key const run{scenario.seed, 0};
    Simulation simulation(build_world(scenario, run), scenario, run);
    Coercion coercion;
    simulation.observe(&coercion);
    simulation.run_until(60);
    auto const& people = simulation.state().people;
    auto const& lived = simulation.state().lived;
    std::size_t found = 0, twice = 0;
    for (auto const& [name, expected] :
         {std::pair{"survey_coerced", &coercion.suffered}, std::pair{"survey_did_coercion", &coercion.done},
          std::pair{"survey_ever_coerced", &coercion.done}}) {
        auto const& column = lived.recalled[number_of(name)];
        for (Seat seat = 0; seat < people.size(); ++seat) {
            Recalled const* const kept = column.find(seat);
            auto const own = expected->find({people.birth_seat[seat], people.hired[seat]});
            bool const expects = people.occupied(seat) && own != expected->end();
            ASSERT_EQ(kept != nullptr, expects) << name << " seat " << seat;
            if (!kept) continue;
            EXPECT_EQ(*kept, own->second) << name << " seat " << seat;
            ++found;
            twice += kept->before != never;
        }
    }
    EXPECT_GT(found, 60U);
    EXPECT_GT(twice, 20U);
}

TEST(Recollection, WitnessesRecallWhatTheyNoticed)
{
    // All that surveys count is recalled by whoever saw it, so the instrument agrees with what was lived
    // through.
    Scenario const scenario = testing::lively();
    Key const run{scenario.seed, 0};
    Simulation simulation(build_world(scenario, run), scenario, run, 3);
    simulation.run_until(40);
    auto const& lived = simulation.state().lived;
    auto const& saw = lived.recalled[number_of("survey_saw")];
    for (Seat seat = 0; seat < 120; ++seat) {
        Recalled const* const kept = saw.find(seat);
        EXPECT_EQ(kept ? kept->last : never, lived.witnessed[seat]) << seat;
    }
    EXPECT_GT(saw.size(), 60U);
}

} // namespace
} // namespace groundswell
