#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/run.hpp>
#include <groundswell/study.hpp>

#include "report/report_program.hpp"
#include "report/series.hpp"
#include "store/database.hpp"
#include "support/small_scenario.hpp"
#include "view/pages.hpp"

namespace groundswell::testing {

namespace {

/// Equal to nearly six digits, which a study keeps of means: ends of intervals add up their errors. Null
/// where the other is.
void expect_same(Json const& shown, Json const& printed, std::string const& what)
{
    if (printed.is_null() || shown.is_null()) {
        EXPECT_EQ(shown, printed) << what;
        return;
    }
    double const a = shown, b = printed;
    EXPECT_NEAR(a, b, 2e-5 * std::max(1e-3, std::abs(b))) << what;
}

void expect_same_bands(Json const& shown, Json const& printed, std::string const& what)
{
    for (auto const* part : {"mean", "low", "high"})
        expect_same(shown[part], printed[part], what + " " + part);
}

} // namespace

TEST_F(Report, GivesTheCommandThatMakesWhatItShows)
{
    kept("run --replicates 3" + small, "s.sqlite");
    kept("run --replicates 7" + small, "s.sqlite");
    auto shown = report("s.sqlite");
    EXPECT_EQ(shown["replicates"], 7);
    auto const has_seven = [](Json const& text) {
        return text.get<std::string>().find("--replicates 7") != std::string::npos;
    };
    EXPECT_TRUE(has_seven(shown["command"])) << shown["command"];
    EXPECT_TRUE(has_seven(shown["rests_on"]["again"])) << shown["rests_on"]["again"];

    kept("compare --replicates 2 --with escrow" + small, "c.sqlite");
    kept("compare --replicates 7 --with escrow" + small, "c.sqlite");
    shown = report("c.sqlite");
    EXPECT_TRUE(has_seven(shown["rests_on"]["again"]));
    EXPECT_EQ(shown["replicates"], 7); // of pairs: it holds no runs, and was not simulated 0 times
}

TEST_F(Report, KeepsCommandsAsAShellMustBeGivenThem)
{
    folder_.write("my own one.toml",
                  "title = \"It\"\n[run]\nweeks = 52\nburnin = 10\n[institution]\nseats = 60\n");
    kept("run 'my own one.toml' --replicates 2 --set 'policy.response=[.2, .6, .06, .14]'", "s.sqlite");
    auto const again = report("s.sqlite")["rests_on"]["again"].get<std::string>();
    EXPECT_TRUE(again.starts_with("groundswell run 'my own one.toml' --replicates 2 --set "
                                  "'policy.response=[.2, .6, .06, .14]' --out s.sqlite\n"))
        << again;
    auto const command = again.substr(std::string("groundswell ").size(), again.find('\n') - 12);
    EXPECT_EQ(run_program(folder_, command).code, 0);
}

TEST_F(Report, IsAboutOneInstitution)
{
    kept("run --replicates 2" + small, "s.sqlite");
    kept("compare --replicates 2 --weeks 52 --seats 80 --with escrow --set run.burnin=10", "c.sqlite");
    EXPECT_EQ(error("s.sqlite c.sqlite"), "c.sqlite: is about another institution than s.sqlite (has "
                                          "institution.seats 80, and the base has 60: "
                                          "another world). Make one report for each\n");
}

TEST_F(Report, SaysTheSameOfWhatStaysInTextAndJson)
{
    std::string const dose =
        "dose --parameter reaction.intervene --from -0.15 --to 4 --steps 1 --replicates 6 "
        "--weeks 104 --set institution.seats=200 --set run.burnin=26";
    auto const json = kept(dose, "d.sqlite");
    EXPECT_EQ(json["push_weeks"], 52); // half of a horizon that is too short for the usual push
    EXPECT_EQ(json["histories_metric"], "harm_after_push");
    auto const& left = json["left_of_effect"];
    ASSERT_FALSE(left.is_null());
    auto const words = fmt::format("{:.1f}% [{:.1f}, {:.1f}]", 100 * left["value"].get<double>(),
                                   100 * left["low"].get<double>(), 100 * left["high"].get<double>());
    auto text = run_program(folder_, dose).out;
    std::ranges::replace(text, '\n', ' ');
    std::string flat;
    for (char const c : text)
        if (c != ' ' || !flat.ends_with(' ')) flat += c;
    EXPECT_NE(flat.find(words), std::string::npos) << words << '\n' << text;
    EXPECT_NE(flat.find("half of the horizon"), std::string::npos) << text;
    EXPECT_NE(report("d.sqlite")["dose"][0]["words"].dump().find(words), std::string::npos);
}

TEST_F(Report, ShowsWhatRunPrinted)
{
    auto const printed = kept("run --replicates 4 --against" + small, "s.sqlite");
    auto const shown = report("s.sqlite");
    for (auto const* key :
         {"version", "title", "seed", "replicates", "weeks", "window", "scenario_hash", "result_hash"})
        EXPECT_EQ(shown[key], printed[key]) << key;
    ASSERT_EQ(shown["metrics"].size(), printed["metrics"].size());
    for (std::size_t i = 0; i < printed["metrics"].size(); ++i) {
        auto const &a = shown["metrics"][i], &b = printed["metrics"][i];
        EXPECT_EQ(a["name"], b["name"]);
        EXPECT_EQ(a["group"], b["group"]);
        EXPECT_EQ(a["withheld"], b["withheld"]);
        expect_same_bands(a, b, b["name"]);
    }
    for (std::size_t i = 0; i < printed["funnel"].size(); ++i)
        expect_same_bands(shown["funnel"][i], printed["funnel"][i], printed["funnel"][i]["stage"]);
    ASSERT_EQ(shown["targets"].size(), printed["targets"].size());
    for (std::size_t i = 0; i < printed["targets"].size(); ++i)
        EXPECT_EQ(shown["targets"][i]["inside"], printed["targets"][i]["in_range"]);

    auto const text = run_program(folder_, "run --replicates 4" + small).out;
    auto const first = shown["finding"][0]["sentence"].get<std::string>();
    EXPECT_NE(text.find(first.substr(0, 60)), std::string::npos) << first;
}

TEST_F(Report, OfAShortRunSaysWhatIsOpenAndInHowManyReplicatesAFigureIs)
{
    std::string const tiny = "run --seats 100 --weeks 5 --replicates 4 --seed 4 --set run.burnin=26";
    auto const printed = kept(tiny, "s.sqlite");
    auto const shown = report("s.sqlite");
    std::string const rulings =
        "Rulings take 20 weeks: none could be made on a report of the 5 weeks of the run.";
    EXPECT_EQ(shown["rulings"], rulings);
    EXPECT_EQ(printed["rulings"], rulings);
    std::vector<std::string> waiting;
    for (auto const& stage : shown["funnel"]) {
        waiting.push_back(stage["waiting"]);
        EXPECT_LE(stage["share"]["n"].get<int>(), 4);
    }
    EXPECT_EQ(waiting, (std::vector<std::string>{"none", "none", "none", "none", "all", "all"}));
    auto const with_acts = shown["funnel"][0]["share"]["n"].get<int>();
    EXPECT_EQ(with_acts, printed["funnel"][0]["share"]["n"]);
    auto const text = run_program(folder_, tiny, "export GROUNDSWELL_CACHE=").out;
    EXPECT_NE(text.find("no ruling yet"), std::string::npos) << text;
    EXPECT_EQ(text.find(fmt::format("100% ({})\n", with_acts)) == std::string::npos, with_acts == 4) << text;
}

TEST_F(Report, SaysOfEachPartOverWhichWeeksItIs)
{
    std::string const tiny = " --seats 60 --set run.burnin=0 ";
    kept("compare --with policy.delay=2 --weeks 30 --replicates 2" + tiny, "c.sqlite");
    kept("dose --parameter policy.delay --from 0 --to 40 --steps 1 --weeks 60 --replicates 3" + tiny,
         "d.sqlite");
    auto const shown = report("c.sqlite d.sqlite");
    EXPECT_EQ(shown["sources"][0]["weeks"], 30);
    EXPECT_EQ(shown["sources"][0]["replicates"], 2);
    EXPECT_EQ(shown["sources"][1]["weeks"], 60);
    EXPECT_EQ(shown["sources"][1]["replicates"], 3);
    EXPECT_EQ(shown["comparisons"][0]["weeks"], 30);
    EXPECT_EQ(shown["comparisons"][0]["pairs"], 2);
    auto const& dose = shown["dose"][0];
    EXPECT_EQ(dose["weeks"], 60);
    EXPECT_EQ(dose["push_weeks"], 30);
    EXPECT_EQ(dose["push_to"], 40);
    EXPECT_EQ(dose["label"], "harm, late (all 60 weeks)");
}

TEST_F(Report, ShowsWhatCompareAndDosePrinted)
{
    folder_.write("variant.toml", "title = \"V\"\n[institution]\nseats = 60\nunits = 2\n[run]\nburnin = 26\n"
                                  "weeks = 104\n[policy]\nshield = 0.1\n");
    auto const compared = kept(
        "compare --replicates 3 --with escrow --with variant.toml --with policy.delay=2" + small, "c.sqlite");
    auto const dosed =
        kept("dose --parameter policy.shield --from 0 --to 1 --steps 2 --push 26 --replicates 3" + small,
             "d.sqlite");
    auto const shown = report("c.sqlite d.sqlite");
    EXPECT_TRUE(shown["metrics"].empty());
    ASSERT_EQ(shown["comparisons"].size(), 3U);
    for (std::size_t v = 0; v < 3; ++v) {
        auto const& printed = compared["variants"][v];
        auto const& comparison = shown["comparisons"][v];
        EXPECT_EQ(comparison["name"], printed["name"]);
        EXPECT_EQ(comparison["changes"], printed["changes"]);
        EXPECT_FALSE(comparison["changes"].empty());
        ASSERT_EQ(comparison["rows"].size(), printed["figures"].size());
        for (std::size_t i = 0; i < printed["figures"].size(); ++i) {
            auto const &a = comparison["rows"][i], &b = printed["figures"][i];
            EXPECT_EQ(a["metric"], b["metric"]);
            if (b["withheld"].get<bool>()) continue;
            expect_same_bands(a["base"], b["without"], b["metric"]);
            expect_same_bands(a["variant"], b["with"], b["metric"]);
            expect_same_bands(a["difference"], b["difference"], b["metric"]);
        }
        EXPECT_EQ(comparison["half_gone"].is_null(), printed["half_gone"].is_null());
    }
    ASSERT_EQ(shown["dose"].size(), 1U);
    auto const& dose = shown["dose"][0];
    EXPECT_EQ(dose["parameter"], "policy.shield");
    EXPECT_EQ(dose["push_weeks"], 26);
    EXPECT_EQ(dose["withdrawn"], dosed["withdrawal"]);
    ASSERT_EQ(dose["response"].size(), dosed["response"].size());
    for (std::size_t i = 0; i < dosed["response"].size(); ++i) {
        expect_same(dose["response"][i]["dose"], dosed["response"][i]["dose"], "dose");
        expect_same_bands(dose["response"][i], dosed["response"][i]["value"], "response");
        expect_same_bands(dose["up"][i], dosed["histories"][i]["up"], "up");
        expect_same_bands(dose["down"][i], dosed["histories"][i]["down"], "down");
    }
}

TEST_F(Report, ShowsWhatAttributeAndClaimsPrinted)
{
    std::string const tiny =
        " --set institution.seats=40 --set institution.units=1 --set run.burnin=8 --weeks 26";
    auto const attributed = kept("attribute --replicates 2" + tiny, "a.sqlite");
    auto const claimed = kept("claims C1 C4 --quick --points 2 --set institution.seats=60", "l.sqlite");
    kept("run --replicates 2" + tiny, "s.sqlite");
    auto shown = report("s.sqlite a.sqlite");
    EXPECT_EQ(shown["sources"].size(), 2U);
    EXPECT_FALSE(shown["metrics"].empty());
    auto const& printed = attributed["attribution"];
    ASSERT_EQ(shown["attribution"]["components"].size(), printed["components"].size());
    for (std::size_t i = 0; i < printed["components"].size(); ++i)
        expect_same_bands(shown["attribution"]["components"][i]["share"], printed["components"][i]["share"],
                          printed["components"][i]["name"]);
    EXPECT_EQ(shown["attribution"]["complicity"].size(), attributed["complicity"].size());

    shown = report("l.sqlite");
    EXPECT_NE(shown["notes"].dump().find("No result of it says anything about a claim"), std::string::npos);
    EXPECT_NE(shown["notes"].dump().find("contradict themselves and are drawn again"), std::string::npos);
    EXPECT_GT(claimed["excluded"]["share"].get<double>(), .05);
    EXPECT_EQ(claimed["excluded"]["rules"].size(), 3U);
    EXPECT_TRUE(
        shown["rests_on"]["again"].get<std::string>().starts_with("groundswell claims C1 C4 --points 2"));
    ASSERT_EQ(shown["claims"].size(), claimed["claims"].size());
    for (std::size_t i = 0; i < claimed["claims"].size(); ++i) {
        auto const &a = shown["claims"][i], &b = claimed["claims"][i];
        EXPECT_EQ(a["id"], b["id"]);
        EXPECT_EQ(a["verdict"], b["verdict"]);
        EXPECT_EQ(a["verdict"] == "undecided", a["undecided"].is_string());
        EXPECT_EQ(a["undecided"].is_string(), b["points_to_decide"].is_number());
        EXPECT_EQ(a["built_in"].is_string(), b["built_in"].is_string());
        expect_same(a["share"]["mean"], b["holds"]["share"], "share");
        expect_same(a["effect"]["median"], b["parts"][0]["effect"]["median"], "effect");
    }
}

TEST_F(Report, IsOneSmallPageThatNothingInItCanBreak)
{
    folder_.write("t.toml",
                  "title = \"</script><b>&\"\n[institution]\nseats = 60\nunits = 2\n[run]\nburnin = 26\n"
                  "weeks = 104\n");
    ASSERT_EQ(run_program(folder_, "run t.toml --replicates 2 --out s.sqlite").code, 0);
    auto const ran = run_program(folder_, "report s.sqlite -o r.html");
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(ran.out.starts_with("wrote r.html (")) << ran.out;
    auto const page = text_of(folder_ / "r.html");
    EXPECT_LT(page.size(), 2U << 20);
    EXPECT_EQ(page.find("</script><b>"), std::string::npos);
    auto const mark = std::string("id=\"groundswell-data\">");
    auto const begin = page.find(mark) + mark.size();
    auto const end = page.find("</script>", begin);
    auto const data = Json::parse(page.substr(begin, end - begin));
    EXPECT_EQ(data["title"], "</script><b>&");
    EXPECT_EQ(data, report("s.sqlite"));
}

TEST_F(Report, WithholdsFewPeople)
{
    folder_.write("people.csv",
                  "id,gender,rank,unit\n1,F,1,a\n2,F,1,a\n3,F,1,a\n4,M,1,a\n5,M,1,a\n6,M,1,a\n7,M,1,a\n"
                  "8,M,1,a\n9,M,1,a\n");
    ASSERT_EQ(run_program(folder_, "run --people people.csv --replicates 2 --weeks 60 --set run.burnin=1 "
                                   "--out s.sqlite")
                  .code,
              0);
    std::filesystem::remove(folder_ / "people.csv"); // a report needs no table
    auto const shown = report("s.sqlite");
    EXPECT_TRUE(shown["imported"].get<bool>());
    EXPECT_TRUE(shown["targets"].empty());
    int women = 0;
    for (auto const& series : shown["series"])
        if (series["group"] == "woman")
            for (auto const& value : series["mean"]) {
                EXPECT_TRUE(value.is_null()) << series["name"];
                ++women;
            }
    EXPECT_GT(women, 20);
}

TEST_F(Report, WhatWasAskedIsReadBackAndNotGuessedFromWords)
{
    // Names that look like parts of what a study keeps.
    folder_.write("seed 1, pushed to 3 for 7 weeks.toml",
                  "title = \"V\"\n[institution]\nseats = 60\nunits = 2\n[run]\nburnin = 26\nweeks = 104\n"
                  "[policy]\nshield = 0.1\n");
    kept("compare --replicates 2 --from-start --uncertain --with 'seed 1, pushed to 3 for 7 weeks.toml'" +
             small,
         "c.sqlite");
    kept("dose --parameter policy.shield --from 1 --to 0.25 --steps 3 --push 26 --replicates 2" + small,
         "d.sqlite");
    auto const shown = report("c.sqlite d.sqlite");
    ASSERT_EQ(shown["comparisons"].size(), 1U);
    EXPECT_EQ(shown["comparisons"][0]["name"], "seed 1, pushed to 3 for 7 weeks.toml");
    EXPECT_EQ(shown["comparisons"][0]["uncertain"], true);
    auto const again = shown["rests_on"]["again"].get<std::string>();
    EXPECT_NE(again.find(" --uncertain --from-start --out c.sqlite\n"), std::string::npos) << again;
    EXPECT_NE(
        again.find(" --parameter policy.shield --from 1 --to 0.25 --steps 3 --push 26 --out d.sqlite\n"),
        std::string::npos)
        << again;
    ASSERT_EQ(shown["dose"].size(), 1U);
    std::vector<double> doses;
    for (auto const& point : shown["dose"][0]["response"])
        doses.push_back(point["dose"]);
    EXPECT_EQ(doses, (std::vector<double>{1, .75, .5, .25}));
}

TEST_F(Report, SeriesFromAStudyAreThoseOfTheRun)
{
    auto const scenario = eventful_scenario();
    auto const identity = identity_of(scenario, 13, "groundswell run");
    Study study(folder_ / "s.sqlite", identity);
    std::vector<std::vector<SeriesRow>> series;
    CellNames const names{identity.groups, identity.rank_names};
    for (std::uint32_t r = 0; r < 3; ++r) {
        auto const result = run_replicate(scenario, r);
        study.take(result);
        series.push_back(series_of(cells_of(result), names));
    }
    auto const run = report::series_json(series);
    auto const kept = report::series_json(report::read_series(study.database(), identity));
    ASSERT_EQ(run.size(), kept.size());
    int known = 0;
    for (std::size_t i = 0; i < run.size(); ++i) {
        EXPECT_EQ(run[i]["weeks"], kept[i]["weeks"]);
        for (std::size_t p = 0; p < run[i]["mean"].size(); ++p) {
            auto const what = run[i]["name"].get<std::string>() + " " + run[i]["group"].get<std::string>();
            expect_same(kept[i]["mean"][p], run[i]["mean"][p], what);
            expect_same(kept[i]["high"][p], run[i]["high"][p], what);
            known += !run[i]["mean"][p].is_null();
        }
    }
    EXPECT_GT(known, 200);
}

} // namespace groundswell::testing
