#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>

namespace groundswell {
namespace {

/// The only problem of this text, as file s.toml.
Problem problem_of(std::string const& text)
{
    try {
        read_scenario_text(text, "s.toml");
    } catch (UserError const& error) {
        EXPECT_EQ(error.problems().size(), 1U) << error.what();
        return error.problems().front();
    }
    ADD_FAILURE() << "no problem in\n" << text;
    return {.code = ProblemCode::program_fault};
}

struct Case {
    std::string text;
    ProblemCode code;
    int line, column;
    std::string key;
};

class Place : public ::testing::TestWithParam<Case> {};

TEST_P(Place, IsThatOfTheValue)
{
    auto const& [text, code, line, column, key] = GetParam();
    auto const problem = problem_of(text);
    EXPECT_EQ(problem.code.name(), code.name());
    EXPECT_EQ(problem.place.file, "s.toml");
    EXPECT_EQ(problem.place.line, line);
    EXPECT_EQ(problem.place.column, column);
    EXPECT_EQ(problem.place.key, key);
    EXPECT_EQ(problem.place.argument, "");
}

INSTANTIATE_TEST_SUITE_P(
    Scenario, Place,
    ::testing::Values(
        Case{"[acts]\npower =   21", ProblemCode::value_out_of_range, 2, 11, "acts.power"},
        Case{"[acts]\n  pwoer = 1", ProblemCode::key_unknown, 2, 11, "acts.pwoer"},
        Case{"[acts]\npower = \"high\"", ProblemCode::value_wrong_type, 2, 9, "acts.power"},
        Case{"[policy]\nresponse.remove = 0.3", ProblemCode::value_sum, 2, 19, "policy.response"},
        Case{"\n[acts\npower = 1", ProblemCode::toml_malformed, 2, 6, ""},
        Case{"components.off = [\"silense\"]", ProblemCode::name_unknown, 1, 18, "components.off"},
        Case{"[[intervention]]\nkind = \"parity\"\nstart = 9\nend = 3", ProblemCode::value_conflict, 4, 7,
             "intervention.1.end"},
        Case{"[[intervention]]\nstart = 9", ProblemCode::key_missing, 1, 1, "intervention.1.kind"}));

TEST(Place, OfAnOverrideIsTheArgumentAndItsKey)
{
    Scenario scenario = default_scenario();
    try {
        apply_overrides(scenario, {"acts.power=30", "acts.pwer=1"});
        FAIL() << "nothing was thrown";
    } catch (UserError const& error) {
        ASSERT_EQ(error.problems().size(), 2U);
        auto const& unknown = error.problems()[0];
        EXPECT_EQ(unknown.code, ProblemCode::key_unknown);
        EXPECT_EQ(unknown.place.argument, "set");
        EXPECT_EQ(unknown.place.key, "acts.pwer");
        auto const& wrong = error.problems()[1];
        EXPECT_EQ(wrong.code, ProblemCode::value_out_of_range);
        EXPECT_EQ(wrong.place.argument, "set");
        EXPECT_EQ(wrong.place.key, "acts.power");
        EXPECT_EQ(wrong.place.file, "");
    }
}

} // namespace
} // namespace groundswell
