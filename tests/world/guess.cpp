#include "world/import.hpp"

#include <gtest/gtest.h>

#include "support/data.hpp"
#include "world/guess_words.hpp"

namespace groundswell {
namespace {

using Words = std::vector<std::string>;

TEST(GuessWords, Columns)
{
    EXPECT_EQ(guess_column({"Nr", "Person ID", "SEX"}, Column::id), "Person ID");
    EXPECT_EQ(guess_column({"id", "Sex"}, Column::group), "Sex");
    EXPECT_EQ(guess_column({"office", "department"}, Column::unit), "department");
    EXPECT_EQ(guess_column({"age"}, Column::rank), "");
}

TEST(GuessWords, Groups)
{
    EXPECT_EQ(guess_group("F"), "woman");
    EXPECT_EQ(guess_group("Male"), "man");
    EXPECT_EQ(guess_group("non-binary"), "nonbinary");
    EXPECT_EQ(guess_group("1"), "") << "codes differ between surveys";
}

TEST(GuessWords, RankOrders)
{
    EXPECT_EQ(guess_rank_order({"10", "9", "1"}), (Words{"1", "9", "10"}));
    EXPECT_EQ(guess_rank_order({"partner", "Associate"}), (Words{"Associate", "partner"}));
    EXPECT_EQ(guess_rank_order({"Professor", "PhD student", "lecturer"}),
              (Words{"PhD student", "lecturer", "Professor"}));
    EXPECT_EQ(guess_rank_order({"manager", "director", "employee"}),
              (Words{"employee", "manager", "director"}));
    EXPECT_EQ(guess_rank_order({"captain", "private"}), (Words{"private", "captain"}));
    EXPECT_EQ(guess_rank_order({"staff", "employee"}), std::nullopt) << "two words for one step";
    EXPECT_EQ(guess_rank_order({"partner", "wizard"}), std::nullopt);
}

TEST(GuessWords, Layers)
{
    EXPECT_EQ(guess_layer("co-work"), LayerKind::team);
    EXPECT_EQ(guess_layer("contact_20s"), LayerKind::team);
    EXPECT_EQ(guess_layer("Friendship"), LayerKind::confidant);
    EXPECT_EQ(guess_layer("follows"), LayerKind::audience);
    EXPECT_EQ(guess_layer("advice"), std::nullopt);
    EXPECT_EQ(guess_layer("network"), std::nullopt);
}

TEST(Guess, TheLawFirm)
{
    GROUNDSWELL_NEEDS_SHARED_DATA(data);
    ImportSpec start;
    start.people_file = (data / "lazega_law/people.csv").string();
    start.ties_file = (data / "lazega_law/ties.csv").string();
    ImportReport report;
    ImportSpec const spec = guess_import(start, &report);
    EXPECT_EQ(spec.id_column, "id");
    EXPECT_EQ(spec.group_column, "gender");
    EXPECT_EQ(spec.rank_column, "rank");
    EXPECT_EQ(spec.unit_column, "office");
    EXPECT_EQ(spec.groups, (Words{"woman", "man"}));
    EXPECT_EQ(spec.group_values, (std::map<std::string, std::string>{{"F", "woman"}, {"M", "man"}}));
    EXPECT_EQ(spec.rank_order, (Words{"associate", "partner"}));
    EXPECT_EQ(spec.layers.team, Words{"cowork"});
    EXPECT_EQ(spec.layers.confidant, Words{"friendship"});
    EXPECT_EQ(spec.layers.audience, Words{});
    EXPECT_EQ(report.guesses,
              (Words{"group: column 'gender'", "unit: column 'office'", "group: M is man, F is woman",
                     "rank: partner above associate", "team: layer cowork", "confidant: layer friendship"}));
    EXPECT_EQ(report.notes, (Words{"892 ties of layer 'advice' are not used"}));
}

TEST(Guess, TheOfficeBuilding)
{
    GROUNDSWELL_NEEDS_SHARED_DATA(data);
    ImportSpec start;
    start.people_file = (data / "sp_workplace_invs15/people.csv").string();
    start.ties_file = (data / "sp_workplace_invs15/ties.csv").string();
    ImportReport report;
    ImportSpec const spec = guess_import(start, &report);
    EXPECT_EQ(spec.group_column, "-");
    EXPECT_EQ(spec.group_shares, (std::map<std::string, double>{{"man", .5}, {"woman", .5}}));
    EXPECT_EQ(spec.unit_column, "department");
    EXPECT_EQ(spec.rank_column, "-");
    EXPECT_EQ(spec.layers.team, Words{"contact_20s"});
    EXPECT_EQ(report.guesses, (Words{"unit: column 'department'", "group: no column, so woman and man",
                                     "team: layer contact_20s"}));
}

TEST(Guess, PutsDownUnknownRanksToBeLookedAt)
{
    testing::TemporaryFolder const folder;
    ImportSpec start;
    start.people_file = folder.write("people.csv", "id,rank\n1,wizard\n2,apprentice\n").string();
    ImportReport report;
    EXPECT_EQ(guess_import(start, &report).rank_order, (Words{"wizard", "apprentice"}));
    EXPECT_EQ(report.guesses.back(),
              "rank: the order of wizard, apprentice is not known; put the lowest first");
}

TEST(Guess, KeepsWhatIsGiven)
{
    testing::TemporaryFolder const folder;
    ImportSpec start;
    start.people_file = folder.write("people.csv", "id,gender,sex\n1,F,a\n2,M,b\n").string();
    start.group_column = "sex";
    EXPECT_EQ(guess_import(start).groups, (Words{"a", "b"}));
}

} // namespace
} // namespace groundswell
