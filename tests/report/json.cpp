#include "report/json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace groundswell::report {
namespace {

TEST(ForeignJson, IsDiscardedWhereItIsNoneOrTooDeep)
{
    EXPECT_EQ(parse_foreign(R"({"a":[1]})").at("a").at(0), 1);
    for (std::string const text : {"", "{", "[1,", "x", "{\"a\":1}]"})
        EXPECT_TRUE(parse_foreign(text).is_discarded()) << text;
    auto const deep = [](std::size_t levels) {
        return "{\"rows\":" + std::string(levels - 1, '[') + std::string(levels - 1, ']') + "}";
    };
    EXPECT_TRUE(parse_foreign(deep(200)).is_object());
    EXPECT_TRUE(parse_foreign(deep(201)).is_discarded());
    EXPECT_TRUE(parse_foreign(deep(2'000'000)).is_discarded());
    EXPECT_THROW(parse_foreign("{").at("rows"), Json::exception) << "whoever reads on is told";
}

} // namespace
} // namespace groundswell::report
