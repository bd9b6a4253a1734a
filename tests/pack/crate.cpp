#include "pack/crate.hpp"

#include <algorithm>
#include <fstream>
#include <groundswell/parameter_table.hpp>
#include <groundswell/version.hpp>
#include <gtest/gtest.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utime.h>

#include "base/sha256.hpp"
#include "pack/small_study.hpp"
#include "pack/unpacked.hpp"
#include "support/problems.hpp"

namespace groundswell::testing {

namespace {

using Json = nlohmann::json;

std::string text_of(std::filesystem::path const& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The entity of that id.
Json entity(Json const& crate, std::string const& id)
{
    auto const& graph = crate.at("@graph");
    auto const at = std::ranges::find_if(graph, [&](Json const& one) { return one.at("@id") == id; });
    return at == graph.end() ? Json() : *at;
}

std::size_t rows_of(std::string const& csv, std::string const& first_cell)
{
    std::size_t out = 0;
    for (std::size_t at = 0; (at = csv.find("\n" + first_cell + ",", at)) != std::string::npos; ++at)
        ++out;
    return out;
}

class Crates : public ::testing::Test {
  protected:
    TemporaryFolder folder_;
};

} // namespace

TEST_F(Crates, HoldTheStudyAndDescribeEveryFile)
{
    auto const study = kept_study(folder_, eventful_scenario());
    auto const crate = pack::crate_of({.study = study, .date = "2026-11-28"});
    auto const files = unpacked(crate.bytes);
    EXPECT_EQ(files.at("study.sqlite"), text_of(study));
    EXPECT_EQ(files.at("CITATION.cff"),
              text_of(std::filesystem::path(GROUNDSWELL_SOURCE_DIR) / "CITATION.cff"));

    auto const metadata = Json::parse(files.at("ro-crate-metadata.json"));
    auto const root = entity(metadata, "./");
    EXPECT_EQ(root.at("datePublished"), "2026-11-28");
    EXPECT_EQ(root.at("hasPart").size(), files.size() - 1);
    for (auto const& part : root.at("hasPart")) {
        std::string const name = part.at("@id");
        auto const file = entity(metadata, name);
        EXPECT_EQ(file.at("sha256"), sha256(files.at(name))) << name;
        EXPECT_EQ(file.at("contentSize"), std::to_string(files.at(name).size())) << name;
    }
    // The metadata describe themselves too, but are no part: their hash cannot be in them.
    EXPECT_EQ(entity(metadata, "ro-crate-metadata.json").at("about").at("@id"), "./");
}

TEST_F(Crates, NameWhatMadeTheStudy)
{
    auto const scenario = eventful_scenario();
    auto const study = kept_study(folder_, scenario);
    auto const files = unpacked(
        pack::crate_of(
            {.study = study, .licence = "CC-BY-4.0", .authors = {"Ada Lovelace (0000-0002-1825-0097)", "Bo"}})
            .bytes);
    auto const metadata = Json::parse(files.at("ro-crate-metadata.json"));
    auto const action = entity(metadata, "#command-1");
    EXPECT_EQ(action.at("@type"), "CreateAction");
    EXPECT_EQ(action.at("description"), "groundswell run --replicates 2");
    EXPECT_EQ(action.at("result").at("@id"), "study.sqlite");
    EXPECT_EQ(action.at("object").at("@id"), "scenario.toml");
    EXPECT_EQ(entity(metadata, action.at("instrument").at("@id")).at("softwareVersion"), GROUNDSWELL_VERSION);
    EXPECT_EQ(action.at("agent")[0].at("@id"), "https://orcid.org/0000-0002-1825-0097");
    EXPECT_EQ(entity(metadata, action.at("agent")[1].at("@id")).at("name"), "Bo");
    EXPECT_EQ(entity(metadata, "./").at("license").at("@id"), "https://spdx.org/licenses/CC-BY-4.0");

    StudyReader const reader(study);
    EXPECT_EQ(entity(metadata, "#scenario_hash").at("value"), reader.identity().scenario_hash);
    EXPECT_EQ(entity(metadata, "#result_hash").at("value").get<std::string>().size(), 16U);
    EXPECT_EQ(files.at("scenario.toml"), reader.identity().scenario);
    EXPECT_TRUE(has(files.at("README.md"), "groundswell verify study.sqlite"));
}

TEST_F(Crates, ListEveryParameterAndTheUseOfData)
{
    auto const scenario = eventful_scenario({"policy.shield=0.625"});
    auto const files = unpacked(pack::crate_of({.study = kept_study(folder_, scenario)}).bytes);
    auto const& model = files.at("model.csv");
    for (auto const& at : parameters_for(scenario.groups, scenario.ranks))
        EXPECT_TRUE(has(model, "," + at.name + ",")) << at.name;
    EXPECT_TRUE(has(model, ",policy.shield,0.625,")); // of this study, not the default
    EXPECT_GT(rows_of(model, "III.vi Observation"), 40U);

    auto const& data = files.at("data.csv");
    std::size_t uncertain = 0;
    for (auto const& at : parameters_for(scenario.groups, scenario.ranks))
        uncertain += at.row->role == Role::uncertain && at.row->evidence == Evidence::assumed;
    EXPECT_EQ(rows_of(data, "none"), uncertain);
    EXPECT_GT(rows_of(data, "calibration"), 20U);
    EXPECT_GE(rows_of(data, "validation"), 3U);
    EXPECT_TRUE(has(data, "experienced (woman)"));
}

TEST_F(Crates, AreTheSameBytesForTheSameStudy)
{
    auto const study = kept_study(folder_, eventful_scenario());
    std::filesystem::copy_file(study, folder_ / "copy.sqlite");
    auto const of = [](std::filesystem::path const& file) {
        return pack::crate_of({.study = file, .date = "2026-11-28"}).bytes;
    };
    EXPECT_EQ(of(study), of(folder_ / "copy.sqlite"));
    EXPECT_NE(of(study), of(kept_study(folder_, eventful_scenario({"run.seed=2"}), "other.sqlite")));
}

TEST_F(Crates, TakeTheDayFromTheStudysFile)
{
    auto const study = kept_study(folder_, small_scenario());
    // The last second of a leap day, UTC.
    struct utimbuf const times{.actime = 1709251199, .modtime = 1709251199};
    ASSERT_EQ(utime(study.c_str(), &times), 0);
    auto const files = unpacked(pack::crate_of({.study = study}).bytes);
    EXPECT_EQ(entity(Json::parse(files.at("ro-crate-metadata.json")), "./").at("datePublished"),
              "2024-02-29");
}

TEST_F(Crates, SayEveryFaultOfWhatIsAsked)
{
    auto const said = problems_of([&] {
        pack::crate_of({.study = folder_ / "none.sqlite",
                        .date = "2026-02-30",
                        .licence = "my own",
                        .authors = {"", "Ada (0000-0002-1825-0098)", "Bo (", "Cy"}});
    });
    EXPECT_EQ(std::ranges::count(said, '\n'), 5) << said;
    EXPECT_TRUE(has(said, "date: is '2026-02-30' (a day, as 2026-11-28)")) << said;
    EXPECT_TRUE(has(problems_of([&] { pack::crate_of({.study = folder_ / "none.sqlite"}); }), "none.sqlite"));
}

TEST_F(Crates, OfPeopleOfTablesHoldNoTableAndNoSmallCells)
{
    std::string people = "id,gender,rank\n";
    for (int i = 0; i < 30; ++i)
        people += "marked" + std::to_string(i) + (i < 12 ? ",woman," : ",man,") + (i < 8 ? "1\n" : "0\n");
    auto scenario = scenario_for_tables(folder_.write("people.csv", people).string(), "");
    apply_overrides(scenario, {"run.weeks=26", "run.burnin=4", "run.window=26"});
    auto const crate = pack::crate_of({.study = kept_study(folder_, scenario)});
    EXPECT_TRUE(crate.of_tables);
    for (auto const& [name, text] : unpacked(crate.bytes))
        EXPECT_FALSE(has(text, "marked")) << name;

    scenario.asked_disclosure.min_cell = 2;
    auto const small = kept_study(folder_, scenario, "small.sqlite");
    EXPECT_TRUE(
        has(problems_of([&] { pack::crate_of({.study = small}); }),
            "shows figures of fewer than 5 people who were counted (it withholds those of fewer than 2"));
    // Invented people need no protection.
    auto invented = small_scenario();
    invented.asked_disclosure.min_cell = 2;
    EXPECT_FALSE(pack::crate_of({.study = kept_study(folder_, invented, "invented.sqlite")}).of_tables);
}

TEST(Citation, SaysTheSameInEachForm)
{
    auto const project = std::filesystem::path(GROUNDSWELL_SOURCE_DIR);
    auto const citation = text_of(project / "CITATION.cff");
    auto const codemeta = Json::parse(text_of(project / "codemeta.json"));
    EXPECT_EQ(codemeta.at("version"), GROUNDSWELL_VERSION);
    EXPECT_TRUE(has(citation, "\nversion: " GROUNDSWELL_VERSION "\n"));
    EXPECT_TRUE(has(citation, codemeta.at("name").get<std::string>() + ": a "));
    EXPECT_EQ(codemeta.at("license"), "https://spdx.org/licenses/MIT");
    EXPECT_TRUE(has(citation, "\nlicense: MIT\n"));
    EXPECT_TRUE(has(citation, codemeta.at("author")[0].at("name").get<std::string>()));
    for (auto const& keyword : codemeta.at("keywords"))
        EXPECT_TRUE(has(citation, "  - " + keyword.get<std::string>() + "\n")) << keyword;
}

} // namespace groundswell::testing
