#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/check_scenario.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/write_scenario.hpp>
#include <gtest/gtest.h>
#include <iterator>
#include <nlohmann/json.hpp>

#include "problems.hpp"
#include "scenario/documentation.hpp"
#include "scenario/hash.hpp"
#include "support/temporary_folder.hpp"
#include "world/import.hpp"

namespace groundswell {
namespace {

std::string const everything = R"(
title = "A \"quoted\" title"
sentence = "Everything set."
groups = ["woman", "man", "nonbinary"]
ranks = ["low", "middle", "high"]
run = { weeks = 300, seed = 9, replicates = 3 }
components.off = ["silence", "barriers"]
status.nonbinary = -0.1
stigma.nonbinary.man = 2.5
acts.power = 0.30000000000000004
institution.rank_share = [0.6, 0.3, 0.1]
institution.share.woman = [0.5, 0.4, 0.3]
institution.share.nonbinary = [0.02, 0.02, 0.02]
career.hiring.nonbinary = 0.02

[[intervention]]
kind = "ally_mobilisation"
start = 10
end = 50
every = 5
dose = 0.7
cost_per_person = 20.5
scope = { groups = ["man"], ranks = ["middle", 2], units = ["unit 3"], share = 0.3 }
[[intervention]]
kind = "accountability"
set = { "policy.transparency" = 0.6, policy.shield = 0 }
ramp = true
end = 100
[[intervention]]
kind = "escrow"
uptake = 0.8
match = 3
[[intervention]]
kind = "remove_offenders"
top_share = 0.1
[[intervention]]
kind = "remove_offenders"
reports = 2
every = 52
[[intervention]]
kind = "movement"
post = "callout"
count = 12
every = 4
[[intervention]]
kind = "parity"
quota = true
start = -20
[[intervention]]
kind = "dialogue"
dose = 1.5
)";

std::string file_text(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string source(std::string const& path)
{
    return std::string(GROUNDSWELL_SOURCE_DIR) + "/" + path;
}

void expect_same(Scenario const& a, Scenario const& b)
{
    EXPECT_EQ(a.title, b.title);
    EXPECT_EQ(a.sentence, b.sentence);
    EXPECT_EQ(a.groups, b.groups);
    EXPECT_EQ(a.rank_names, b.rank_names);
    EXPECT_EQ(a.seed, b.seed);
    EXPECT_EQ(a.replicates, b.replicates);
    for (auto const& member : parameters_for(a.groups, a.ranks))
        EXPECT_EQ(member.in(a.parameters), member.in(b.parameters)) << member.name;
    EXPECT_EQ(std::memcmp(&a.parameters, &b.parameters, sizeof(Parameters)), 0);
    EXPECT_EQ(scenario_hash(a), scenario_hash(b)); // components, interventions, tables
    EXPECT_EQ(write_toml(a), write_toml(b));
}

TEST(Writing, IsReadBackTheSame)
{
    auto const scenario = read_scenario_text(everything, "everything.toml");
    expect_same(scenario, read_scenario_text(write_toml(scenario), "x.toml"));
    expect_same(default_scenario(), read_scenario_text(write_toml(default_scenario()), "x.toml"));
}

TEST(Writing, KeepsWhatWasSetInCode)
{
    auto scenario = default_scenario();
    scenario.parameters.acts.power = 1.25;
    scenario.parameters.status[1] = .125;
    scenario.parameters.institution.rank_share = {.5, .2, .1, .1, .1};
    expect_same(scenario, read_scenario_text(write_toml(scenario), "x.toml"));
}

TEST(Writing, FollowsTablesToAnotherFolder)
{
    auto const law_firm = read_scenario(source("examples/law-firm.toml"));
    testing::TemporaryFolder const folder;
    auto const path = folder.write("deep/copy.toml", write_toml(law_firm, (folder / "deep").string()));
    auto const copy = read_scenario(path.string());
    EXPECT_EQ(scenario_hash(copy), scenario_hash(law_firm));
    EXPECT_EQ(copy.ranks, 3);
    EXPECT_EQ(copy.rank_names, (std::vector<std::string>{"clerk", "associate", "partner"}));
}

TEST(Hash, SeesEveryParameterAndNoTitle)
{
    auto const scenario = read_scenario_text(everything, "everything.toml");
    auto const hash = scenario_hash(scenario);
    for (auto const& member : parameters_for(scenario.groups, scenario.ranks)) {
        auto changed = scenario;
        member.in(changed.parameters) += 1;
        EXPECT_NE(scenario_hash(changed), hash) << member.name;
    }
    auto same = scenario;
    same.title = "Other";
    same.sentence = same.path = "x";
    same.seed = 5;
    same.replicates = 6;
    EXPECT_EQ(scenario_hash(same), hash);
}

TEST(Hash, SeesComponentsInterventionsAndTables)
{
    auto const scenario = default_scenario();
    auto changed = scenario;
    changed.off.silence = true;
    EXPECT_NE(scenario_hash(changed), scenario_hash(scenario));
    EXPECT_NE(start_hash(changed), start_hash(scenario));
    changed = scenario;
    changed.interventions.push_back({.kind = intervention::Parity{}});
    EXPECT_NE(scenario_hash(changed), scenario_hash(scenario));
    EXPECT_EQ(start_hash(changed), start_hash(scenario)); // it acts from week 0 on
    changed.interventions[0].start = -1;
    EXPECT_NE(start_hash(changed), start_hash(scenario));

    testing::TemporaryFolder const folder;
    auto const people = folder.write("people.csv", file_text(source("examples/people.csv"))).string();
    auto const ties = folder.write("ties.csv", file_text(source("examples/ties.csv"))).string();
    auto const before = scenario_for_tables(people, ties);
    auto const hash = scenario_hash(before);
    EXPECT_NE(hash, scenario_hash(scenario));
    std::ofstream(ties, std::ios::app) << "works_with,1,36,1\n";
    EXPECT_EQ(scenario_hash(before), hash); // tables are read once
    EXPECT_NE(scenario_hash(scenario_for_tables(people, ties)), hash);
}

TEST(Documentation, IsNotStale)
{
    auto const page = file_text(source("docs/model.md"));
    auto const at = page.find("## Parameters\n");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(page.substr(at), parameters_markdown())
        << "write the end of docs/model.md anew with `groundswell parameters --markdown`";
}

TEST(Documentation, HasASchemaForEveryParameter)
{
    auto const schema = nlohmann::json::parse(scenario_schema());
    for (auto const& row : parameter_table()) {
        auto const* at = &schema;
        std::string rest = row.name.substr(0, row.name.find(".{group}"));
        while (!rest.empty()) {
            auto const dot = rest.find('.');
            at = &at->at("properties").at(rest.substr(0, dot));
            rest = dot == std::string::npos ? "" : rest.substr(dot + 1);
        }
        EXPECT_TRUE(at->contains("type")) << row.name;
    }
}

TEST(Shipped, AllReadAndSayWhatTheyAre)
{
    std::vector<std::string> names;
    for (auto const& shipped : shipped_scenarios()) {
        names.emplace_back(shipped.name);
        auto const scenario = read_scenario(names.back());
        EXPECT_FALSE(scenario.sentence.empty()) << shipped.name;
        EXPECT_EQ(shipped.text, file_text(source("scenarios/" + names.back() + ".toml")));
        for (auto const& note : scenario.notes)
            EXPECT_EQ(note.find("never acts"), std::string::npos) << note;
    }
    EXPECT_EQ(names, (std::vector<std::string>{"barracks", "campus", "default", "film", "firm", "hospital",
                                               "hotel", "town"}));
    EXPECT_EQ(scenario_hash(read_scenario("default")), scenario_hash(default_scenario()));
    try {
        read_scenario("barrack");
        FAIL();
    } catch (UserError const& error) {
        EXPECT_STREQ(error.what(),
                     "barrack: no such scenario (a file, or one of barracks, campus, default, film, firm, "
                     "hospital, hotel, town). Did you mean 'barracks'?");
    }
}

TEST(Describing, SaysWhatWillBeSimulated)
{
    auto const text = describe_scenario(read_scenario_text(everything, "everything.toml"));
    auto const power = fmt::format("acts.power = 0.3 (default {})", Parameters{}.acts.power);
    for (auto const* part :
         {"1000 seats, 10 units, 3 ranks", "300 weeks counted",
          "Components switched off\n  silence\n  barriers", "ally_mobilisation  ", "weeks 10 to 49",
          "30% of man of rank middle, high in unit 3", "remove_offenders 2", power.c_str(),
          "status.nonbinary = -0.1", "group nonbinary: not set"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
}

TEST(Describing, SaysWhoSpeaksAndWhoIsHeard)
{
    std::string const allies = "[[intervention]]\nkind = 'ally_mobilisation'\ndose = 0.5\n";
    auto const loud = describe_scenario(
        read_scenario_text(allies + "voice = 0.25\nscope = { connected = 0.06 }\n", "loud.toml"));
    for (auto const* part : {"a public stand in a week with probability 25%",
                             "for everyone in the 6% of seats with the most audience ties"})
        EXPECT_NE(loud.find(part), std::string::npos) << part << "\nis not in\n" << loud;
    auto const silent = describe_scenario(read_scenario_text(allies, "silent.toml"));
    for (auto const* part : {"public stand", "audience ties"})
        EXPECT_EQ(silent.find(part), std::string::npos) << part << "\nis in\n" << silent;
}

TEST(Describing, NamesWhatIsImplausible)
{
    auto const scenario = read_scenario_text("[acts]\npower = 3", "x.toml");
    EXPECT_EQ(scenario.notes,
              std::vector<std::string>{"acts.power is 3, outside its plausible range [0, 2]"});
    auto const told =
        read_scenario_text("[kinds]\nremark = {severity = 0.07}\n[disclose]\nmin_severity = 0.07", "x.toml");
    EXPECT_EQ(told.notes, std::vector<std::string>{
                              "kinds.remark.severity is 0.07, but disclose.min_severity is 0.07: people "
                              "would tell and report remarks, which surveys of harm do not count (model "
                              "3.5)"});
    auto const constant = read_scenario_text("[reference]\nnorm = 0.5", "x.toml");
    EXPECT_EQ(constant.notes,
              std::vector<std::string>{"reference.norm is 0.5, not 0.47: it is a constant of the model"});
}

TEST(Describing, CountsAWorldAndWithholdsSmallCells)
{
    auto const scenario = read_scenario(source("examples/law-firm.toml"));
    auto const world = import_world(*scenario.import, Key{});
    auto const text = describe_scenario(scenario, &world);
    EXPECT_NE(text.find("36 seats, 3 units, 3 ranks"), std::string::npos) << text;
    EXPECT_NE(text.find("partner           8   withheld   withheld"), std::string::npos) << text;
    EXPECT_NE(text.find("associate        16        50%        50%"), std::string::npos) << text;
}

} // namespace
} // namespace groundswell
