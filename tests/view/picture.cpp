#include <fstream>
#include <groundswell/simulation.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/small_scenario.hpp"
#include "support/temporary_folder.hpp"
#include "view/picture.hpp"
#include "world/world.hpp"

namespace groundswell::testing {

namespace {

/// A table of people with these numbers in each unit.
Scenario imported(TemporaryFolder const& folder, std::vector<int> const& units)
{
    std::string people = "id,gender,rank,unit\n";
    int id = 0;
    for (std::size_t u = 0; u < units.size(); ++u)
        for (int i = 0; i < units[u]; ++i, ++id)
            people +=
                "p" + std::to_string(id) + (id % 2 ? ",F,1,unit" : ",M,1,unit") + std::to_string(u) + "\n";
    return scenario_for_tables(folder.write("people.csv", people).string(), "");
}

Json picture_of(Scenario const& scenario)
{
    return view::picture_json(view::drawn(build_world(scenario, Key{1, 0}), scenario.disclosure()));
}

} // namespace

TEST(Picture, GeneratedPeopleAreDrawnOneByOneInTheirTeams)
{
    auto const scenario = eventful_scenario();
    auto const world = build_world(scenario, Key{1, 0});
    auto const json = view::picture_json(view::drawn(world, {}));
    EXPECT_EQ(json["mode"], "people");
    ASSERT_EQ(json["nodes"].size(), 120U);
    for (Seat a = 0; a < 120; ++a)
        for (Seat b = 0; b < 120; ++b)
            // The leads of a unit know each other too, but belong to their own team.
            if (a != b && json["nodes"][a]["team"] == json["nodes"][b]["team"]) {
                EXPECT_TRUE(world->team.tied(a, b));
            }
    for (auto const& tie : json["ties"]["confidant"])
        EXPECT_TRUE(world->confidant.tied(tie[0], tie[1]));
    EXPECT_EQ(2 * json["ties"]["confidant"].size(), world->confidant.size());
    for (auto const* hidden : {"harm", "propensity", "state", "record"})
        EXPECT_EQ(json.dump().find(hidden), std::string::npos) << hidden;
}

TEST(Picture, LargeInstitutionsAreDrawnByUnit)
{
    auto scenario = eventful_scenario();
    scenario.parameters.institution.seats = view::most_people + 1;
    auto const json = picture_of(scenario);
    EXPECT_EQ(json["mode"], "units");
    EXPECT_EQ(json["nodes"].size(), 3U);
    EXPECT_FALSE(json["ties"].empty());
}

TEST(Picture, ImportedPeopleAreDrawnByUnitsOfFiveAtLeast)
{
    TemporaryFolder const folder;
    auto const json = picture_of(imported(folder, {12, 3, 9, 2}));
    EXPECT_EQ(json["mode"], "units");
    ASSERT_EQ(json["nodes"].size(), 3U);
    std::size_t people = 0;
    for (auto const& node : json["nodes"]) {
        EXPECT_GE(node["people"].get<int>(), 5);
        people += node["people"].get<std::size_t>();
    }
    EXPECT_EQ(people, 26U);
    EXPECT_EQ(json["nodes"][2]["name"], "others");
    EXPECT_EQ(json.dump().find("p1\""), std::string::npos);
}

TEST(Picture, NumbersOfImportedPeopleAreRoundedWhereAsked)
{
    TemporaryFolder const folder;
    auto scenario = imported(folder, {12, 9, 8});
    scenario.asked_disclosure.round_to = 5;
    auto const json = picture_of(scenario);
    ASSERT_EQ(json["nodes"].size(), 3U);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(json["nodes"][i]["people"], 10) << i;
    for (auto const& tie : json["ties"])
        EXPECT_EQ(tie[2].get<int>() % 5, 0) << tie;
}

TEST(Picture, TooFewOthersTakeTheSmallestUnitWithThem)
{
    TemporaryFolder const folder;
    auto const json = picture_of(imported(folder, {12, 3, 9}));
    ASSERT_EQ(json["nodes"].size(), 2U);
    EXPECT_EQ(json["nodes"][1]["name"], "others");
    EXPECT_EQ(json["nodes"][1]["people"], 12);
}

} // namespace groundswell::testing
