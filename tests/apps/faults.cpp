// Every write of every command that writes is let go wrong in turn: the program is killed before it or in the
// middle of it, the disk is full from it on, or it fails. CI takes a few writes of each; GROUNDSWELL_FAULTS=0
// takes all.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <ostream>
#include <vector>

#include "apps/background.hpp"

#ifdef GROUNDSWELL_FAULT_WRITES

namespace groundswell::testing {

namespace {

namespace fs = std::filesystem;

std::string const tiny =
    " --set institution.seats=24 --set institution.units=2 --set run.burnin=4 --weeks 13";

struct Writer {
    std::string name;
    std::string command;               ///< writes
    std::vector<std::string> before{}; ///< makes what it reads
    std::string file{};                ///< that it writes whole or not at all; a folder: each file of it
    bool study{false};                 ///< writes s.sqlite, and goes on with it
    bool keeps{false};                 ///< refuses a file that is there

    friend void PrintTo(Writer const& one, std::ostream* out) { *out << one.command; }
};

std::vector<Writer> writers()
{
    std::string const run = "run --replicates 3 --threads 1 --json" + tiny;
    std::vector<Writer> out{
        {.name = "run", .command = run + " --out s.sqlite", .study = true},
        {.name = "compare",
         .command = "compare --with escrow --replicates 2 --threads 1 --json --out s.sqlite" + tiny,
         .study = true},
        {.name = "dose",
         .command =
             "dose --parameter policy.delay --from 1 --to 3 --steps 2 --push 4 --replicates 2 --threads 1 "
             "--weeks 60 --json --out s.sqlite --set institution.seats=24 --set institution.units=2 "
             "--set run.burnin=4",
         .study = true},
        {.name = "report",
         .command = "report s.sqlite -o r.html",
         .before = {run + " --out s.sqlite"},
         .file = "r.html"},
        {.name = "export",
         .command = "export s.sqlite --csv tables",
         .before = {run + " --out s.sqlite"},
         .file = "tables"},
        {.name = "pack",
         .command = "pack s.sqlite -o c.zip --date 2026-11-28",
         .before = {run + " --out s.sqlite"},
         .file = "c.zip"},
        {.name = "merge",
         .command = "merge a.sqlite b.sqlite --out m.sqlite",
         .before = {run + " --shard 1/2 --out a.sqlite", run + " --shard 2/2 --out b.sqlite"},
         .file = "m.sqlite",
         .keeps = true},
        {.name = "init", .command = "init people.csv --out new.toml", .file = "new.toml", .keeps = true},
        {.name = "generate", .command = "generate --people 60 --out w.h5", .file = "w.h5", .keeps = true},
    };
    // All go through one study: CI takes three of them.
    if (std::getenv("GROUNDSWELL_FAULTS") != nullptr) {
        out.push_back({.name = "claims",
                       .command =
                           "claims C1 --points 2 --replicates 1 --threads 1 --box --json --out s.sqlite "
                           "--set institution.seats=24",
                       .study = true});
        out.push_back(
            {.name = "members",
             .command = "run --fit default --members 2 --replicates 1 --threads 1 --json --out s.sqlite",
             .study = true});
    }
    return out;
}

/// What a file holds, or what each file of a folder holds.
std::map<std::string, std::string> held(fs::path const& place)
{
    std::map<std::string, std::string> out;
    if (fs::is_directory(place))
        for (auto const& entry : fs::directory_iterator(place))
            out[entry.path().filename().string()] = text_of(entry.path());
    else if (fs::exists(place))
        out[""] = text_of(place);
    return out;
}

class Faults : public ::testing::TestWithParam<Writer> {
  protected:
    void prepare(TemporaryFolder const& folder) const
    {
        folder.write("people.csv", "id,gender,rank\na,woman,0\nb,man,0\nc,man,1\nd,woman,0\ne,man,0\n");
        for (auto const& command : GetParam().before)
            ASSERT_EQ(plain(folder, command).code, 0);
    }
    static Ran plain(TemporaryFolder const& folder, std::string const& command)
    {
        return run_program(folder, command, "export GROUNDSWELL_CACHE=");
    }
    static Ran faulty(TemporaryFolder const& folder, std::string const& command, std::string const& kind,
                      long at)
    {
        return run_program(folder, command,
                           "export GROUNDSWELL_CACHE= FAULT_LOG=count FAULT_KIND=" + kind + " FAULT_AT=" +
                               std::to_string(at) + " LD_PRELOAD='" GROUNDSWELL_FAULT_WRITES "'");
    }

