#include "view/record.hpp"

#include <mutex>
#include <nlohmann/json.hpp>

#include "parallel/executor.hpp"
#include "view/page_run.hpp"

namespace groundswell::view {

using namespace report;

Json recorded(Session const& session, Json const& request, int threads, Stop stop)
{
    auto const asked = run_request(request, session.scenario());
    Json events = Json::array();
    std::mutex mutex;
    PageRun run(asked, {.tell =
                            [&](std::string const& event, std::string const& data) {
                                // Whoever plays it waits for nothing, so how far it was says nothing.
                                if (event == "partial" || event == "progress") return;
                                std::lock_guard const lock(mutex);
                                events.push_back(Json::array({event, data}));
                            },
                        .cancelled = [&] { return stop.asked(); },
                        .stop = stop});
    try {
        run.begin();
        Executor(threads, stop).for_each_dynamic(run.replicates(), [&](std::size_t i) {
            run.take(run.replicate(static_cast<std::uint32_t>(i), 1));
        });
    } catch (Cancelled const&) {
        throw Stopped();
    }
    auto ended = run.end();
    events.push_back(Json::array({"done", ended.data.dump()}));
    return {{"request", request}, {"events", std::move(events)}, {"report", std::move(ended.report)}};
}

} // namespace groundswell::view
