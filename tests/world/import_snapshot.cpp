#include <gtest/gtest.h>

#include "support/import.hpp"

namespace groundswell {
namespace {

using testing::Tables;
using testing::ties_of;

constexpr char const* people = "id,gender,rank,unit\n1,woman,1,a\n2,man,1,a\n3,man,2,b\n4,woman,2,b\n";

/// Tables that are edited while a command runs: all its worlds are those that were read first.
TEST(ImportSnapshot, IsReadOnce)
{
    Tables const tables(people, "from,to\n1,2\n3,4\n");
    auto const report = tables.report();
    auto const first = import_world(report.settled, {1, 0});
    tables.folder.write("people.csv", "id,gender,rank,unit\n1,man,1,a\n");
    tables.folder.write("ties.csv", "from,to\n1,1\n");
    auto const again = import_world(report.settled, {1, 0});
    EXPECT_EQ(again.seats, 4U);
    EXPECT_EQ(again.first_group, first.first_group);
    EXPECT_EQ(again.rank, first.rank);
    for (Seat seat = 0; seat < 4; ++seat)
        EXPECT_EQ(ties_of(again.team, seat), ties_of(first.team, seat));
    ImportReport second;
    import_world(report.settled, {1, 0}, &second);
    EXPECT_EQ(second.guesses, testing::Lines{});
    EXPECT_EQ(second.settled, report.settled);
}

TEST(ImportSnapshot, IsNotOfAnotherSpec)
{
    Tables const tables(people);
    auto settled = tables.report().settled;
    settled.generated.team_max = 20; // of what tables do not say
    EXPECT_TRUE(imported_digest(settled).has_value());
    tables.folder.write("people.csv", "id,gender,rank,unit\n1,woman,1,a\n2,man,1,a\n");
    EXPECT_EQ(import_world(settled, {1, 0}).seats, 4U);
    settled.unit_column = special_column::none;
    EXPECT_EQ(import_world(settled, {1, 0}).seats, 2U) << "another reading: the files are read";
    settled.people_file += ".not";
    EXPECT_FALSE(imported_digest(settled).has_value());
}

TEST(ImportSnapshot, IsTheSameForAnotherOrderOfRows)
{
    Tables const one(people, "from,to\n1,2\n3,4\n"),
        other("unit,id,rank,gender\nb,4,2,woman\nb,3,2,man\na,2,1,man\na,1,1,woman\n", "from,to\n3,4\n1,2\n"),
        changed(people, "from,to\n1,2\n3,1\n");
    auto const digest = [](Tables const& tables) { return *imported_digest(tables.report().settled); };
    EXPECT_EQ(digest(one), digest(other));
    EXPECT_NE(digest(one), digest(changed));
}

} // namespace
} // namespace groundswell
