#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

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
        Case{"run --sed 1", "groundswell run: unknown option '--sed'. Did you mean '--seed'?\n"},
        Case{"run a b", "groundswell run: unexpected 'b'. See 'groundswell run --help'\n"},
        Case{"run nosuch.toml",
             "nosuch.toml: no such scenario (a file, or one of barracks, campus, default, film, "
             "firm, hospital, hotel, town).\n"},
        Case{"run --set acts.powr=1",
             "--set acts.powr: unknown key 'acts.powr'. Did you mean 'acts.power'?\n"},
        Case{"run --replicates 0", "--replicates: run.replicates is 0 (from 1 to 1000000).\n"},
        Case{"run --threads 0", "--threads: is '0' (must be a whole number from 1 to 4096).\n"},
        Case{"run --ties t.csv",
             "--ties: given without --people (ties are between people of a table). Add --people FILE\n"},
        Case{"run --against none.csv", "none.csv: cannot be read (no such file, or no permission). "
                                       "'targets' takes the surveys that "
                                       "come with the program\n"},
        Case{"run --out no/s.sqlite",
             "no/s.sqlite: cannot be written (there is no folder 'no'). Create it first\n"},
        Case{"export none.sqlite --csv out", "none.sqlite: no such file.\n"},
        // What is given twice or has no effect is refused: the last of two would win without a word.
        Case{"run --weeks 5 --weeks 6", "--weeks: is given 2 times. Give it once\n"},
        Case{"run --weeks 5 --set run.weeks=6", "--weeks: is given twice. Give it once\n"},
        Case{"run --set acts.power=1 --set acts.power=2", "--set acts.power: is given twice. Give it once\n"},
        Case{"run --set policy.response.coddle=0 --set 'policy.response=[.1,.2,.3,.4]'",
             "--set policy.response: is given twice. Give it once\n"},
        Case{"run --out ''", "--out: is empty (needs a value). Leave it out to have the default\n"},
        Case{"run ''", "SCENARIO: is empty (needs a value). Leave it out to have the default\n"},
        Case{"compare --with escrow --half-width 1 --replicates 4 --max-replicates 2",
             "--max-replicates: is 2 (at least --replicates, 4).\n"},
        Case{
            "run --profile country --seats 9000 --set institution.units=3",
            "--set institution.units: changes nothing (the profile says what a country is made of). Leave it "
            "out\n"},
        Case{"run --against .", ".: is a folder (a CSV file of surveys). Name a file in it\n"},
        Case{"run .", ".: is a folder (a scenario is a file). Name a file in it\n"},
        Case{"run --set acts.power=x",
             "--set acts.power: is 'x' (must be a number, a list such as [.5, .3, .2], a table such as "
             "{coddle = .2, restore = .1}, or [\"text\"]).\n"},
        Case{"run --set run.burnin=99999",
             "--set run.burnin: is 99999 (must lie in [0, 10000] weeks, a whole number). Default is 520\n"},
        Case{"run --set 'policy.response=[.1,.9]'",
             "--set policy.response: policy.response has 2 values (a table or a list of "
             "policy.response.coddle, "
             "policy.response.sanction, policy.response.remove, policy.response.restore).\n"},
        Case{"dose --parameter policy.delay --from 1 --to 9 --weeks 40",
             "--weeks: is 40 (a push of 26 weeks and as many after it). 52 or more would do\n"},
        Case{"dose --parameter policy.delay --from 1 --to 9 --weeks 156 --push 140",
             "--push: is 140 weeks, which leaves 16 of the horizon (what stays is measured over 26 weeks or "
             "more "
             "after the push). A horizon of 166 weeks or more would do, or a shorter push\n"},
        Case{"generate --out old.h5",
             "old.h5: is there already (it is not overwritten). Choose another --out\n"},
        Case{"dose --parameter institution.seats --from 50 --to 60",
             "--parameter institution.seats: shapes the world itself (a dose is what can be turned in one "
             "world). Use 'groundswell run --set institution.seats=...' for each value\n"},
        Case{"dose --parameter escrow.start --from 0 --to 9",
             "--parameter escrow.start: is a week (a dose is a strength). Use 'groundswell compare' with two "
             "weeks\n"},
        Case{"compare --with run.weeks=27 --max-replicates 3",
             "--max-replicates: given without --half-width (without a precision asked for, the number is "
             "--replicates). Add --half-width X, or use --replicates\n"},
        Case{"compare --weeks 26 --with run.weeks=27",
             "run.weeks=27: has run.weeks 27 (the base has 26: another horizon). '--set run.weeks=' sets it "
             "for both\n"},
        Case{"claims --points 0", "--points: is '0' (must be a whole number from 1 to 65536).\n"},
        Case{"claims X1",
             "claims: unknown claim 'X1' (one of C1, C1b, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, "
             "C12, C13, C14). "
             "Did you mean 'C1'?\n"},
        Case{"completion csh",
             "groundswell completion: unknown shell 'csh' (bash, zsh or fish). Did you mean "
             "'zsh'?\n"}));

