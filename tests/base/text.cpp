#include "base/text.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace groundswell {
namespace {

TEST(Visible, ShowsWhatATerminalWouldObey)
{
    EXPECT_EQ(visible("plain, größer, 日本"), "plain, größer, 日本");
    EXPECT_EQ(visible("\x1b[2J"), "\\u001b[2J");
    EXPECT_EQ(visible("a\rb\x07\x7f"), "a\\u000db\\u0007\\u007f");
    EXPECT_EQ(visible("\xc2\x9b"
                      "2J"),
              "\\u009b2J")
        << "an escape of one character";
    EXPECT_EQ(visible("\x9b"
                      "2J"),
              "\\ufffd2J")
        << "the same outside UTF-8";
    EXPECT_EQ(visible("\xe2\x80\xae"), "\\u202e") << "turns the direction";
    EXPECT_EQ(visible("\xe2\x81\xa6"), "\\u2066");
    EXPECT_EQ(visible("\xe2\x80"), "\\ufffd\\ufffd") << "cut off";
    EXPECT_EQ(visible("a\nb\tc"), "a\nb\tc");
    EXPECT_EQ(visible("a\nb\tc", Newlines::shown), "a\\u000ab\\u0009c");
}

TEST(Visible, LeavesJsonWhatItIs)
{
    std::string const text = "\xc2\x9b and \xe2\x80\xae and \x7f";
    auto const shown = visible(nlohmann::json(text).dump());
    EXPECT_EQ(shown.find('\x7f'), std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(shown).get<std::string>(), text);
}

TEST(NestedDeeper, CountsBracketsOutsideOfText)
{
    EXPECT_FALSE(is_nested_deeper(std::string(200, '[') + std::string(200, ']')));
    EXPECT_TRUE(is_nested_deeper(std::string(201, '[')));
    EXPECT_TRUE(is_nested_deeper("{\"a\": [1]}", 1));
    EXPECT_FALSE(is_nested_deeper("[1],[2],[3]", 1));
    EXPECT_FALSE(is_nested_deeper("[\"" + std::string(1000, '[') + "\\\"[[\"]", 1));
}

} // namespace
} // namespace groundswell
