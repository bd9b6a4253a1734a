#include <cstdio>
#include <fstream>
#include <groundswell/study.hpp>
#include <gtest/gtest.h>
#include <iterator>

#include "store/fake_result.hpp"
#include "support/temporary_folder.hpp"

namespace groundswell {
namespace {

TEST(StudyReader, GivesBackWhatAStudyTook)
{
    testing::TemporaryFolder const folder;
    std::vector<PointValue> const first{{"harm", "all", 1.5}, {"harm", "woman", 2}},
        second{{"harm", "all", 3}};
    {
        Study study(folder / "s.sqlite", testing::fake_identity(7));
        study.take(testing::fake_result(0));
        study.take(testing::fake_result(1));
        study.define("dose", "asked");
        study.keep({"dose", "dose=0", 0}, first);
        study.keep({"dose", "dose=0", 1}, second);
        study.define("compare", "asked");
        study.keep({"compare", "base", 0}, second);
    }
    StudyReader const reader(folder / "s.sqlite");
    EXPECT_EQ(reader.identity().seed, 7U);
    auto const summaries = reader.summaries();
    ASSERT_EQ(summaries.size(), 2U);
    EXPECT_EQ(summaries[1].result_hash, testing::fake_result(1).result_hash);
    EXPECT_EQ(reader.experiments(), (std::vector<std::string>{"compare", "dose"}));
    EXPECT_EQ(reader.points("dose"), (std::map<PointKey, std::vector<PointValue>>{
                                         {{"dose", "dose=0", 0}, first}, {{"dose", "dose=0", 1}, second}}));
    EXPECT_TRUE(reader.points("claims").empty());
}

TEST(StudyReader, Exports)
{
    testing::TemporaryFolder const folder;
    Study(folder / "s.sqlite", testing::fake_identity()).take(testing::fake_result(0));
    StudyReader const reader(folder / "s.sqlite");
    EXPECT_GT(reader.export_csv(folder / "csv").size(), 3U);
    reader.export_json(folder / "s.json");
    std::ifstream in(folder / "s.json");
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(text.front(), '{');
    EXPECT_NE(text.find("0.25"), std::string::npos);
}

TEST(StudyReader, SaysWhatIsWrong)
{
    testing::TemporaryFolder const folder;
    auto const code = [](auto&& f) -> std::string {
        try {
            f();
        } catch (UserError const& error) {
            return std::string(error.problems().front().code.name());
        }
        return "none";
    };
    EXPECT_EQ(code([&] { StudyReader(folder / "none.sqlite"); }), "file.not_found");
    Study const study(folder / "s.sqlite", testing::fake_identity());
    EXPECT_EQ(code([&] { StudyReader(folder / "s.sqlite").export_json(folder / "no/such.json"); }),
              "file.cannot_be_written");
}

} // namespace
} // namespace groundswell
