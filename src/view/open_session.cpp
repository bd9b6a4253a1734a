#include "view/session.hpp"

#include <filesystem>
#include <fstream>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/study.hpp>
#include <nlohmann/json.hpp>

#include "report/study_report.hpp"
#include "report/world_of.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"
#include "world/world.hpp"

namespace groundswell::view {

using namespace report;

namespace {

bool is_database(std::string const& name)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(name, ignored)) return false;
    std::ifstream file(name, std::ios::binary);
    char head[15]{};
    file.read(head, sizeof head);
    return file && std::string_view(head, sizeof head) == "SQLite format 3";
}

/// A study's scenario; its tables, if it reads any, are looked for beside it.
Scenario studied(std::string const& path)
{
    auto const identity = read_identity(open_study(path));
    auto const folder = std::filesystem::path(path).parent_path();
    auto scenario = [&] {
        try {
            return read_scenario_text(identity.scenario, (folder / "scenario.toml").string());
        } catch (UserError const& error) {
            throw UserError(
                Problem{.code = ProblemCode::file_cannot_be_read,
                        .place = {.file = path},
                        .what = "its scenario cannot be read again",
                        .allowed = error.problems().front().text(),
                        .suggestion = "put the tables beside the study, or use 'groundswell report'"});
        }
    }();
    scenario.path = "";
    scenario.seed = identity.seed;
    scenario.asked_disclosure = AskedDisclosure::exactly(identity.disclosure);
    return scenario;
}

} // namespace

Session::Session(std::string const& name, AskedRules const& asked, Stop stop)
    : report_(std::make_shared<Json const>())
{
    if (is_database(name)) {
        report_ = std::make_shared<Json const>(study_report({{name}, std::nullopt, ""}));
        scenario_ = studied(name);
    } else {
        scenario_ = name.empty() ? default_scenario() : read_scenario(name);
    }
    if (asked) scenario_.asked_disclosure = asked(scenario_.asked_disclosure);
    drawn_ = drawn(world_of(scenario_, stop).world, scenario_.disclosure());
}

} // namespace groundswell::view
