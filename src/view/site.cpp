#include "view/site.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/read_scenario.hpp>
#include <nlohmann/json.hpp>

#include "report/run_json.hpp"
#include "scenario/intervention_json.hpp"
#include "store/identity.hpp"
#include "view/gzip.hpp"
#include "view/page_run.hpp"
#include "view/pages.hpp"
#include "view/record.hpp"
#include "view/site_pages.hpp"

namespace groundswell::view {

using namespace report;

namespace {

/// Why an engine in a page cannot run what the session is about.
std::string lacking_engine(Scenario const& scenario)
{
    if (page_module().wasm.empty()) return "this site was written without the engine for web pages";
    if (!scenario.generated()) return "the institution is one of files that are not in this site";
    if (scenario.disclosure() != AskedDisclosure{}.rules(scenario.counted()))
        return "it would not know which figures to withhold";
    auto const people = static_cast<std::size_t>(scenario.parameters.institution.seats);
    if (people > most_people_in_page)
        return fmt::format("the institution has more than {} people", most_people_in_page);
    return {};
}

/// What the page of a session asks for as it opens; the first of the first runs, in another institution.
std::vector<Json> asked_first(Session const& session)
{
    auto const all = Json::parse(first_runs());
    std::vector<Json> out(all.begin(), all.end());
    auto const& scenario = session.scenario();
    auto& first = out.front();
    first["base"]["components_off"] = components_off_json(scenario);
    first["base"]["interventions"] = interventions_json(scenario.interventions);
    first["weeks"] = scenario.parameters.run.weeks;
    return out;
}

std::vector<SiteFile> download_files(Session const& session, bool own)
{
    std::vector<SiteFile> out;
    if (own) out.push_back({"downloads/scenario.toml", identity_of(session.scenario(), 0, "").scenario});
    for (auto const& [name, text] : shipped_scenarios())
        out.push_back({fmt::format("downloads/{}.toml", name), std::string(text)});
    out.push_back({"downloads/licences.txt", std::string(page_licences())});
    return out;
}

std::vector<SiteFile> engine_files()
{
    auto const module = page_module();
    return {{"engine/engine.wasm", std::string(module.wasm)},
            {"engine/engine.wasm.packed", gzipped(module.wasm)},
            {"engine/engine.js", std::string(module.script)},
            {"engine/worker.js", std::string(page_worker())}};
}

} // namespace

Site site_of(Session const& session, SiteRequest const& request)
{
    auto const& scenario = session.scenario();
    Site out;
    out.lacking = lacking_engine(scenario);
    auto const own_text = identity_of(scenario, 0, "").scenario;
    bool const own = own_text != identity_of(default_scenario(), 0, "").scenario;
    bool const told = own && out.lacking.empty();
    Json about{{"version", GROUNDSWELL_VERSION},
               {"engine", out.lacking.empty() ? Json("engine/") : Json(nullptr)},
               {"lacking", out.lacking},
               {"scenario", told ? Json("data/scenario.toml") : Json(nullptr)},
               {"runs", Json::array()}};
    auto const add = [&](std::vector<SiteFile> files) {
        std::ranges::move(files, std::back_inserter(out.files));
    };
    auto const asked = asked_first(session);
    auto const runs = std::min(request.runs, asked.size());
    for (std::size_t i = 0; i < runs; ++i) {
        if (request.progress) request.progress(i, runs);
        auto const name = fmt::format("runs/{}.json.packed", i + 1);
        about["runs"].push_back({{"file", name}, {"request", asked[i]}});
        add({{name, gzipped(recorded(session, asked[i], request.threads, request.stop).dump())}});
    }
    add({{"data/session.json", session.json().dump()},
         {"data/picture.json", picture_json(session.picture()).dump()}});
    if (told) add({{"data/scenario.toml", own_text}});
    if (out.lacking.empty()) add(engine_files());
    auto const downloads = download_files(session, own);
    add(downloads);
    add(text_files(downloads));
    add({{"report.html", std::string(report_page())}});
    add(explorer_files(about));
    out.files.push_back(offline_file(out.files));
    return out;
}

} // namespace groundswell::view
