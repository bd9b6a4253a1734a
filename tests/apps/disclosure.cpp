// What is withheld and rounded, in everything that the program gives out.

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/program.hpp"

namespace groundswell::testing {
namespace {

using Json = nlohmann::json;

std::string const quick = " --set run.burnin=4 --weeks 20 --replicates 3";
/// Of 60 people, three hold seats of the highest rank, so few women do.
std::string const few_at_the_top = " --set institution.seats=60 --set institution.units=2" + quick;

/// Forty-one people; three of the women are in the second rank.
void write_people(TemporaryFolder const& folder)
{
    std::string text = "id,gender,rank,unit\n";
    for (int id = 0; id < 41; ++id)
        text += fmt::format("{},{},{},{}\n", id, id < 17 ? "F" : "M", id % 6 == 5 ? 2 : 1, id % 2);
    folder.write("people.csv", text);
}

Json printed(TemporaryFolder const& folder, std::string const& arguments)
{
    auto const ran = run_program(folder, arguments);
    EXPECT_EQ(ran.code, 0) << arguments << '\n' << ran.err;
    return ran.code == 0 ? Json::parse(ran.out) : Json{{"metrics", Json::array()}, {"notes", Json::array()}};
}

std::ptrdiff_t withheld_in(Json const& metrics)
{
    return std::ranges::count_if(metrics,
                                 [](auto const& m) { return m["withheld"] == true || m["withheld"] == 1; });
}

bool notes_say(Json const& run, std::string const& words)
{
    return std::ranges::any_of(run["notes"], [&](auto const& note) {
        return note.template get<std::string>().find(words) != std::string::npos;
    });
}

TEST(SmallCells, OfAnInventedInstitutionAreShown)
{
    TemporaryFolder const folder;
    auto const run = printed(folder, "run --json --out s.sqlite" + few_at_the_top);
    EXPECT_EQ(withheld_in(run["metrics"]), 0);
    EXPECT_EQ(run["min_cell"], 1);
    EXPECT_FALSE(notes_say(run, "withheld"));
    EXPECT_EQ(withheld_in(printed(folder, "export s.sqlite --json")["metrics"]), 0);
    auto const described = run_program(folder, "describe").out;
    EXPECT_NE(described.find("nobody of them is real"), std::string::npos) << described;
    EXPECT_EQ(run_program(folder, "run" + few_at_the_top).out.find("withheld"), std::string::npos);
}

TEST(SmallCells, OfAnInventedInstitutionAreWithheldWhereAsked)
{
    TemporaryFolder const folder;
    auto const run = printed(folder, "run --json --min-cell 7 --out s.sqlite" + few_at_the_top);
    EXPECT_GT(withheld_in(run["metrics"]), 0);
    EXPECT_TRUE(notes_say(run, "fewer than 7 people"));
    auto const exported = printed(folder, "export s.sqlite --json");
    EXPECT_EQ(exported["provenance"]["min_cell"], "7");
    EXPECT_GT(withheld_in(exported["metrics"]), 0);
    auto const report = run_program(folder, "report s.sqlite -o r.html");
    ASSERT_EQ(report.code, 0) << report.err;
    EXPECT_NE(text_of(folder / "r.html").find("Figures of fewer than 7 people are withheld."),
              std::string::npos);
    auto const described = run_program(folder, "describe --min-cell 7").out;
    EXPECT_NE(described.find("withhold figures of fewer than 7 people"), std::string::npos) << described;
}

TEST(SmallCells, OfPeopleWhoWereCountedAreWithheld)
{
    TemporaryFolder const folder;
    write_people(folder);
    folder.write("mine.toml", run_program(folder, "init people.csv").out);
    ASSERT_EQ(run_program(folder, "generate mine.toml --out mine.h5").code, 0);
    ASSERT_EQ(run_program(folder, "generate --profile country --people 3000 --out land.h5").code, 0);
    ASSERT_EQ(run_program(folder, "generate --people 200 --out made.h5").code, 0);
    for (auto const* source : {"mine.toml", "--people people.csv", "--world mine.h5", "--world land.h5",
                               "--profile country --seats 3000"}) {
        auto const run = printed(folder, std::string("run --json ") + source + quick);
        EXPECT_EQ(run["min_cell"], 5) << source;
    }
    EXPECT_GT(withheld_in(printed(folder, "run mine.toml --json" + quick)["metrics"]), 0);
    auto const shown = printed(folder, "run mine.toml --json --min-cell 1" + quick);
    EXPECT_EQ(withheld_in(shown["metrics"]), 0);
    EXPECT_TRUE(notes_say(shown, "Nothing is withheld"));
    EXPECT_EQ(printed(folder, "run --world made.h5 --json" + quick)["min_cell"], 1);
}

TEST(SmallCells, OfInventedPeopleAreShownInExperimentsToo)
{
    TemporaryFolder const folder;
    auto const asked = few_at_the_top + " --json";
    EXPECT_EQ(printed(folder, "compare --with parity" + asked)["min_cell"], 1);
    EXPECT_EQ(printed(folder, "compare --with parity --min-cell 6" + asked)["min_cell"], 6);
    write_people(folder);
    EXPECT_EQ(printed(folder, "compare --people people.csv --with parity" + quick + " --json")["min_cell"],
              5);
}

/// Whether every number of an array or object of weeks is a multiple.
bool multiples(Json const& weeks, int of)
{
    return std::ranges::all_of(weeks,
                               [&](auto const& n) { return n.is_null() || n.template get<int>() % of == 0; });
}

/// Every count that a study gives out, in the forms of its export.
void expect_rounded(Json const& exported, int of)
{
    auto const rows = [&](char const* table, auto&& count) {
        EXPECT_FALSE(exported[table].empty()) << table;
        for (auto const& row : exported[table])
            EXPECT_TRUE(count(row)) << table << ": " << row;
    };
    auto const is_multiple = [&](Json const& n) { return n.is_null() || n.get<std::int64_t>() % of == 0; };
    rows("metrics", [&](auto const& row) { return is_multiple(row["base"]); });
    rows("funnel", [&](auto const& row) { return is_multiple(row["events"]); });
    rows("totals", [&](auto const& row) { return is_multiple(row["events"]); });
    rows("series", [&](auto const& row) { return multiples(row["counts"], of); });
    rows("people", [&](auto const& row) { return multiples(row["people"], of); });
}

/// A share times what it is of must be a whole multiple too, or else an exact number follows.
void expect_rounded_parts(Json const& exported, int of)
{
    int checked = 0;
    for (auto const& row : exported["metrics"]) {
        auto const name = row["name"].get<std::string>();
        if (row["value"].is_null() || (name != "experienced" && name != "incident_witnessed_share")) continue;
        double const part = row["value"].get<double>() * row["base"].get<double>() / of;
        EXPECT_NEAR(part, std::round(part), 1e-6) << row;
        ++checked;
    }
    EXPECT_GT(checked, 0);
}

TEST(Rounding, HoldsForEveryCountOfAnImportedInstitution)
{
    TemporaryFolder const folder;
    write_people(folder);
    std::string const asked = "run --people people.csv --round 10 --set propensity.harm.median=.2" + quick;
    auto const run = printed(folder, asked + " --json --out s.sqlite");
    EXPECT_EQ(run["round"], 10);
    EXPECT_EQ(run["people"], 40);
    EXPECT_TRUE(notes_say(run, "multiples of 10"));
    bool any = false;
    for (auto const& stage : run["funnel"]) {
        double const events = stage["mean"].get<double>() * 3; // over three replicates
        EXPECT_NEAR(std::fmod(events + 1e-9, 10), 0, 1e-6) << stage;
        any = any || events > 0;
    }
    EXPECT_TRUE(any) << "nothing happens";

    auto const exported = printed(folder, "export s.sqlite --json");
    expect_rounded(exported, 10);
    expect_rounded_parts(exported, 10);
    ASSERT_EQ(run_program(folder, "export s.sqlite --csv csv").code, 0);
    for (auto const* number : {",41,0\n", ",17,0\n", ",24,0\n"}) // the people, and that they are not withheld
        EXPECT_EQ(text_of(folder / "csv/people.csv").find(number), std::string::npos) << number;

    ASSERT_EQ(run_program(folder, "report s.sqlite -o r.html").code, 0);
    auto const page = text_of(folder / "r.html");
    EXPECT_NE(page.find("\"people\":40"), std::string::npos);
    EXPECT_EQ(page.find("\"people\":41"), std::string::npos);
    auto const text = run_program(folder, asked).out;
    EXPECT_NE(text.find("40 people in 2 ranks"), std::string::npos) << text;
    EXPECT_EQ(text.find("41 people"), std::string::npos) << text;
    auto const described = run_program(folder, "describe --people people.csv --round 10").out;
    EXPECT_NE(described.find("  40 seats"), std::string::npos) << described;
    EXPECT_EQ(described.find("41"), std::string::npos) << described;
}

TEST(Rounding, HoldsForWhatExperimentsKeep)
{
    TemporaryFolder const folder;
    write_people(folder);
    printed(folder, "compare --people people.csv --with parity --round 10 --json --out c.sqlite" + quick);
    auto const exported = printed(folder, "export c.sqlite --json");
    int counts = 0;
    for (auto const& row : exported["points"])
        if (row["metric"] == "counted_acts") {
            EXPECT_EQ(std::fmod(row["value"].get<double>(), 10), 0) << row;
            ++counts;
        }
    EXPECT_EQ(counts, 6);
}

} // namespace
} // namespace groundswell::testing
