// A study is what somebody sends. Bits and bytes of one are changed at random: it is refused, or all that is
// read of it is as it was. CI changes 300; GROUNDSWELL_FLIPS=20000 more.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <groundswell/study.hpp>

#include "base/mix64.hpp"
#include "report/report_program.hpp"
#include "report/study_report.hpp"
#include "store/database.hpp"
#include "store/export.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"
#include "store/summary_rows.hpp"

namespace groundswell::testing {

namespace {

namespace fs = std::filesystem;

/// All that is read of a study, as text; or why it is refused.
struct Readings {
    std::string report, exported, resumed;
};

/// What a reading gives, or "" if the study is refused. Anything else that is thrown is a fault.
template <class F>
std::string unless_refused(F&& f)
{
    try {
        return f();
    } catch (UserError const& error) {
        EXPECT_FALSE(error.problems().empty());
        return "";
    } catch (std::exception const& error) {
        ADD_FAILURE() << "not refused, but thrown: " << error.what();
        return "";
    }
}

Readings readings_of(fs::path const& study, fs::path const& out)
{
    return {unless_refused(
                [&] { return report::study_report({.studies = {study.string()}, .against = {}}).dump(); }),
            unless_refused([&] {
                StudyReader(study).export_json(out);
                return text_of(out);
            }),
            unless_refused([&] {
                auto const identity = read_identity(open_study(study));
                Study const again(study, identity);
                std::string text;
                for (auto const& summary : read_summaries(again.database()))
                    text += std::to_string(summary.result_hash) + " " + std::to_string(summary.metrics_hash) +
                            "\n";
                return text;
            })};
}

void check(Readings const& sound, Readings const& found)
{
    EXPECT_TRUE(found.report.empty() || found.report == sound.report);
    EXPECT_TRUE(found.exported.empty() || found.exported == sound.exported);
    EXPECT_TRUE(found.resumed.empty() || found.resumed == sound.resumed);
}

} // namespace

TEST_F(Report, OfAStudyWithChangedBitsIsRefusedOrAsItWas)
{
    std::string const tiny =
        " --set institution.seats=24 --set institution.units=2 --set run.burnin=4 --weeks 13";
    kept("run --replicates 2" + tiny, "s.sqlite");
    // Of an experiment as well: both in turn.
    kept("compare --with escrow --replicates 2" + tiny, "c.sqlite");
    char const* const asked = std::getenv("GROUNDSWELL_FLIPS");
    std::uint64_t const flips = asked ? std::strtoull(asked, nullptr, 10) : 300;
    int refused = 0;
    for (std::string const name : {"s.sqlite", "c.sqlite"}) {
        auto const study = folder_ / name;
        auto const bytes = text_of(study);
        auto const sound = readings_of(study, folder_ / "out.json");
        ASSERT_FALSE(sound.report.empty() || sound.exported.empty());
        for (std::uint64_t n = 0; n < flips / 2; ++n) {
            auto damaged = bytes;
            auto const at = mix64(2 * n + 1) % bytes.size();
            auto const how = mix64(2 * n + 2);
            // One bit; another byte; a few bytes of another place; cut off.
            if (how % 4 == 0)
                damaged[at] = static_cast<char>(damaged[at] ^ (1 << (how >> 8) % 8));
            else if (how % 4 == 1)
                damaged[at] = static_cast<char>(how >> 8);
            else if (how % 4 == 2)
                damaged.replace(at, 8, bytes.substr((how >> 8) % bytes.size(), 8));
            else if (n % 8 == 0)
                damaged.resize(at);
            else
                damaged[at % 1024] = static_cast<char>(how >> 8); // its head
            std::ofstream(study, std::ios::binary) << damaged;
            SCOPED_TRACE(name + ": change " + std::to_string(n) + " at byte " + std::to_string(at));
            auto const found = readings_of(study, folder_ / "out.json");
            refused += found.report.empty();
            check(sound, found);
            std::error_code ignored;
            fs::remove(study.string() + "-journal", ignored);
        }
    }
    EXPECT_GT(refused, 0);
    std::printf("%llu changed studies, %d refused, the others as they were\n",
                static_cast<unsigned long long>(flips / 2 * 2), refused);
}

/// What no accident makes: values that are sealed, or of other kinds.
TEST_F(Report, RefusesWhatSomebodyMadeUp)
{
    kept("run --replicates 2" + small, "s.sqlite");
    auto const bytes = text_of(folder_ / "s.sqlite");
    struct Change {
        char const* sql;
        char const* said;
    };
    for (auto const& change : std::vector<Change>{
             {"UPDATE metrics SET value = 0.5 WHERE name = 'harm' AND group_name = 'all' AND replicate = 1",
              "figure 'harm' of 'all' in replicate 1 is not what was written"},
             {"UPDATE packed_people SET people = '{\"x\":1'", "the weekly numbers of people in replicate 0"},
             {"UPDATE packed_series SET counts = '[1'", "the weeks of counter"},
             {"UPDATE runs SET result_hash = 'zz'", "replicate 0"},
             {"UPDATE runs SET weeks = -5 WHERE replicate = 1", "replicate 1 is not what was written"},
             {"DELETE FROM metrics WHERE name = 'harm' AND replicate = 0", "replicate 0 has "},
             {"DELETE FROM runs WHERE replicate = 1", "holds figures of replicate 1 without its run"},
             {"UPDATE provenance SET value = 'x' WHERE name = 'seed'", "the seed of the study"},
             {"DELETE FROM provenance WHERE name = 'seed'", "its seed is missing"},
             {"DELETE FROM parameters WHERE name = 'acts.power'", "names or parameters are not those"},
             {"UPDATE total_counts SET events = 'many'", "a row of total_counts is of another kind"},
             {"UPDATE funnel SET events = -1", "stage 'act' of the funnel"},
             {"CREATE VIEW extra AS SELECT 1", "another table 'extra'"},
             {"DROP VIEW series; CREATE VIEW series AS SELECT 1 AS replicate", "another table 'series'"},
             {"DROP TABLE points", "lacks tables"},
             {"UPDATE metrics SET name = x'ff00' WHERE replicate = 0",
              "a row of metrics is of another kind"}}) {
        std::ofstream(folder_ / "s.sqlite", std::ios::binary) << bytes;
        Database(folder_ / "s.sqlite", Access::write).run(change.sql);
        auto const said = error("s.sqlite");
        EXPECT_NE(said.find(change.said), std::string::npos) << change.sql << "\n" << said;
        EXPECT_EQ(run_program(folder_, "export s.sqlite --json").code, 2) << change.sql;
    }
}

} // namespace groundswell::testing
