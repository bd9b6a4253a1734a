#include <gtest/gtest.h>

#include "apps/program.hpp"

/// Titles, names and ids that try to command the terminal or a spreadsheet, from every file that users get
/// from others.
namespace groundswell::testing {

namespace {

/// Whether text holds anything that a terminal obeys.
bool is_obeyed(std::string const& text)
{
    return text.find('\x1b') != std::string::npos || text.find("\xc2\x9b") != std::string::npos ||
           text.find('\x07') != std::string::npos || text.find("\xe2\x80\xae") != std::string::npos;
}

void expect_inert(Ran const& ran, std::string const& what)
{
    EXPECT_FALSE(is_obeyed(ran.out)) << what << ": " << ran.out;
    EXPECT_FALSE(is_obeyed(ran.err)) << what << ": " << ran.err;
    EXPECT_TRUE(ran.code == 0 || ran.code == 2) << what << ": " << ran.code << ran.err;
}

std::string const escape = "\x1b]0;owned\x07\xc2\x9b"
                           "2J\xe2\x80\xae";

} // namespace

TEST(HostileText, OfAScenarioDoesNotReachTheTerminal)
{
    TemporaryFolder const folder;
    std::string const toml = "\\u001b]0;owned\\u0007\\u009b2J\\u202e";
    folder.write("evil.toml", "title = \"" + toml + "\"\nsentence = \"" + toml + "\"\nranks = [\"a" + toml +
                                  "\", \"b\"]\n[run]\nweeks = 4\nburnin = 2\nreplicates = 2\n"
                                  "[institution]\nseats = 40\nunits = 2\nrank_share = [0.7, 0.3]\n");
    for (auto const* command :
         {"run evil.toml", "run evil.toml --json", "describe evil.toml", "check evil.toml",
          "compare evil.toml --with escrow", "run evil.toml --out s.sqlite", "report s.sqlite --json",
          "export s.sqlite --csv tables", "export s.sqlite --json", "generate evil.toml --out w.h5",
          "run --world w.h5 --weeks 2 --replicates 1", "describe --world w.h5"})
        expect_inert(run_program(folder, command), command);
    folder.write("worse.toml", "title = 1\n\"" + toml + "\" = 3\n[world]\npeople = \"" + toml + "\"\n");
    expect_inert(run_program(folder, "check worse.toml"), "a fault");
    expect_inert(run_program(folder, "check worse.toml --json"), "a fault as JSON");
    folder.write("raw.toml", "title = \"" + escape + "\n");
    expect_inert(run_program(folder, "check raw.toml"), "no TOML");
}

TEST(HostileText, OfTablesDoesNotReachTheTerminalOrTheScenario)
{
    TemporaryFolder const folder;
    std::string people = "id,gender,rank,unit," + escape + "\n";
    for (int i = 0; i < 40; ++i)
        people += escape + std::to_string(i) + (i % 2 ? ",woman,1," : ",\"man" + escape + "\",2,") + "\"u" +
                  escape + "\nseats = 3\",x\n";
    folder.write("people.csv", people);
    for (auto const* command : {"init people.csv", "run --people people.csv --weeks 2 --replicates 1",
                                "describe --people people.csv", "check --people people.csv"})
        expect_inert(run_program(folder, command), command);
    run_program(folder, "init people.csv --out made.toml");
    expect_inert(run_program(folder, "check made.toml"), "what was written");
    EXPECT_FALSE(is_obeyed(text_of(folder / "made.toml")));
}

TEST(HostileText, FormulasDoNotReachSpreadsheets)
{
    TemporaryFolder const folder;
    folder.write("evil.toml", "title = \"=cmd|'/c calc'!A1\"\nranks = [\"+1+1\", \"@SUM(1)\", \"-5\"]\n"
                              "[run]\nweeks = 4\nburnin = 2\nreplicates = 1\n"
                              "[institution]\nseats = 40\nunits = 2\nrank_share = [0.5, 0.3, 0.2]\n");
    ASSERT_EQ(run_program(folder, "run evil.toml --out s.sqlite").code, 0);
    ASSERT_EQ(run_program(folder, "export s.sqlite --csv tables").code, 0);
    EXPECT_NE(text_of(folder / "tables" / "provenance.csv").find("\ntitle,'=cmd|"), std::string::npos)
        << text_of(folder / "tables" / "provenance.csv");
    auto const ranks = text_of(folder / "tables" / "rank_names.csv");
    EXPECT_NE(ranks.find("0,'+1+1\n"), std::string::npos) << ranks;
    EXPECT_NE(ranks.find("1,'@SUM(1)\n"), std::string::npos) << ranks;
    EXPECT_NE(ranks.find("2,-5\n"), std::string::npos) << "a number stays one: " << ranks;
    auto const parameters = text_of(folder / "tables" / "parameters.csv");
    EXPECT_EQ(parameters.find(",'-"), std::string::npos) << "numbers stay numbers";
}

/// The scenario lies where the output goes, and its paths start there.
TEST(Init, WritesPathsThatResolveWhereItsOutputGoes)
{
    TemporaryFolder const folder;
    std::string people = "id,gender,rank\n";
    for (int i = 0; i < 30; ++i)
        people += std::to_string(i) + (i % 2 ? ",woman,1\n" : ",man,2\n");
    folder.write("p/x.csv", people);
    auto const status = std::system(("cd '" + folder.path().string() + "' && '" + GROUNDSWELL_PROGRAM +
                                     "' init p/x.csv > p/m.toml 2>/dev/null")
                                        .c_str());
    ASSERT_EQ(status, 0);
    EXPECT_NE(text_of(folder / "p" / "m.toml").find("people = \"x.csv\""), std::string::npos);
    EXPECT_EQ(run_program(folder, "check p/m.toml").code, 0);
}

} // namespace groundswell::testing
