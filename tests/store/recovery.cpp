#include <filesystem>
#include <groundswell/study.hpp>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/database.hpp"
#include "store/fake_result.hpp"
#include "store/open_study.hpp"
#include "store/summary_rows.hpp"
#include "support/problems.hpp"
#include "support/temporary_folder.hpp"

namespace groundswell {

using testing::error_of;
using testing::fake_identity;
using testing::fake_result;

TEST(Study, RunsAgainWhatSomebodyDeleted)
{
    testing::TemporaryFolder const folder;
    auto const path = folder / "s.sqlite";
    {
        Study study(path, fake_identity());
        study.take(fake_result(0));
        study.take(fake_result(1));
    }
    Database(path, Access::write).run("DELETE FROM runs WHERE replicate = 0");
    EXPECT_EQ(error_of([&] { open_study(path); }),
              path.string() +
                  ": holds figures of replicate 0 without its run. Run again what it was made for, into "
                  "it: what is missing is run again");
    Study again(path, fake_identity());
    EXPECT_EQ(read_summaries(again.database()).size(), 1U);
    again.take(fake_result(0));
    EXPECT_EQ(read_summaries(open_study(path)).size(), 2U);
}

namespace {

/// What a child does ends with its process: nothing is put away.
template <class F>
int code_of_child(F&& f)
{
    auto const child = ::fork();
    if (child == 0) {
        try {
            f();
        } catch (std::exception const& error) {
            std::fprintf(stderr, "%s\n", error.what());
            ::_exit(1);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Leave a study as a writer that is killed in the middle of a step: half of the next replicate is in the
/// file.
void leave_half(std::filesystem::path const& path)
{
    ASSERT_EQ(code_of_child([&] {
                  Database const study(path, Access::write);
                  study.run("PRAGMA cache_size = 1");
                  study.run("BEGIN IMMEDIATE");
                  study.run("UPDATE metrics SET value = 0.75, name = 'half'");
                  study.run("UPDATE packed_series SET counts = '[1]'");
                  study.run("INSERT INTO experiments VALUES('x', zeroblob(1000000), 1)");
                  ::_exit(0);
              }),
              0);
    ASSERT_TRUE(std::filesystem::exists(path.string() + "-journal"));
    ASSERT_GT(std::filesystem::file_size(path), 900'000U);
}

} // namespace

TEST(Study, IsReadAfterItsWriterWasKilled)
{
    testing::TemporaryFolder const folder;
    auto const path = folder / "s.sqlite";
    Study(path, fake_identity()).take(fake_result(0));
    leave_half(path);
    EXPECT_EQ(read_summaries(open_study(path)).front().metrics[0],
              summary_of(fake_result(0), 104).metrics[0]);
    EXPECT_FALSE(std::filesystem::exists(path.string() + "-journal"));
}

TEST(Study, IsReadAfterAKillWhereNothingMayBeWritten)
{
    testing::TemporaryFolder const folder;
    auto const path = folder / "s.sqlite";
    Study(path, fake_identity()).take(fake_result(0));
    leave_half(path);
    std::filesystem::permissions(path, std::filesystem::perms(0444));
    std::filesystem::permissions(path.string() + "-journal", std::filesystem::perms(0444));
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    auto const size = std::filesystem::file_size(path);
    EXPECT_EQ(code_of_child([&] {
                  if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(0); // nobody: root may write anywhere
                  if (read_summaries(open_study(path)).front().metrics[0] !=
                      summary_of(fake_result(0), 104).metrics[0])
                      ::_exit(2);
              }),
              0);
    EXPECT_EQ(std::filesystem::file_size(path), size); // it was left as it was
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
}

TEST(Study, IsNoneIfItIsWrittenInAnotherWay)
{
    testing::TemporaryFolder const folder;
    auto const path = folder / "s.sqlite";
    Study(path, fake_identity()).take(fake_result(0));
    Database(path, Access::write).run("PRAGMA journal_mode = WAL");
    auto const error = error_of([&] { open_study(path); });
    EXPECT_EQ(error, path.string() +
                         ": is not a study (another program changed how it is written). Choose another file");
}

} // namespace groundswell
