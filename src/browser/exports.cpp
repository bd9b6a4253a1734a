// What a worker calls (web/src/engine/worker.ts). Texts go out by `tell`, and bytes by `hand_over`; both are
// functions of the module that the worker made. Whatever is thrown is told as "failed", as {"problems":
// [...]}.
#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#include <functional>
#include <nlohmann/json.hpp>

#include "browser/page_engine.hpp"
#include "view/faults.hpp"

EM_JS(void, groundswell_tell, (char const* event, char const* data),
      { Module["tell"](UTF8ToString(event), UTF8ToString(data)); });
EM_JS(void, groundswell_hand_over, (char const* bytes, std::size_t n),
      { Module["handOver"](HEAPU8.slice(bytes, bytes + n)); });

namespace groundswell::browser {

namespace {

void tell(std::string const& event, std::string const& data)
{
    groundswell_tell(event.c_str(), data.c_str());
}

/// What f returns, or -1 once what went wrong was told.
int guarded(std::function<int()> const& f)
{
    try {
        return f();
    } catch (...) {
        tell("failed", view::caught_fault("run").problems.dump());
        return -1;
    }
}

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE PageEngine* groundswell_new(char const* scenario)
{
    PageEngine* out = nullptr;
    guarded([&] {
        out = std::make_unique<PageEngine>(scenario).release(); // the worker has it to its end
        return 0;
    });
    return out;
}

/// @return the status; the body is told
EMSCRIPTEN_KEEPALIVE int groundswell_ask(PageEngine const* engine, char const* method, char const* path,
                                         char const* body)
{
    auto const answer = engine->answer(method, path, body);
    tell("answer", answer.body);
    return answer.status;
}

/// @return the number of replicates
EMSCRIPTEN_KEEPALIVE int groundswell_begin(PageEngine* engine, char const* request)
{
    return guarded([&] { return static_cast<int>(engine->begin(request, tell)); });
}

EMSCRIPTEN_KEEPALIVE int groundswell_replicate(PageEngine const* engine, int number)
{
    return guarded([&] {
        auto const left = engine->replicate(static_cast<std::uint32_t>(number));
        groundswell_hand_over(left.data(), left.size());
        return 0;
    });
}

EMSCRIPTEN_KEEPALIVE int groundswell_take(PageEngine* engine, char const* left, int bytes)
{
    return guarded([&] {
        engine->take({left, static_cast<std::size_t>(bytes)});
        return 0;
    });
}

EMSCRIPTEN_KEEPALIVE int groundswell_end(PageEngine const* engine)
{
    return guarded([&] {
        auto const ended = engine->end();
        tell("report", ended.report.dump());
        tell("done", ended.data.dump());
        return 0;
    });
}

} // extern "C"

} // namespace groundswell::browser
#endif
