#include <gtest/gtest.h>

#include <functional>
#include <memory>

#include "compare.hpp"
#include "setting.hpp"

namespace groundswell::twin {
namespace {

/// Nobody acts, leaves or speaks, so that engine and twin agree whatever their mechanisms are.
Setting quiet()
{
    Setting setting;
    setting.parameters.propensity.everyday.share = setting.parameters.propensity.harm.share = {};
    setting.parameters.career.every = 0;
    return setting;
}

/// What the comparison says after a change of the twin that the engine does not know of.
std::string said_after(std::function<void(TwinWorld&)> const& change)
{
    Setting const setting = quiet();
    World const place = setting.place();
    Scenario scenario;
    scenario.groups = place.groups;
    scenario.ranks = place.ranks;
    scenario.parameters = setting.parameters;
    scenario.parameters.run.burnin = setting.burnin;
    scenario.seed = setting.seed;
    Simulation engine(std::make_shared<World const>(place), scenario, setting.key(), 1);
    TwinWorld w = twin_of(setting);
    engine.step();
    step(w);
    change(w);
    return Comparison(engine, w).text();
}

struct Planted {
    char const* said;
    void (*change)(TwinWorld&);
};

TEST(Comparison, NamesTheFieldAndBothValues)
{
    for (auto const& [said, change] : {
             Planted{"number of pending cases: engine 0, twin 1", [](auto& w) { w.docket.push_back({}); }},
             Planted{"number of reports in escrow: engine 0, twin 1",
                     [](auto& w) { w.escrow.push_back({}); }},
             Planted{"counter stands, man, rank 1: engine 0, twin 3",
                     [](auto& w) { w.counts.add(Counter::stands, 1, 1, 3); }},
             Planted{" fear: engine 0, twin 7",
                     [](auto& w) {
                         w.at[5]->fear = StoredFear{7, -2};
                     }},
             Planted{" week of fear: engine 0, twin -2",
                     [](auto& w) {
                         w.at[5]->fear = StoredFear{7, -2};
                     }},
             Planted{" fear is stored: engine false, twin true",
                     [](auto& w) { w.at[5]->fear = StoredFear{}; }},
             Planted{" last coercion suffered: engine -32768, twin 4",
                     [](auto& w) { w.at[5]->lived.coercion = 4; }},
             Planted{" last advance suffered: engine -32768, twin 4",
                     [](auto& w) { w.at[5]->lived.advances.last = 4; }},
             Planted{" last advance but one suffered: engine -32768, twin 4",
                     [](auto& w) { w.at[5]->lived.advances.before = 4; }},
             Planted{" week of telling: engine -32768, twin 4", [](auto& w) { w.at[5]->lived.told = 4; }},
             Planted{" week of telling an official: engine -32768, twin 4",
                     [](auto& w) { w.at[5]->lived.told_official = 4; }},
             Planted{" survey_coerced, last: engine -32768, twin 4",
                     [](auto& w) { w.at[5]->lived.recalled[3].last = 4; }},
             Planted{" survey_coerced, last but one: engine -32768, twin 4",
                     [](auto& w) { w.at[5]->lived.recalled[3].before = 4; }},
         }) {
        std::string const text = said_after(change);
        EXPECT_NE(text.find(said), std::string::npos) << said << "\n" << text;
    }
    EXPECT_NE(said_after([](auto& w) {
                  w.at[5]->fear = StoredFear{7, -2};
              }).find("seat 5 ("),
              std::string::npos);
}

TEST(Comparison, KeepsTheFirstAndCountsTheRest)
{
    Differences found;
    EXPECT_EQ(found.text(), "");
    found.same(1, 2, "one thing");
    EXPECT_EQ(found.text(), "1 difference\n  one thing: engine 1, twin 2");
    for (int i = 0; i < 20; ++i)
        found.same(i, i, "equal");
    for (int i = 0; i < 12; ++i)
        found.same(i, i + 1, fmt::format("thing {}", i));
    EXPECT_NE(found.text().find("13 differences\n  one thing"), std::string::npos);
    EXPECT_NE(found.text().find("thing 10: engine 10, twin 11\n  and 1 more"), std::string::npos);
}

} // namespace
} // namespace groundswell::twin
