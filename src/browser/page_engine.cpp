#include "browser/page_engine.hpp"

#include <fmt/format.h>
#include <groundswell/read_scenario.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "report/run_request.hpp"
#include "view/answers.hpp"
#include "view/faults.hpp"
#include "view/replicate_bytes.hpp"

namespace groundswell::browser {

using namespace report;

namespace {

void refuse_if_too_many(Scenario const& scenario)
{
    auto const people = static_cast<std::size_t>(scenario.parameters.institution.seats);
    if (people <= view::most_people_in_page) return;
    throw SettingError(
        {{{.code = ProblemCode::value_out_of_range,
           .place = {.key = "institution.seats"},
           .what = fmt::format("is {}", people),
           .allowed = fmt::format("at most {} people in a web page", view::most_people_in_page),
           .suggestion = "the program that is installed simulates millions"},
          "institution.seats"}});
}

Scenario of_session(std::string_view text)
{
    auto scenario = text.empty() ? default_scenario() : read_scenario_text(text, "scenario.toml");
    refuse_if_too_many(scenario);
    return scenario;
}

} // namespace

PageEngine::PageEngine(std::string_view scenario) : session_(of_session(scenario)) {}

view::HttpResponse PageEngine::answer(std::string_view method, std::string_view path,
                                      std::string_view body) const
{
    try {
        view::Question const question{.method = method, .path = path, .body = body};
        if (builds_world(question))
            refuse_if_too_many(requested_scenario(request_json(body), session_.scenario()));
        if (auto told = answer_at_once(session_, question)) return std::move(*told);
        return {.status = 404, .body = "there is no such page\n"};
    } catch (...) {
        auto const fault = view::caught_fault("page");
        return view::json_response(fault.problems, fault.status);
    }
}

std::size_t PageEngine::begin(std::string_view request, view::PageRun::Tell tell)
{
    run_.reset();
    auto asked = run_request(request_json(request), session_.scenario());
    refuse_if_too_many(asked.base);
    run_ = std::make_unique<Run>(std::move(asked), std::move(tell));
    run_->run.begin();
    return run_->run.replicates();
}

PageEngine::Run& PageEngine::begun() const
{
    if (!run_) throw std::logic_error("no run was begun");
    return *run_;
}

std::string PageEngine::replicate(std::uint32_t number) const
{
    return bytes_of(begun().run.replicate(number, 1));
}

void PageEngine::take(std::string_view left)
{
    begun().run.take(view::replicate_of(left));
}

view::PageRun::Ended PageEngine::end() const
{
    return begun().run.end();
}

} // namespace groundswell::browser
