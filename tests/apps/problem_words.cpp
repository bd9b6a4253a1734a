#include "apps/problem_words.hpp"

#include <cctype>
#include <gtest/gtest.h>

namespace groundswell {
namespace {

/// The first small letter after the end of a sentence, or "" if there is none.
std::string small_beginning(std::string const& text)
{
    for (auto at = text.find(". "); at != std::string::npos; at = text.find(". ", at + 1))
        if (std::islower(static_cast<unsigned char>(text[at + 2])) != 0) return text.substr(at + 2);
    return "";
}

TEST(ProblemWords, BeginEverySentenceWithACapital)
{
    EXPECT_EQ(small_beginning("a: is wrong. give it once"), "give it once"); // the test can fail
    for (auto const code : ProblemCode::all())
        for (auto const* suggestion : {"", "give it once", "did you mean 'x'?"}) {
            auto const problem = for_command_line({.code = code,
                                                   .place = {.file = "f.toml", .key = "acts.power"},
                                                   .what = "is wrong",
                                                   .allowed = "or not",
                                                   .suggestion = suggestion});
            EXPECT_EQ(small_beginning(problem.text()), "") << code.name() << ": " << problem.text();
            EXPECT_EQ(small_beginning(std::string(code.meaning())), "") << code.name();
        }
}

} // namespace
} // namespace groundswell