TEST(Program, SaysFaultsInJsonToo)
{
    TemporaryFolder const folder;
    folder.write("s.toml", "title = \"x\"\n[acts]\npower = 99\n");
    auto const ran = run_program(folder, "run s.toml --json");
    EXPECT_EQ(ran.code, 2);
    EXPECT_TRUE(ran.err.starts_with("s.toml:3: acts.power is 99")) << ran.err;
    auto const problems = nlohmann::json::parse(ran.out)["problems"];
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0]["code"], "value.out_of_range");
    EXPECT_EQ(problems[0]["place"]["file"], "s.toml");
    EXPECT_EQ(problems[0]["place"]["line"], 3);
    EXPECT_EQ(problems[0]["place"]["key"], "acts.power");
    EXPECT_EQ(problems[0]["text"].get<std::string>() + "\n", ran.err);
}

TEST(Program, NamesAllFaultsOfAScenarioAndItsTablesAtOnce)
{
    TemporaryFolder const folder;
    folder.write("people.csv", "id,gender\n1,F\n1,M\n3,M\n");
    folder.write("ties.csv", "from,to,weight\n1,9,1\n1,3,abc\n");
    folder.write("s.toml", "[world]\npeople = \"people.csv\"\nties = \"ties.csv\"\n[world.columns]\nweight = "
                           "\"weight\"\n[acts]\npower = 99\n"
                           "[[intervention]]\nkind = \"escrow\"\nuptake = 7\n");
    auto const ran = run_program(folder, "check s.toml");
    EXPECT_EQ(ran.code, 2);
    for (auto const* place :
         {"people.csv:3: ", "ties.csv:3: ", "ties.csv: 1 of 2 ties", "s.toml:7: ", "s.toml:10: "})
        EXPECT_NE(ran.err.find(place), std::string::npos) << place << ran.err;
}

TEST(Program, RefusesWhatATableLeavesWithoutEffect)
{
    TemporaryFolder const folder;
    folder.write("people.csv", "id,gender\n1,F\n2,M\n3,F\n");
    EXPECT_EQ(run_program(folder, "check --people people.csv --seats 500").err,
              "--seats: changes nothing (the table says who the people are). Leave it out\n");
    EXPECT_EQ(run_program(folder, "check --people people.csv --set institution.share.woman=[.1]").code, 2);
}

