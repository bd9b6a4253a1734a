#include <groundswell/read_scenario.hpp>
#include <nlohmann/json.hpp>

#include "fuzz.hpp"
#include "report/run_request.hpp"

/// What the explorer's page sends: a request to run, and a setting. What is refused must fit into an answer.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    static auto const session = default_scenario();
    auto const read = [&](auto const& reader) {
        try {
            reader(report::request_json(fuzz::text_of(data, size)), session);
        } catch (report::SettingError const& refused) {
            if (refused.problems().empty()) std::abort();
            if (report::problems_json(refused.problems())
                    .dump(-1, ' ', true, Json::error_handler_t::replace)
                    .size() > std::size_t{1} << 22)
                std::abort();
        }
    };
    return fuzz::read_or_refuse([&] {
        read(report::run_request);
        read(report::requested_scenario);
    });
}
