// SIGKILL at random moments, for commands that write one file: it is whole or not there, and the same command
// again ends as if it had never been killed. CI kills each a few times; GROUNDSWELL_KILLS=200 more.

#include <gtest/gtest.h>
#include <ostream>

#include "apps/background.hpp"
#include "base/mix64.hpp"

namespace groundswell::testing {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

struct FileWriter {
    std::string name, command;
    std::string before;         ///< makes what it reads
    std::string file;           ///< that is the same however it came about; none: what it prints is
    bool keeps{false};          ///< refuses a file that is there
    std::string goes_on_with{}; ///< a file that is put back once the command has come to its end

    friend void PrintTo(FileWriter const& one, std::ostream* out) { *out << one.command; }
};

std::vector<FileWriter> file_writers()
{
    std::string const place = " --set institution.seats=60 --set institution.units=2 --set run.burnin=4";
    return {
        {"generate", "generate --people 20000 --out w.h5", "", "w.h5", true},
        {"report", "report s.sqlite -o r.html", "run --replicates 4 --weeks 104 --out s.sqlite" + place,
         "r.html"},
        {"resume", "resume c.h5 --weeks 200 --threads 2 --json",
         "run --replicates 4 --weeks 26 --checkpoint c.h5 --checkpoint-every 4" + place, "", false, "c.h5"},
    };
}

class FileKills : public ::testing::TestWithParam<FileWriter> {
  protected:
    void prepare(TemporaryFolder const& folder) const
    {
        if (GetParam().before.empty()) return;
        ASSERT_EQ(run_program(folder, GetParam().before, "export GROUNDSWELL_CACHE=").code, 0);
    }
    static Ran plain(TemporaryFolder const& folder)
    {
        return run_program(folder, GetParam().command, "export GROUNDSWELL_CACHE=");
    }
};

} // namespace

TEST_P(FileKills, LeaveAWholeFileOrNone)
{
    use_memory_disk();
    auto const& writer = GetParam();
    TemporaryFolder const straight;
    prepare(straight);
    auto const begin = std::chrono::steady_clock::now();
    auto const whole = plain(straight);
    auto const took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    ASSERT_EQ(whole.code, 0) << whole.err;
    auto const file = writer.file.empty() ? std::string() : text_of(straight / writer.file);

    int const wanted = asked_number("GROUNDSWELL_KILLS", 4);
    int kills = 0, there = 0;
    TemporaryFolder const folder;
    prepare(folder);
    auto const put_back = [&] {
        if (!writer.goes_on_with.empty())
            fs::copy_file(folder / "begin", folder / writer.goes_on_with,
                          fs::copy_options::overwrite_existing);
    };
    if (!writer.goes_on_with.empty()) fs::copy_file(folder / writer.goes_on_with, folder / "begin");
    for (std::uint64_t n = 0; kills < wanted && n < 20U * static_cast<unsigned>(wanted); ++n) {
        {
            Background program(folder, writer.command);
            auto const share = mix64(n + 1) % 1000;
            std::this_thread::sleep_for(took * static_cast<long>(share) / 1000);
            program.send(SIGKILL);
            auto const status = program.status(60s);
            ASSERT_TRUE(status);
            kills += WIFSIGNALED(*status);
            if (!WIFSIGNALED(*status)) put_back();
        }
        if (writer.file.empty() || !fs::exists(folder / writer.file)) continue;
        ++there;
        ASSERT_EQ(text_of(folder / writer.file), file);
        if (writer.keeps) fs::remove(folder / writer.file);
    }
    auto const again = plain(folder);
    EXPECT_EQ(again.code, 0) << again.err;
    if (writer.file.empty())
        EXPECT_EQ(again.out, whole.out);
    else
        EXPECT_EQ(text_of(folder / writer.file), file);
    for (auto const& entry : fs::directory_iterator(folder.path()))
        EXPECT_NE(entry.path().extension(), ".part") << entry.path();
    EXPECT_GT(kills, 0);
    std::printf("%s: %d kills survived, %d times the file was there\n", writer.name.c_str(), kills, there);
}

INSTANTIATE_TEST_SUITE_P(Commands, FileKills, ::testing::ValuesIn(file_writers()),
                         [](auto const& one) { return one.param.name; });

} // namespace groundswell::testing
