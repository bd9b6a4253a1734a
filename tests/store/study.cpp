#include <cmath>
#include <csignal>
#include <groundswell/study.hpp>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "store/database.hpp"
#include "store/fake_result.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"
#include "store/summary_rows.hpp"
#include "support/problems.hpp"
#include "support/temporary_folder.hpp"

namespace groundswell {

using testing::error_of;
using testing::fake_identity;
using testing::fake_result;

namespace {

constexpr std::uint32_t small_limit = 64 * 1024;

/// No file may grow beyond a size, as on a full disk, until the end of the scope.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit const now{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    rlimit before_{};
};

} // namespace

TEST(Study, HasOneWriter)
{
    testing::TemporaryFolder const folder;
    auto const file = folder / "s.sqlite";
    {
        Study const first(file, fake_identity());
        EXPECT_EQ(error_of([&] { Study(file, fake_identity()); }),
                  file.string() +
                      ": another process is writing this study. Wait for it to end, or choose another file");
        EXPECT_NO_THROW(open_study(file)); // reading is not hindered
        EXPECT_TRUE(std::filesystem::exists(file));
    }
    EXPECT_FALSE(std::filesystem::exists(file.string() + ".lock"));
}

TEST(Study, RemovesNoLockThatSomebodyElseMade)
{
    testing::TemporaryFolder const folder;
    auto const file = folder / "s.sqlite", lock = folder / "s.sqlite.lock";
    for (std::string const text : {"", "mine", "groundswell writes the study of this name\nand more"}) {
        folder.write("s.sqlite.lock", text);
        {
            Study const first(file, fake_identity());
            EXPECT_THROW(Study(file, fake_identity()), UserError) << "it is locked all the same";
        }
        std::ifstream kept(lock, std::ios::binary);
        EXPECT_EQ((std::string{std::istreambuf_iterator<char>(kept), {}}), text);
    }
    // What a crash left behind locks nothing, and goes.
    folder.write("s.sqlite.lock", "groundswell writes the study of this name\n");
    EXPECT_NO_THROW(Study(file, fake_identity()));
    EXPECT_FALSE(std::filesystem::exists(lock));
}

TEST(Study, KeepsTheCommandThatMakesWhatItHolds)
{
    testing::TemporaryFolder const folder;
    auto const file = folder / "s.sqlite";
    {
        auto more = fake_identity();
        more.command = "groundswell run 'my scenario.toml' --replicates 7";
        more.scenario += "[run]\nreplicates = 7\n";
        Study(file, fake_identity()).extend(more);
    }
    auto const kept = read_identity(open_study(file));
    EXPECT_EQ(kept.command, "groundswell run 'my scenario.toml' --replicates 7");
    EXPECT_NE(kept.scenario.find("replicates = 7"), std::string::npos);
    EXPECT_EQ(kept.seed, fake_identity().seed);
}

TEST(Study, GivesBackWhatWasTaken)
{
    testing::TemporaryFolder const folder;
    Study study(folder / "s.sqlite", fake_identity());
    study.take(fake_result(0));
    study.take(fake_result(1));
    auto const summaries = read_summaries(open_study(folder / "s.sqlite"));
    ASSERT_EQ(summaries.size(), 2U);
    auto const expected = summary_of(fake_result(1), 104);
    EXPECT_EQ(summaries[1].replicate, 1U);
    EXPECT_EQ(summaries[1].result_hash, expected.result_hash);
    EXPECT_EQ(summaries[1].metrics_hash, expected.metrics_hash);
    EXPECT_EQ(summaries[1].messages, 1001U);
    EXPECT_EQ(summaries[1].totals, expected.totals);
    EXPECT_EQ(summaries[1].end_state, expected.end_state);
    EXPECT_EQ(summaries[1].funnel.disclosed, 20U);
    ASSERT_EQ(summaries[1].metrics.size(), 3U);
    EXPECT_EQ(summaries[1].metrics[1], expected.metrics[1]);
    EXPECT_TRUE(summaries[1].metrics[2].withheld);
    EXPECT_TRUE(std::isnan(summaries[1].metrics[2].value));
}

TEST(Study, GoesOnWhereItStopped)
{
    testing::TemporaryFolder const folder;
    Study(folder / "s.sqlite", fake_identity()).take(fake_result(0));
    Study again(folder / "s.sqlite", fake_identity());
    EXPECT_EQ(read_summaries(again.database()).size(), 1U);
    again.take(fake_result(1));
    EXPECT_EQ(read_summaries(again.database()).size(), 2U);
}

TEST(Study, RefusesAnotherSeedAndScenarioAtOnce)
{
    testing::TemporaryFolder const folder;
    auto const path = folder / "s.sqlite";
    Study(path, fake_identity()).take(fake_result(0));
    auto other = fake_identity(7);
    other.scenario_hash = "00000000000000bb";
    EXPECT_EQ(error_of([&] { Study(path, other); }),
              path.string() +
                  ": holds a study whose scenario is 00000000000000aa, and this run has 00000000000000bb. "
                  "Choose another file to keep both\n" +
                  path.string() +
                  ": holds a study whose seed is 1, and this run has 7. Choose another file to keep both");
    EXPECT_EQ(read_summaries(open_study(path)).size(), 1U);
}