    /// What is there must be whole, the same command must come to its end, and then all must be as if nothing
    /// had happened.
    void look_after(TemporaryFolder const& folder, Ran const& whole,
                    std::map<std::string, std::string> const& old) const
    {
        auto const& writer = GetParam();
        if (writer.study) {
            auto const read = plain(folder, "export s.sqlite --json");
            EXPECT_TRUE(read.code == 0 ||
                        (read.code == 2 && (read.err.find("no such file") != std::string::npos ||
                                            read.err.find("is empty") != std::string::npos)))
                << read.err;
            auto const again = plain(folder, writer.command);
            EXPECT_EQ(again.code, 0) << again.err;
            EXPECT_EQ(again.out, whole.out);
        } else {
            for (auto const& [name, text] : held(folder / writer.file)) {
                if (name.ends_with(".part")) continue;
                EXPECT_EQ(text, old.at(name)) << writer.file << " " << name;
            }
            bool const there = fs::exists(folder / writer.file);
            auto const again = plain(folder, writer.command);
            EXPECT_EQ(again.code, writer.keeps && there ? 2 : 0) << again.err;
            EXPECT_EQ(held(folder / writer.file), old);
        }
        for (auto const& entry : fs::directory_iterator(folder.path()))
            EXPECT_FALSE(entry.path().extension() == ".part") << entry.path();
    }
};

/// Whether a fault may leave the command as if there had been none: what fails is only to put away.
bool is_answered(Ran const& ran)
{
    return ran.code == 0 ||
           (ran.code == 2 && !ran.err.empty() && ran.err.find("fault of") == std::string::npos);
}

} // namespace

TEST_P(Faults, AtAnyWriteLeaveWhatIsWhole)
{
    use_memory_disk();
    auto const& writer = GetParam();
    long writes = 0;
    Ran whole;
    std::map<std::string, std::string> wholly;
    {
        TemporaryFolder const folder;
        prepare(folder);
        whole = faulty(folder, writer.command, "none", 0);
        ASSERT_EQ(whole.code, 0) << whole.err;
        writes = std::atol(text_of(folder / "count").c_str());
        wholly = held(folder / writer.file);
        // A page names the study's file and nothing of the moment: it is the same again.
        ASSERT_GT(writes, 2);
    }
    int const most = asked_number("GROUNDSWELL_FAULTS", 4);
    long const step = most == 0 ? 1 : std::max(1L, writes / most);
    long tried = 0, kind_number = 0;
    for (std::string const kind : {"kill", "half", "ENOSPC", "EIO", "EDQUOT"}) {
        for (long at = 1 + kind_number++ % step; at <= writes; at += step, ++tried) {
            SCOPED_TRACE(kind + " at write " + std::to_string(at) + " of " + std::to_string(writes));
            TemporaryFolder const folder;
            prepare(folder);
            auto const ran = faulty(folder, writer.command, kind, at);
            if (kind == "kill" || kind == "half") {
                // a shell may stand between
                EXPECT_TRUE(ran.code == 137 || ran.code == -1) << ran.code << ran.err;
            } else {
                EXPECT_TRUE(is_answered(ran)) << ran.code << ": " << ran.err;
            }
            look_after(folder, whole, wholly);
        }
    }
    RecordProperty("write points", static_cast<int>(tried));
    std::printf("%s: %ld writes, %ld faults survived\n", writer.name.c_str(), writes, tried);
}

INSTANTIATE_TEST_SUITE_P(Commands, Faults, ::testing::ValuesIn(writers()),
                         [](auto const& one) { return one.param.name; });

} // namespace groundswell::testing

#endif
