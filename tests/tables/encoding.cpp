#include <groundswell/problems.hpp>
#include <gtest/gtest.h>

#include "tables/encoding.hpp"

namespace groundswell {
namespace {

std::string in_utf16(std::string_view ascii, bool big)
{
    std::string out;
    for (char const c : ascii)
        for (bool const high : {big, !big})
            out.push_back(high ? '\0' : c);
    return out;
}

TEST(Encoding, IsRecognised)
{
    auto const encoding = [](std::string bytes) { return decode_text(std::move(bytes), "t").encoding; };
    EXPECT_EQ(encoding("id,M\xC3\xBCller"), "UTF-8");
    EXPECT_EQ(encoding("id,M\xFCller"), "Latin-1");
    EXPECT_EQ(encoding("id,\x84M\xFCller\x93"), "Windows-1252");
    EXPECT_EQ(encoding("\xFF\xFE" + in_utf16("id", false)), "UTF-16");
}

TEST(Encoding, IsTurnedIntoUtf8)
{
    auto const text = [](std::string bytes) { return decode_text(std::move(bytes), "t").text; };
    EXPECT_EQ(text("\xEF\xBB\xBFid"), "id");
    EXPECT_EQ(text("P\xE4"
                   "diatrie"),
              "P\xC3\xA4"
              "diatrie");
    EXPECT_EQ(text("\x80"), "\xE2\x82\xAC");
    EXPECT_EQ(text("\xFF\xFE" + in_utf16("id,x\r\n", false)), "id,x\r\n");
    EXPECT_EQ(text("\xFE\xFF" + in_utf16("id,x\r\n", true)), "id,x\r\n");
    EXPECT_EQ(text(in_utf16("id,gender\n", false)), "id,gender\n") << "without a byte order mark";
    EXPECT_EQ(text(in_utf16("id,gender\n", true)), "id,gender\n");
}

TEST(Encoding, KnowsUtf32)
{
    auto const wide = [](std::string_view text, bool big) {
        std::string out;
        for (char const c : text)
            out += big ? std::string(3, '\0') + c : c + std::string(3, '\0');
        return out;
    };
    using namespace std::string_literals;
    EXPECT_EQ(decode_text("\xFF\xFE\0\0"s + wide("id,x\n", false), "t").text, "id,x\n");
    EXPECT_EQ(decode_text("\0\0\xFE\xFF"s + wide("id,x\n", true), "t").text, "id,x\n");
    EXPECT_EQ(decode_text(wide("id,gender\n", false), "t").encoding, "UTF-32");
    EXPECT_EQ(decode_text(wide("id,gender\n", true), "t").text, "id,gender\n");
}

TEST(Encoding, RefusesWhatIsNoText)
{
    try {
        decode_text(std::string("id\n1\n\0\0\n", 8), "t");
        FAIL();
    } catch (UserError const& error) {
        EXPECT_STREQ(error.what(), "t:3: a NUL byte (must be text). If this is a table, save it as "
                                   "'CSV UTF-8'");
    }
    EXPECT_THROW(decode_text(std::string(1000, '\0'), "t"), UserError) << "neither order of UTF-16";
    EXPECT_THROW(decode_text("id\n\x81\x8D\n", "t"), UserError) << "no character in Windows-1252";
}

TEST(Encoding, KnowsUtf8)
{
    for (std::string const good : {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF",
                                   "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
        EXPECT_EQ(valid_utf8(good), good.size());
    // Overlong, a lone continuation, cut off, a surrogate, above U+10FFFF.
    for (std::string const bad : {"\xC0\x80", "\x80", "\xC2", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82",
                                  "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"})
        EXPECT_EQ(valid_utf8("12345678" + bad), 8U);
}

} // namespace
} // namespace groundswell
