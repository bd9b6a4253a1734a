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

} // namespace
} // namespace groundswell::testing
