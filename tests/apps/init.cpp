#include <gtest/gtest.h>

#include "apps/program.hpp"

namespace groundswell::testing {
namespace {

TEST(Init, OrderTakesRanksBetweenCommas)
{
    TemporaryFolder const folder;
    folder.write("people.csv", "id,gender,rank\n1,F,Clerical\n2,M,Manager\n3,F,Custodial\n4,M,Clerical\n");
    auto const ran = run_program(folder, "init people.csv --order Clerical,Custodial,Manager");
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.out.find("rank_order = [\"Clerical\", \"Custodial\", \"Manager\"]"), std::string::npos)
        << ran.out;
}

TEST(Init, OrderMayHaveBlanksBehindCommas)
{
    TemporaryFolder const folder;
    folder.write("people.csv", "id,rank\n1,low\n2,high\n");
    auto const ran = run_program(folder, "init people.csv --order 'low, high'");
    EXPECT_NE(ran.out.find("rank_order = [\"low\", \"high\"]"), std::string::npos) << ran.err;
}

TEST(Init, APipeIsRefused)
{
    TemporaryFolder const folder;
    auto const ran = run_program(folder, "init pipe", "mkfifo pipe");
    EXPECT_EQ(ran.code, 2);
    EXPECT_NE(flat(ran.err).find("Write it to a file first"), std::string::npos) << ran.err;
}

TEST(Init, AGenderOfManySpellingsIsAccepted)
{
    TemporaryFolder const folder;
    std::string table = "id,gender\n";
    int id = 0;
    for (auto const* value :
         {"F", "M", "female", "male", "w", "Woman", "man", "p", "nah", "msle", "all", "femake", "x y"})
        table += std::to_string(++id) + "," + value + "\n";
    folder.write("people.csv", table);
    ASSERT_EQ(run_program(folder, "init people.csv --out s.toml").code, 0);
    auto const checked = run_program(folder, "check s.toml");
    EXPECT_EQ(checked.code, 0) << checked.err;
}

} // namespace
} // namespace groundswell::testing
