#include "observe/instruments.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "support/problems.hpp"

namespace groundswell {
namespace {

std::string const head =
    "name,asked,remark,hostility,advance,coercion,at_least,window_weeks,question,source\n";

std::vector<std::string> faults(std::string const& rows)
{
    return testing::lines_of([&] { parse_instruments(head + rows, "i.csv"); });
}

TEST(Instruments, AreReadWithTheirProbabilitiesByKind)
{
    auto const read =
        parse_instruments(head + "touched,target,0,0.25,1,0,2,52,\"touched, twice\",A\n", "i.csv");
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].name, "touched");
    EXPECT_EQ(read[0].asked, Asked::target);
    EXPECT_EQ(read[0].recall, (std::array{0., .25, 1., 0.}));
    EXPECT_EQ(read[0].at_least, 2);
    EXPECT_EQ(read[0].window, 52);
    EXPECT_EQ(read[0].question, "touched, twice");
}

TEST(Instruments, SayWhatIsWrong)
{
    struct Case {
        std::string rows, said;
    };
    for (auto const& [rows, said] :
         {Case{"a,target,0,0,0,0,1,52,q,s\n",
               "i.csv:2: 'a' counts no kind of act (a probability above 0 for one of "
               "remark, hostility, advance, coercion)."},
          Case{"a,target,0,0,1.5,0,1,52,q,s\n", "i.csv:2: advance is 1.5 (a probability, 0 to 1)."},
          Case{"a,target,-0.1,0,1,0,1,52,q,s\n", "i.csv:2: remark is -0.1 (a probability, 0 to 1)."},
          Case{"a,friend,0,0,1,0,1,52,q,s\n",
               "i.csv:2: nobody is asked as 'friend' (one of target, perpetrator, witness)."},
          Case{"a,target,0,0,1,0,3,52,q,s\n", "i.csv:2: at_least is 3 (1 or 2)."},
          Case{"a,target,0,0,1,0,1,0,q,s\n", "i.csv:2: window_weeks is 0 (whole weeks, 1 to 20000)."},
          Case{"A b,target,0,0,1,0,1,52,q,s\n",
               "i.csv:2: 'A b' is no name of an instrument (small letters, digits and _)."},
          Case{"a,target,0,0,1,0,1,52,q,s\na,target,0,0,1,0,1,52,q,s\n",
               "i.csv:3: 'a' is there twice (one row for each)."}}) {
        auto const lines = faults(rows);
        ASSERT_EQ(lines.size(), 1U) << rows;
        EXPECT_EQ(lines[0], said);
    }
}

TEST(Instruments, OfTheProjectCountWhatTheyName)
{
    for (auto const& at : instruments()) {
        EXPECT_LE(at.question.size(), 31U) << at.name << ": a label of a table";
        EXPECT_FALSE(at.source.empty()) << at.name;
    }
    // A question about all kinds finds at least as much as one about some of them.
    auto const named = [](std::string const& name) {
        return *std::ranges::find(instruments(), name, &Instrument::name);
    };
    for (auto const* part : {"survey_space", "survey_dates", "survey_coerced"})
        for (std::size_t kind = 0; kind < 4; ++kind)
            EXPECT_GE(named("survey_any").recall[kind], named(part).recall[kind]) << part;
}

} // namespace
} // namespace groundswell
