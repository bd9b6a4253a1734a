#include <algorithm>
#include <groundswell/write_scenario.hpp>
#include <gtest/gtest.h>
#include <set>

#include "problems.hpp"
#include "scenario/hash.hpp"
#include "support/temporary_folder.hpp"

namespace groundswell {
namespace {

using testing::TemporaryFolder;
using Words = std::vector<std::string>;

std::string source(std::string const& path)
{
    return std::string(GROUNDSWELL_SOURCE_DIR) + "/" + path;
}

bool holds(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

/// Twenty-four people of the lowest rank, six of whom are men, and eight men above them.
std::string staff()
{
    std::string out = "id,gender,rank\n";
    for (int i = 0; i < 32; ++i)
        out += std::to_string(i) + (i < 18 ? ",F," : ",M,") + (i < 24 ? "low\n" : "high\n");
    return out;
}

TEST(Init, WritesWhatReadsAsTheSame)
{
    auto const guessed = scenario_for_tables(source("examples/people.csv"), source("examples/ties.csv"));
    auto const draft = draft_import({source("examples/people.csv"), source("examples/ties.csv")}, {});
    auto const text = init_text(draft);
    auto const read = read_scenario_text(text, "mine.toml");
    EXPECT_EQ(read.groups, (Words{"woman", "man"}));
    EXPECT_EQ(scenario_hash(read), scenario_hash(guessed));
    EXPECT_FALSE(draft.report.guesses.empty());
    for (auto const& guess : draft.report.guesses)
        EXPECT_TRUE(holds(text, "#   " + guess)) << guess;
    for (auto const& note : draft.report.exact_notes())
        EXPECT_TRUE(holds(text, "#   " + note)) << note;
}

TEST(Init, WritesWhatCheckAccepts)
{
    TemporaryFolder const folder;
    auto const people =
        folder.write("people.csv", "id,gender\n1,F\n2,M\n3,Prefer not to say\n4,Two spirit\n").string();
    auto const text = init_text(draft_import({people}, {}));
    EXPECT_EQ(testing::problems_of(text), Words{}) << text;
    auto const read = read_scenario_text(text, "mine.toml");
    EXPECT_EQ(read.groups, (Words{"woman", "man", "two_spirit"}));
    EXPECT_EQ(read.import->group_values.at("Prefer not to say"), "");
    EXPECT_EQ(read.import->group_values.at("Two spirit"), "two_spirit");
}

TEST(Init, NamesBlanksThatAreRefusedUntilTheyAreFilled)
{
    TemporaryFolder const folder;
    auto const people = folder.write("people.csv", "x,gender\na1,F\na2,M\na3,F\n").string();
    auto const ties = folder.write("ties.csv", "from,to\nb1,b2\nb2,b3\n").string();
    auto const text = init_text(draft_import({people, ties}, {}));
    EXPECT_TRUE(holds(text, "# TO BE MENDED before this runs:\n#   columns.id = \"?\"")) << text;
    EXPECT_TRUE(holds(text, "id = \"?\""));
    auto const problems = testing::problems_of(text);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_TRUE(holds(problems[0], "which column is 'id' is not filled in (columns: x, gender)"))
        << problems[0];
}

TEST(Init, KeepsManagersAndSeveralFiles)
{
    TemporaryFolder const folder;
    auto const people = folder.write("people.csv", "id,gender,boss\n1,F,\n2,M,1\n3,F,1\n").string();
    auto const work = folder.write("work.csv", "from,to\n1,2\n").string();
    auto const trust = folder.write("trust.csv", "from,to\n1,3\n2,3\n").string();
    auto const text = init_text(draft_import({people, work, trust}, {}));
    auto const read = read_scenario_text(text, "mine.toml");
    EXPECT_EQ(read.import->manager_column, "boss");
    EXPECT_EQ(read.import->ties_files.size(), 2U);
    EXPECT_EQ(read.import->layers.confidant, Words{"trust"});
    EXPECT_EQ(read.rank_names, (Words{"level 1", "level 2"}));
    EXPECT_EQ(read_scenario_text(write_toml(read), "mine.toml").import->ties_files, read.import->ties_files);
}

TEST(Init, HiresAsTheLowestRankOrTheWholeTable)
{
    TemporaryFolder const folder;
    auto const people = folder.write("people.csv", staff()).string();
    auto const lowest = scenario_for_tables(people, "");
    EXPECT_EQ(lowest.parameters.career.hiring[0], .8);
    EXPECT_EQ(lowest.notes, Words{}) << "what the table says is not implausible";
    auto const draft = draft_import({people}, {});
    auto const unset = read_scenario_text(init_text(draft), "mine.toml");
    EXPECT_EQ(unset.parameters.career.hiring[0], .8);
    auto const whole =
        read_scenario_text(init_text(draft, {.directory = "", .hire_like_table = true}), "mine.toml");
    EXPECT_EQ(whole.parameters.career.hiring[0], 20. / 35);
    // What a study keeps says it too, where tables are not at hand.
    EXPECT_EQ(read_kept_scenario(write_toml(lowest), "kept").parameters.career.hiring[0], .8);
    auto changed = lowest;
    apply_override(changed, "career.hiring.woman=0.5");
    EXPECT_EQ(changed.parameters.career.hiring[1], .5);
}

TEST(Init, TablesOfFewDoNotDecideWhoIsHired)
{
    TemporaryFolder const folder;
    auto const people = folder.write("people.csv", "id,gender,rank\n1,F,1\n2,M,2\n3,M,2\n4,M,3\n").string();
    EXPECT_EQ(scenario_for_tables(people, "").parameters.career.hiring[0], .5)
        << "as the whole table, in fives";
}

TEST(Init, WhoIsHiredDoesNotCountTheFewOfAGroup)
{
    TemporaryFolder const folder;
    std::set<double> shares;
    for (int women = 1; women <= 7; ++women) {
        std::string text = "id,gender,rank\n";
        for (int i = 0; i < 30 + women; ++i)
            text += std::to_string(i) + (i < 30 ? ",M,low\n" : ",F,low\n");
        auto const people = folder.write("people.csv", text).string();
        auto const scenario = scenario_for_tables(people, "");
        auto const woman = std::ranges::find(scenario.groups, "woman") - scenario.groups.begin();
        shares.insert(scenario.parameters.career.hiring[static_cast<std::size_t>(woman)]);
    }
    EXPECT_EQ(shares, std::set<double>{5. / 35});
}

TEST(EmptyScenario, IsRefused)
{
    TemporaryFolder const folder;
    for (auto const* text : {"", "# nothing\n"}) {
        auto const path = folder.write("mine.toml", text).string();
        try {
            read_scenario(path);
            FAIL();
        } catch (UserError const& error) {
            EXPECT_TRUE(holds(error.what(), "mine.toml: is empty")) << error.what();
        }
    }
}

} // namespace
} // namespace groundswell
