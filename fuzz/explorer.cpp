#include <nlohmann/json.hpp>

#include "fuzz.hpp"
#include "view/server.hpp"

/// A request to the explorer, and what is answered. Runs and pictures are not begun.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    static view::Session const session{""};
    static view::Server server(session, {.port = 0, .usual_port = 0, .threads = 1});
    static auto const host = "127.0.0.1:" + std::to_string(server.port());
    view::HttpReader reader;
    if (reader.take(fuzz::text_of(data, size)) != view::HttpReader::State::whole) return 0;
    auto request = reader.request();
    if (server.answer(request).status == 200 &&
        request.header("host").find(host.substr(9)) == std::string_view::npos)
        std::abort();
    for (auto& [name, value] : request.headers)
        if (name == "host") value = host;
    if (request.path.find("api/run") != std::string::npos || request.path == "/api/export/report" ||
        (request.method == "POST" && request.path == "/api/picture"))
        return 0;
    auto const answered = server.answer(request);
    if (answered.status >= 500 || view::head_of(answered).size() > 4096) std::abort();
    return 0;
}
