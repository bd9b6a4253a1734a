// A long session with the explorer: however many runs a page asks for, the server keeps few of them.

#include <fstream>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "apps/background.hpp"
#include "view/server_test.hpp"

namespace groundswell::testing {

namespace {

/// Memory of this process that is in use [MiB].
double resident()
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
    std::ifstream file("/proc/self/statm");
    double all = 0, pages = 0;
    file >> all >> pages;
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

constexpr double most_grown = 10; ///< [MiB]

class LongSession : public ServerTest {};

} // namespace

/// CI asks for 110 runs; GROUNDSWELL_RUNS=2000 for more. Memory does not grow on: at 600 runs, it was 7 to 9
/// MiB above what it was at 20.
TEST_F(LongSession, KeepsFewOfItsRuns)
{
    int const runs = std::max(asked_number("GROUNDSWELL_RUNS", 110), 110);
    double before = 0;
    std::size_t sent = 0; // by one run
    for (int i = 0; i < runs; ++i) {
        Json body{{"base", {{"set", {{"policy.shield", .001 * i}}}}},
                  {"replicates", 1},
                  {"weeks", 312},
                  {"picture", true}};
        if (i % 2 == 0) body["variant"] = {{"set", {{"policy.transparency", .5}}}};
        auto const job = post_run(body);
        auto const heard = events(job);
        ASSERT_FALSE(heard.empty());
        ASSERT_EQ(heard.back().name, "done");
        if (i % 5 == 0) {
            EXPECT_EQ(status(("/api/run/" + job + "/report.html").c_str(), {}), 200);
        }
        if (i == 0)
            for (auto const& event : heard)
                sent += event.data.dump().size();
        if (i == 29) before = resident();
    }
    double const grown = resident() - before;
    std::printf("%d runs of %.1f MiB each; memory grew by %.1f MiB after the first 30\n", runs,
                static_cast<double>(sent) / (1 << 20), grown);
    RecordProperty("grown", std::to_string(grown));
    double const all_kept = static_cast<double>(sent) * (runs - 30) / (1 << 20);
    ASSERT_GT(all_kept, 1.5 * most_grown) << "if all were kept, it would show";
    EXPECT_LT(grown, most_grown);
}

} // namespace groundswell::testing
