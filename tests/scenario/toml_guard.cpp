#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>

#include "scenario/toml_tree.hpp"

namespace groundswell {
namespace {

std::string refusal(std::string const& text)
{
    try {
        parse_toml(text, "x.toml");
    } catch (UserError const& error) {
        return error.what();
    }
    return "read";
}

/// toml++ ends the program at some of these.
TEST(TomlGuard, RefusesBracketsWithoutAName)
{
    for (auto const* text : {"[[", "[[\n", "[[ \n", "[[#", "[\n", "[ =", "a = 1\n[[\r\n", "[[=]]", "[\t"})
        EXPECT_NE(refusal(text).find("x.toml:"), std::string::npos) << text;
    EXPECT_EQ(refusal("[a]\nb = 1\n[[c]]\n[\"d e\"]\n['f']\n"), "read");
    EXPECT_EQ(refusal("a = [\n[1, 2],\n  [3],\n]\n"), "read") << "a list over lines";
    EXPECT_EQ(refusal("a = [\n[\"x\"]]\n"), "read");
    EXPECT_EQ(refusal("a = [\n[\n1\n]\n]\n"), "read") << "a bracket of a list may end its line";
    EXPECT_EQ(refusal("a = \"\"\"\n[[\n\"\"\"\n# [[\n"), "read") << "text and comments are no tables";
    EXPECT_EQ(refusal("a = '''\n[[\n'''"), "read");
}

TEST(TomlGuard, BoundsHowDeepTablesAre)
{
    auto const nested = [](int parts) {
        std::string key = "a";
        for (int i = 1; i < parts; ++i)
            key += ".a";
        return key;
    };
    EXPECT_EQ(refusal(nested(20) + " = 1"), "read");
    EXPECT_NE(refusal(nested(100'000) + " = 1"), "read");
    EXPECT_NE(refusal("[" + nested(100'000) + "]\n"), "read");
    EXPECT_NE(refusal("a = " + std::string(100'000, '[')), "read");
    std::string tables = "a = ";
    for (int i = 0; i < 5000; ++i)
        tables += "{ a = ";
    EXPECT_NE(refusal(tables), "read");
    std::string numbers = "a = [0.5";
    for (int i = 0; i < 1000; ++i)
        numbers += ", 0.5";
    EXPECT_EQ(refusal(numbers + "]"), "read") << "points of numbers are no parts of a key";
    EXPECT_EQ(refusal("a = \"" + std::string(1000, '.') + "\""), "read");
}

} // namespace
} // namespace groundswell
