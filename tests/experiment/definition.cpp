#include <cmath>
#include <groundswell/attribute.hpp>
#include <groundswell/claims.hpp>
#include <groundswell/compare.hpp>
#include <groundswell/dose.hpp>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"

namespace groundswell::testing {

namespace {

/// The same definition again, after it was read.
template <class Asked>
std::string again(Asked const& asked)
{
    return definition_of(read_definition<Asked>("s.sqlite", definition_of(asked)));
}

template <class Asked>
std::string refusal(std::string const& text)
{
    try {
        read_definition<Asked>("s.sqlite", text);
    } catch (UserError const& error) {
        return error.problems().front().text();
    }
    return "none";
}

std::string cannot(std::string const& why)
{
    return "s.sqlite: what was asked of 'history' cannot be read (" + why +
           "). The study was changed, or written by another version";
}

} // namespace

TEST(Definition, ComesBackAsItWasWritten)
{
    AskedCompare const compare{
        .base = "00ff", .seed = 4'000'000'000, .from_start = true, .uncertain = true, .version = "1.2.3"};
    EXPECT_EQ(definition_of(compare),
              R"({"schema":1,"kind":"compare","base":"00ff","seed":4000000000,"from_start":true,)"
              R"("uncertain":true,"version":"1.2.3"})");
    auto const read = read_definition<AskedCompare>("s.sqlite", definition_of(compare));
    EXPECT_EQ(read.seed, 4'000'000'000);
    EXPECT_TRUE(read.from_start);
    EXPECT_EQ(again(compare), definition_of(compare));

    AskedDose const dose{
        .base = "1", .seed = 7, .parameter = "policy.shield", .to = .1 + .2, .push = 104, .version = "v"};
    EXPECT_EQ(read_definition<AskedDose>("", definition_of(dose)).to, .1 + .2);
    EXPECT_EQ(again(dose), definition_of(dose));
    AskedHistory const history{.dose = 1e-9, .pushed = true};
    EXPECT_EQ(again(history), definition_of(history));
    AskedArm const arm{"a \"b\" 0123456789abcdef", "title = \"x\"\n"};
    EXPECT_EQ(read_definition<AskedArm>("", definition_of(arm)).name, arm.name);
    EXPECT_EQ(again(arm), definition_of(arm));
    AskedAttribute const attribute{.scenario = "2", .seed = 3};
    EXPECT_EQ(again(attribute), definition_of(attribute));
}

TEST(Definition, ListsComeBackWithEveryItem)
{
    AskedClaim const claim{.id = "C4",
                           .scenario = "1",
                           .space = "2",
                           .seed = 2,
                           .states = "removed",
                           .arms = {{"removed", "aa", true}, {"kept", "bb", false}},
                           .parts = {{"harm(removed)", "above 0"}}};
    auto const read = read_definition<AskedClaim>("", definition_of(claim));
    ASSERT_EQ(read.arms.size(), 2U);
    EXPECT_EQ(read.arms[0].name, "removed");
    EXPECT_TRUE(read.arms[0].from_start);
    EXPECT_EQ(read.arms[1].scenario, "bb");
    EXPECT_FALSE(read.arms[1].from_start);
    ASSERT_EQ(read.parts.size(), 1U);
    EXPECT_EQ(read.parts[0].must_be, "above 0");
    EXPECT_EQ(again(claim), definition_of(claim));
}

TEST(Definition, WhatCannotBeReadIsSaid)
{
    EXPECT_EQ(refusal<AskedHistory>("seed 1, base 00"), cannot("it is no JSON object"));
    EXPECT_EQ(refusal<AskedHistory>(""), cannot("it is no JSON object"));
    EXPECT_EQ(refusal<AskedHistory>("[1]"), cannot("it is no JSON object"));
    EXPECT_EQ(refusal<AskedHistory>("{}"), cannot("'kind' is missing"));
    EXPECT_EQ(refusal<AskedHistory>(R"({"schema":1,"kind":"dose"})"), cannot("it is of kind 'dose'"));
    EXPECT_EQ(refusal<AskedHistory>(R"({"schema":2,"kind":"history","dose":1,"pushed":true})"),
              cannot("it has schema 2, this version reads 1"));
    EXPECT_EQ(refusal<AskedHistory>(R"({"schema":1,"kind":"history","pushed":true})"),
              cannot("'dose' is missing"));
    EXPECT_EQ(refusal<AskedHistory>(R"({"schema":1,"kind":"history","dose":"1","pushed":true})"),
              cannot("'dose' is no number"));
    EXPECT_EQ(refusal<AskedHistory>(R"({"schema":1,"kind":"history","dose":1,"pushed":1})"),
              cannot("'pushed' is no yes or no"));
}

TEST(Definition, NumbersOutOfRangeAreRefused)
{
    auto const attribute = [](std::string const& seed) {
        return refusal<AskedAttribute>(R"({"schema":1,"kind":"attribute","scenario":"","seed":)" + seed +
                                       "}");
    };
    EXPECT_EQ(attribute("4294967295"), "none");
    for (auto const* seed : {"-1", "4294967296", "1.5", "true", "null"})
        EXPECT_NE(attribute(seed).find("'seed' is no whole number in range"), std::string::npos) << seed;
}

TEST(Definition, ItemsThatAreNoObjectsAreRefused)
{
    auto const claim = [](std::string const& arms) {
        return refusal<AskedClaim>(
            R"({"schema":1,"kind":"claim","id":"","scenario":"","space":"","seed":1,"states":"","parts":[],"arms":)" +
            arms + "}");
    };
    EXPECT_EQ(claim("[]"), "none");
    EXPECT_NE(claim("{}").find("'arms' is no list"), std::string::npos);
    EXPECT_NE(claim("[1]").find("'arms' holds something that is no object"), std::string::npos);
    EXPECT_NE(claim(R"([{"name":"a"}])").find("'scenario' is missing"), std::string::npos);
}

} // namespace groundswell::testing
