#include <groundswell/problems.hpp>
#include <gtest/gtest.h>

#include "base/text.hpp"

namespace groundswell {
namespace {

TEST(Problem, ReadsAsOneSentence)
{
    EXPECT_EQ((Problem{.code = ProblemCode::value_out_of_range,
                       .place = {.key = "acts.cap"},
                       .what = "is -4",
                       .allowed = "must lie in [1, 100]",
                       .suggestion = "default is 4"}
                   .text()),
              "acts.cap: is -4 (must lie in [1, 100]). Default is 4");
    EXPECT_EQ((Problem{.code = ProblemCode::table_duplicate_id,
                       .place = {.file = "people.csv", .line = 3},
                       .what = "the id 'a' is there twice"}
                   .text()),
              "people.csv:3: the id 'a' is there twice.");
    EXPECT_EQ((Problem{.code = ProblemCode::file_empty,
                       .place = {.file = "people.csv"},
                       .what = "is empty",
                       .suggestion = "give at least one person"}
                   .text()),
              "people.csv: is empty. Give at least one person");
}

TEST(Problem, BeginsItsSuggestionWithACapital)
{
    auto const text = [](std::string suggestion) {
        return Problem{.code = ProblemCode::file_empty, .what = "w", .suggestion = std::move(suggestion)}
            .text();
    };
    EXPECT_EQ(text("did you mean 'x'?"), ": w. Did you mean 'x'?");
    EXPECT_EQ(text("'--set x=' sets it"), ": w. '--set x=' sets it");
    EXPECT_EQ(text("Ask first"), ": w. Ask first");
    EXPECT_EQ(text("\xC3\xA9"), ": w. \xC3\xA9");
}

TEST(ProblemPlace, IsWrittenAsFarAsItIsKnown)
{
    EXPECT_EQ((ProblemPlace{.file = "s.toml", .line = 3, .column = 7}.text()), "s.toml:3:7");
    EXPECT_EQ((ProblemPlace{.file = "s.toml", .column = 7}.text()), "s.toml");
    EXPECT_EQ((ProblemPlace{.file = "s.graphml", .record = "node 3"}.text()), "s.graphml, node 3");
    EXPECT_EQ((ProblemPlace{.key = "acts.cap"}.text()), "acts.cap");
    EXPECT_EQ((ProblemPlace{.argument = "metric"}.text()), "metric");
    EXPECT_EQ((ProblemPlace{.key = "acts.cap", .argument = "set"}.text()), "set acts.cap");
}

TEST(ProblemPlace, LeavesTheColumnOutWhereTheKeySaysWhichPartOfTheLineIsMeant)
{
    EXPECT_EQ((ProblemPlace{.file = "s.toml", .line = 3, .column = 7, .key = "acts.cap"}.text()), "s.toml:3");
}

TEST(UserError, CarriesEveryProblem)
{
    Problems const two{{.code = ProblemCode::value_malformed, .place = {.key = "a"}, .what = "is wrong"},
                       {.code = ProblemCode::key_missing, .place = {.key = "b"}, .what = "is missing"}};
    try {
        throw_if_any(two);
        FAIL() << "nothing was thrown";
    } catch (UserError const& error) {
        EXPECT_EQ(error.problems().size(), 2U);
        EXPECT_STREQ(error.what(), "a: is wrong.\nb: is missing.");
    }
    EXPECT_NO_THROW(throw_if_any({}));
}

TEST(DidYouMean, FindsTheLikeliestSlips)
{
    std::vector<std::string> const keys{"benefit", "cost", "visibility", "severity"};
    EXPECT_EQ(did_you_mean("cots", keys), "did you mean 'cost'?");
    EXPECT_EQ(did_you_mean("visiblity", keys), "did you mean 'visibility'?");
    EXPECT_EQ(did_you_mean("Severity", keys), "did you mean 'severity'?");
    EXPECT_EQ(did_you_mean("benefits", keys), "did you mean 'benefit'?");
}

TEST(DidYouMean, IsSilentRatherThanFarFetched)
{
    std::vector<std::string> const keys{"cost", "visibility"};
    EXPECT_EQ(did_you_mean("elephant", keys), "");
    EXPECT_EQ(did_you_mean("anything", {}), "");
    EXPECT_EQ(did_you_mean("", keys), "");
    EXPECT_EQ(did_you_mean("x", {"a", "b"}), "");
}

TEST(DidYouMean, KnowsANameByItsLastPart)
{
    std::vector<std::string> const keys{"run.weeks", "run.seed", "acts.power", "disclose.power",
                                        "reaction.power"};
    EXPECT_EQ(did_you_mean("weeks", keys), "did you mean 'run.weeks'?");
    EXPECT_EQ(did_you_mean("time.weeks", keys), "did you mean 'run.weeks'?");
    EXPECT_EQ(did_you_mean("power", keys),
              "did you mean 'acts.power', 'disclose.power' or 'reaction.power'?");
    EXPECT_EQ(did_you_mean("act.power", keys),
              "did you mean 'acts.power'?");                        // misspelt, not of another section
    EXPECT_EQ(did_you_mean("x", {"a.x", "b.x", "c.x", "d.x"}), ""); // too many
}

TEST(DidYouMean, TakesTheFirstOfEquals)
{
    EXPECT_EQ(nearest_word("act", {"acts", "fact"}), "acts");
}

TEST(Number, IsWrittenAsAPersonWould)
{
    EXPECT_EQ(format_number(4), "4");
    EXPECT_EQ(format_number(-0.5), "-0.5");
    EXPECT_EQ(format_number(1e9), "1e+09");
    EXPECT_EQ(format_number(0.1 + 0.2), "0.3");
    EXPECT_EQ(format_number(1234567), "1.23457e+06");
}

} // namespace
} // namespace groundswell
