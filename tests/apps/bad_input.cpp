#include <algorithm>
#include <gtest/gtest.h>

#include "apps/program.hpp"

namespace groundswell::testing {

namespace {

struct Case {
    char const* arguments;
    char const* message; ///< all of standard error
};

class BadInput : public ::testing::TestWithParam<Case> {};

} // namespace

TEST_P(BadInput, IsExplainedAndEndsWithTwo)
{
    TemporaryFolder const folder;
    folder.write("old.h5", "");
    auto const ran = run_program(folder, GetParam().arguments);
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.err, GetParam().message);
    EXPECT_EQ(ran.out, "");
}

INSTANTIATE_TEST_SUITE_P(
    Program, BadInput,
    ::testing::Values(
        Case{"run --sed 1", "groundswell run: unknown option '--sed'. did you mean '--seed'?\n"},
        Case{"run a b", "groundswell run: unexpected 'b'. see 'groundswell run --help'\n"},
        Case{"run nosuch.toml",
             "nosuch.toml: no such scenario (a file, or one of barracks, campus, default, film, "
             "firm, town).\n"},
        Case{"run --set acts.powr=1",
             "--set acts.powr: unknown key 'acts.powr'. did you mean 'acts.power'?\n"},
        Case{"run --replicates 0", "--replicates: run.replicates is 0 (from 1 to 1000000).\n"},
        Case{"run --threads 0", "--threads: is '0' (must be a whole number from 1 to 4096).\n"},
        Case{"run --ties t.csv",
             "--ties: given without --people (ties are between people of a table). add --people FILE\n"},
        Case{"run --against none.csv", "none.csv: cannot be read (no such file, or no permission). "
                                       "'--against targets' takes the surveys that "
                                       "come with the program\n"},
        Case{"run --out no/s.sqlite",
             "no/s.sqlite: cannot be written (there is no folder 'no'). create it first\n"},
        Case{"export none.sqlite --json", "none.sqlite: no such file.\n"},
        Case{"generate --out old.h5",
             "old.h5: is there already (it is not overwritten). choose another --out\n"},
        Case{"dose --parameter institution.seats --from 50 --to 60",
             "--parameter institution.seats: shapes the world itself (a dose is what can be turned in one "
             "world). use 'groundswell run --set institution.seats=...' for each value\n"},
        Case{"dose --parameter escrow.start --from 0 --to 9",
             "--parameter escrow.start: is a week (a dose is a strength). use 'groundswell compare' with two "
             "weeks\n"},
        Case{"compare --with run.weeks=27 --max-replicates 3",
             "--max-replicates: given without --half-width (without a precision asked for, the number is "
             "--replicates). add --half-width X, or use --replicates\n"},
        Case{"compare --weeks 26 --with run.weeks=27",
             "run.weeks=27: has run.weeks 27 (the base has 26: another horizon). '--set run.weeks=' sets it "
             "for both\n"},
        Case{"claims --points 0", "--points: is '0' (must be a whole number from 1 to 65536).\n"},
        Case{"claims X1", "claims: unknown claim 'X1' (one of C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, "
                          "C12, C13, C14). "
                          "did you mean 'C1'?\n"},
        Case{"completion csh",
             "groundswell completion: unknown shell 'csh' (bash, zsh or fish). did you mean "
             "'zsh'?\n"}));

TEST(Program, SuggestsTheCommandThatWasMeant)
{
    TemporaryFolder const folder;
    auto const ran = run_program(folder, "rnu");
    EXPECT_EQ(ran.code, 2);
    EXPECT_TRUE(ran.err.starts_with("groundswell: unknown command 'rnu' (commands: run, describe, "))
        << ran.err;
    EXPECT_TRUE(ran.err.ends_with("). did you mean 'run'?\n")) << ran.err;
}

TEST(Program, NamesAllFaultsOfTheCommandLineAtOnce)
{
    TemporaryFolder const folder;
    auto const ran = run_program(folder, "run --set acts.power=99 --replicates 0 --weeks 0");
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 3) << ran.err;
}

TEST(Program, SaysWhatIsWrongWithATableOfSurveys)
{
    TemporaryFolder const folder;
    folder.write("t.csv", "quantity,group,value,low,high,source,year\nexperienced,all,x,.2,.1,A,2020\n");
    EXPECT_EQ(run_program(folder, "run --against t.csv").err,
              "t.csv:2: value is 'x' (must be a number).\n"
              "t.csv:2: low 0.2 is above high 0.1. exchange them\n");
    folder.write("t.csv", "quantity,grup,value,low,high,source,year\n");
    EXPECT_EQ(run_program(folder, "run --against t.csv").err,
              "t.csv:1: no column 'group'. did you mean 'grup'?\n");
}

TEST(Program, LeavesNothingHalfWritten)
{
    TemporaryFolder const folder;
    auto const ran = run_program(folder, "run --replicates 2 --out s.sqlite" + small, "ulimit -f 8");
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.err.substr(0, 9), "s.sqlite:") << ran.err;
    EXPECT_FALSE(std::filesystem::exists(folder / "s.sqlite"));
}

TEST(Program, NoticesThatItsOutputDidNotArrive)
{
    TemporaryFolder const folder;
    std::string const command =
        "cd '" + folder.path().string() + "'; '" + GROUNDSWELL_PROGRAM + "' parameters >/dev/full 2>stderr";
    int const status = std::system(command.c_str());
    EXPECT_EQ(WEXITSTATUS(status), 2);
    EXPECT_EQ(text_of(folder / "stderr"), "standard output: cannot be written. is the disk full?\n");
}

TEST(Program, EndsSilentlyWhenItsReaderHasGone)
{
    TemporaryFolder const folder;
    // The program starts once the reader has ended, so that no output can arrive.
    std::string const command = "cd '" + folder.path().string() +
                                "'; { while [ ! -e ended ]; do sleep .01; done; '" + GROUNDSWELL_PROGRAM +
                                "' parameters 2>stderr; echo $? >code; } | { exec <&-; : >ended; }";
    ASSERT_EQ(WEXITSTATUS(std::system(command.c_str())), 0);
    EXPECT_EQ(text_of(folder / "code"), "141\n");
    EXPECT_EQ(text_of(folder / "stderr"), "");
}

} // namespace groundswell::testing