/// One share of four may be set: the others keep their proportions, and it is said.
TEST(Program, TakesSharesAsAListATableOrOneByOne)
{
    TemporaryFolder const folder;
    std::string const run = "run --replicates 1 --json" + small + " --set ";
    auto const response = [&](std::string const& set) {
        auto const ran = run_program(folder, run + set);
        EXPECT_EQ(ran.code, 0) << ran.err;
        auto const json = nlohmann::json::parse(ran.out);
        std::vector<double> out;
        for (auto const* name : {"coddle", "sanction", "remove", "restore"})
            out.push_back(json["parameters"][std::string("policy.response.") + name]);
        return out;
    };
    std::vector<double> const wanted{.05, .7, .1, .15};
    EXPECT_EQ(response("'policy.response=[0.05,0.7,0.1,0.15]'"), wanted);
    EXPECT_EQ(response("'policy.response={coddle=0.05,sanction=0.7,remove=0.1,restore=0.15}'"), wanted);
    auto const one = response("policy.response.coddle=0.6");
    EXPECT_DOUBLE_EQ(one[0], .6);
    EXPECT_NEAR(one[1], .6 * .4 / .8, 1e-12);
    EXPECT_NEAR(one[3], .14 * .4 / .8, 1e-12);
    auto const said =
        run_program(folder, "run --replicates 1" + small + " --set policy.response.coddle=0.6").out;
    EXPECT_NE(said.find("shares that were not set keep their"), std::string::npos) << said;
    EXPECT_EQ(run_program(folder, "compare --replicates 1 --with policy.response.coddle=0.6" + small).code,
              0);
}

TEST(Program, TriesAPlanOfInterventionsInAnyInstitution)
{
    TemporaryFolder const folder;
    folder.write("mine.toml", "title = \"Mine\"\nranks = 2\n[institution]\nseats = 60\nunits = 2\n"
                              "rank_share = [0.8, 0.2]\n[run]\nweeks = 104\nburnin = 26\n");
    folder.write("plan.toml", "[[intervention]]\nkind = \"escrow\"\nuptake = 0.5\n");
    auto const ran = run_program(folder, "compare mine.toml --with plan.toml --replicates 1");
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.out.find("changes: escrow is added"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("result "), std::string::npos);
    folder.write("plan.toml", "[[intervention]]\nkind = \"escrow\"\nuptake = 5\n");
    EXPECT_TRUE(run_program(folder, "compare mine.toml --with plan.toml")
                    .err.starts_with("plan.toml:3: intervention.1.uptake is 5"));
}

TEST(Program, CompletesNamesAfterTheirOptions)
{
    TemporaryFolder const folder;
    auto const script = run_program(folder, "completion bash").out;
    folder.write("c.bash", script);
    auto const completed = [&](std::string const& words, int at) {
        auto const text = "bash -c 'source c.bash; COMP_WORDS=(" + words +
                          "); COMP_CWORD=" + std::to_string(at) + "; _groundswell; echo \"${COMPREPLY[*]}\"'";
        run_program(folder, "--version", text + " >replies 2>faults");
        EXPECT_EQ(text_of(folder / "faults"), "");
        return text_of(folder / "replies");
    };
    EXPECT_EQ(completed("groundswell compare --with esc", 3), "escrow\n");
    EXPECT_EQ(completed("groundswell run --set policy.del", 3), "policy.delay=\n");
    EXPECT_EQ(completed("groundswell run camp", 2), "campus\n");
    EXPECT_EQ(completed("groundswell claims C1", 2), "C1 C1b C10 C11 C12 C13 C14\n");
    EXPECT_EQ(completed("groundswell dose --metric late", 3), "late_harm\n");
    EXPECT_EQ(completed("groundswell run --see", 2), "--seed\n");
}

TEST(Program, SuggestsTheCommandThatWasMeant)
{
    TemporaryFolder const folder;
    auto const ran = run_program(folder, "rnu");
    EXPECT_EQ(ran.code, 2);
    EXPECT_TRUE(ran.err.starts_with("groundswell: unknown command 'rnu' (commands: run, ")) << ran.err;
    EXPECT_TRUE(ran.err.ends_with("). Did you mean 'run'?\n")) << ran.err;
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
              "t.csv:2: low 0.2 is above high 0.1. Exchange them\n");
    folder.write("t.csv", "quantity,grup,value,low,high,source,year\n");
    EXPECT_EQ(run_program(folder, "run --against t.csv").err,
              "t.csv:1: no column 'group'. Did you mean 'grup'?\n");
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
    EXPECT_EQ(text_of(folder / "stderr"), "standard output: cannot be written. Is the disk full?\n");
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
