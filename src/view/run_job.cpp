#include <groundswell/stop.hpp>
#include <nlohmann/json.hpp>

#include "parallel/executor.hpp"
#include "view/faults.hpp"
#include "view/job.hpp"
#include "view/page_run.hpp"

namespace groundswell::view {

namespace {

void run(Job& job)
{
    auto const& request = job.request();
    auto const look = [&] {
        if (job.cancelled()) throw Cancelled{};
    };
    look();
    PageRun run(request, {.tell = [&](std::string event,
                                      std::string data) { job.send(std::move(event), std::move(data)); },
                          .cancelled = [&] { return job.cancelled(); },
                          .stop = job.stop()});
    run.begin();
    auto const n = run.replicates();
    auto const replicate = [&](std::size_t i, int threads) {
        look();
        run.take(run.replicate(static_cast<std::uint32_t>(i), threads));
    };
    if (n == 1)
        replicate(0, request.threads); // alone, it has all threads for itself
    else
        Executor(request.threads, job.stop()).for_each_dynamic(n, [&](std::size_t i) { replicate(i, 1); });
    look();
    auto ended = run.end();
    job.keep_report(std::move(ended.report));
    job.end("done", ended.data.dump());
}

} // namespace

void run_job(Job& job)
{
    try {
        run(job);
    } catch (Cancelled const&) {
        job.end("cancelled", "{}");
    } catch (Stopped const&) {
        job.end("cancelled", "{}");
    } catch (...) {
        job.end("failed", caught_fault("run").problems.dump());
    }
}

} // namespace groundswell::view