TEST(Study, NamesWhatTheFileIsInstead)
{
    testing::TemporaryFolder const folder;
    auto const text =
        folder.write("text.sqlite", "this is a letter, and not at all a database, as one can see here\n");
    EXPECT_EQ(error_of([&] { Study(text, fake_identity()); }),
              text.string() + ": is not a study (not a database). Choose another file");
    auto const other = folder / "other.sqlite";
    Database(other, Access::create).run("CREATE TABLE recipes(name TEXT)");
    EXPECT_EQ(error_of([&] { Study(other, fake_identity()); }),
              other.string() + ": is not a study (a database of another program). Choose another file");
    EXPECT_EQ(error_of([&] { open_study(folder / "none.sqlite"); }),
              (folder / "none.sqlite").string() + ": no such file.");
    EXPECT_EQ(error_of([&] { Study(folder.path(), fake_identity()); }),
              folder.path().string() + ": is a folder. Name a file in it");
    EXPECT_EQ(error_of([&] { Study(folder / "no" / "s.sqlite", fake_identity()); }),
              (folder / "no" / "s.sqlite").string() + ": cannot be written (there is no folder '" +
                  (folder / "no").string() + "'). Create it first");
}

TEST(Study, RefusesANewerSchema)
{
    testing::TemporaryFolder const folder;
    auto const path = folder / "s.sqlite";
    Study(path, fake_identity()).take(fake_result(0));
    Database(path, Access::write).run("PRAGMA user_version = 99");
    std::string const message =
        path.string() + ": has study schema 99 (this version reads 3). Use a newer groundswell";
    EXPECT_EQ(error_of([&] { open_study(path); }), message);
    EXPECT_EQ(error_of([&] { Study(path, fake_identity()); }), message);
}

TEST(Study, LeavesNothingBehindWhereItCannotBeCreated)
{
    testing::TemporaryFolder const folder;
    auto const path = folder / "s.sqlite";
    {
        FileSizeLimit const limit(8192);
        auto const error = error_of([&] { Study(path, fake_identity()); });
        EXPECT_TRUE(error.starts_with(path.string() + ": cannot be")) << error;
    }
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Study, KeepsWholeReplicatesOnAFullDisk)
{
    testing::TemporaryFolder const folder;
    auto const path = folder / "s.sqlite";
    std::uint32_t taken = 0;
    {
        Study study(path, fake_identity());
        study.take(fake_result(taken++));
        FileSizeLimit const limit(std::filesystem::file_size(path) + small_limit);
        auto const error = error_of([&] {
            for (; taken < 1000; ++taken)
                study.take(fake_result(taken));
        });
        EXPECT_TRUE(
            error.ends_with("The replicates before are kept: mend it and run the same again to go on"))
            << error;
    }
    ASSERT_LT(taken, 1000U);
    Study again(path, fake_identity());
    EXPECT_EQ(read_summaries(again.database()).size(), taken);
    EXPECT_EQ(again.database().integer("SELECT count(DISTINCT replicate) FROM packed_series"), taken);
    again.take(fake_result(taken));
}

TEST(Study, SeriesShowsGroupsAndWithholdsSmallCells)
{
    testing::TemporaryFolder const folder;
    Study study(folder / "s.sqlite", fake_identity());
    study.take(fake_result(2));
    auto const& db = study.database();
    auto const acts = [&](char const* who) {
        return db.integer(std::string("SELECT sum(count) FROM series WHERE counter = 'acts_harm' AND rank IS "
                                      "NULL AND group_name = ") +
                          who);
    };
    EXPECT_EQ(acts("'man'"), 60);
    EXPECT_EQ(acts("'woman'"), 30);
    EXPECT_EQ(acts("'all'"), 90);
    EXPECT_EQ(
        db.integer("SELECT people FROM people WHERE week = 3 AND group_name = 'woman' AND rank IS NULL"), 9);
    // Nothing by rank, in any view: with two ranks and two groups, all cells follow from the small one.
    for (std::string const view : {"series", "people", "states"}) {
        EXPECT_GT(db.integer("SELECT count(*) FROM " + view + " WHERE rank IS NOT NULL"), 0) << view;
        EXPECT_EQ(db.integer("SELECT count(*) FROM " + view + " WHERE rank IS NOT NULL AND withheld = 0"), 0)
            << view;
        EXPECT_EQ(db.integer("SELECT count(*) FROM " + view + " WHERE rank IS NULL AND withheld"), 0) << view;
    }
}

TEST(Study, RemembersPointsOfExperiments)
{
    testing::TemporaryFolder const folder;
    auto const path = folder / "s.sqlite";
    PointKey const key{"dose", "dose=0.3", 4};
    std::vector<PointValue> const values{{"harm", "all", .1 + .2}, {"experienced", "woman", 1.0 / 3}};
    {
        Study study(path, fake_identity());
        study.define("dose", "from 0 to 1");
        EXPECT_FALSE(study.recall(key));
        study.keep(key, values);
    }
    Study study(path, fake_identity());
    study.define("dose", "from 0 to 1");
    EXPECT_EQ(study.recall(key), values);
    EXPECT_FALSE(study.recall({"dose", "dose=0.3", 5}));
    EXPECT_EQ(error_of([&] { study.define("dose", "from 0 to 2"); }),
              path.string() +
                  ": holds another 'dose' (its scenarios, plan or seed differ from what is asked now). "
                  "Choose another file to keep both");
}

} // namespace groundswell
