#include <fstream>
#include <groundswell/problems.hpp>
#include <groundswell/study.hpp>
#include <gtest/gtest.h>
#include <iterator>
#include <nlohmann/json.hpp>

#include "store/export.hpp"
#include "store/fake_result.hpp"
#include "support/temporary_folder.hpp"

namespace groundswell {

using testing::fake_identity;
using testing::fake_result;

namespace {

std::string text_of(std::filesystem::path const& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST(Export, CsvHasATablePerFile)
{
    testing::TemporaryFolder const folder;
    Study study(folder / "s.sqlite", fake_identity());
    study.take(fake_result(0));
    auto const files = export_csv(study.database(), folder / "out");
    EXPECT_EQ(files.size(), 15U);
    EXPECT_EQ(text_of(folder / "out/metrics.csv"), "replicate,position,name,group_name,value,base,withheld\n"
                                                   "0,0,experienced,woman,0.25,9,0\n"
                                                   "0,1,experienced,man,0.125,50,0\n"
                                                   "0,2,repeat_share_of_perpetrators,woman,,,1\n");
    EXPECT_TRUE(text_of(folder / "out/funnel.csv").starts_with("replicate,position,stage,events\n0,0,act,"));
    EXPECT_TRUE(text_of(folder / "out/end_states.csv").starts_with("replicate,state,mean\n0,"));
    EXPECT_NE(text_of(folder / "out/end_states.csv").find(",perceived_norm,"), std::string::npos);
    EXPECT_TRUE(text_of(folder / "out/group_names.csv").starts_with("id,name\n0,woman\n"));
    EXPECT_TRUE(text_of(folder / "out/rank_names.csv").starts_with("id,name\n0,"));
    EXPECT_TRUE(text_of(folder / "out/provenance.csv").find("scenario,\"title = \"\"Test\"\"\n\"") !=
                std::string::npos);
    EXPECT_TRUE(text_of(folder / "out/series.csv")
                    .starts_with("replicate,week,counter,group_name,rank,count,withheld\n"));
    for (auto const& entry : std::filesystem::directory_iterator(folder / "out"))
        EXPECT_EQ(entry.path().extension(), ".csv");
}

TEST(Export, RefusesAFolderThatCannotBeMade)
{
    testing::TemporaryFolder const folder;
    Study study(folder / "s.sqlite", fake_identity());
    folder.write("file", "");
    EXPECT_THROW(export_csv(study.database(), folder / "file"), UserError);
    EXPECT_THROW(export_csv(study.database(), folder / "no/such"), UserError);
}

TEST(Export, JsonIsOneObject)
{
    testing::TemporaryFolder const folder;
    Study study(folder / "s.sqlite", fake_identity());
    study.take(fake_result(0));
    auto const file = folder / "out.json";
    std::FILE* const out = std::fopen(file.c_str(), "w");
    export_json(study.database(), out);
    std::fclose(out);
    auto const json = nlohmann::json::parse(text_of(file));
    EXPECT_EQ(json["provenance"]["seed"], "1");
    EXPECT_EQ(json["metrics"].size(), 3U);
    EXPECT_EQ(json["metrics"][1]["group_name"], "man");
    EXPECT_EQ(json["metrics"][1]["position"], 1);
    EXPECT_EQ(json["end_states"].size(), static_cast<std::size_t>(state_count));
    EXPECT_TRUE(json["metrics"][2]["value"].is_null());
    bool found = false;
    for (auto const& row : json["series"])
        if (row["counter"] == "acts_harm" && row["group_name"] == "man" && row["rank"].is_null()) {
            found = true;
            EXPECT_EQ(row["counts"][1], 2);
        }
    EXPECT_TRUE(found);
}

} // namespace groundswell
