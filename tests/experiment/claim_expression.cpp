#include "experiment/claim_expression.hpp"

#include <gtest/gtest.h>

#include "experiment/small_world.hpp"

namespace groundswell {
namespace {

double value(std::string_view text)
{
    return evaluate_expression(text, [](ClaimFigure const& figure) {
        return figure.arm == "a" ? 6.0 : figure.group == "woman" ? 3.0 : 2.0 + figure.last_year;
    });
}

TEST(ClaimExpression, Computes)
{
    EXPECT_EQ(value("1 - harm(b) / harm(a) * 3"), 0);
    EXPECT_EQ(value("-(harm(a) - 2.5) + 1"), -2.5);
    EXPECT_EQ(value("harm(b, woman) + harm(b, years 9-10)"), 15);
    EXPECT_EQ(value("min(harm(a), 4, 5) + max(1, 2)"), 6);
    EXPECT_EQ(value("largest(1, harm(a), 3)"), 2);
    EXPECT_EQ(value("sqrt(harm(a) + 3) + log(1)"), 3);
}

TEST(ClaimExpression, ListsFiguresOnce)
{
    auto const figures = figures_in("harm(a) - harm(a) / min(harm(b, man, years 1-2), trust(a))");
    ASSERT_EQ(figures.size(), 3U);
    EXPECT_EQ(figures[0].text(), "harm(a)");
    EXPECT_EQ(figures[1].text(), "harm(b, man, years 1-2)");
    EXPECT_EQ(figures[2].text(), "trust(a)");
    auto const weeks = figures_in("acts(a, man, weeks 26-117)");
    ASSERT_EQ(weeks.size(), 1U);
    EXPECT_EQ(weeks[0].first_week, 26);
    EXPECT_EQ(weeks[0].end_week, 117);
    EXPECT_EQ(weeks[0].text(), "acts(a, man, weeks 26-117)");
}

TEST(ClaimExpression, SaysWhatIsWrong)
{
    for (auto const* text :
         {"1 +", "harm", "harm(a", "2 3", "min()", "harm(a, years 3-2)", "harm(a, weeks 5-5)", "sqrt(2"})
        EXPECT_EQ(testing::lines_of([&] { figures_in(text); }).size(), 1U) << text;
}

/// A file of a claim may be made by anybody: the stack must not end before its brackets do.
TEST(ClaimExpression, IsNestedSoFarOnly)
{
    auto const nested = [](std::size_t levels, std::string const& open, std::string const& close) {
        std::string out;
        for (std::size_t i = 0; i < levels; ++i)
            out += open;
        out += "1";
        for (std::size_t i = 0; i < levels; ++i)
            out += close;
        return out;
    };
    EXPECT_EQ(value(nested(90, "(", ")")), 1);
    struct Brackets {
        std::string open;
        std::string close;
    };
    for (auto const& pair : {Brackets{"(", ")"}, {"-", ""}, {"max(0, ", ")"}, {"sqrt(", ")"}})
        EXPECT_EQ(testing::lines_of([&] { value(nested(200'000, pair.open, pair.close)); }).size(), 1U)
            << pair.open;
    std::string wide = "1";
    for (int i = 0; i < 1000; ++i)
        wide += " + (1)";
    EXPECT_EQ(value(wide), 1001) << "what stands beside each other is not nested";
}

} // namespace
} // namespace groundswell
