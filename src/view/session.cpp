#include "view/session.hpp"

#include <nlohmann/json.hpp>

#include "report/session_data.hpp"
#include "report/world_of.hpp"
#include "world/world.hpp"

namespace groundswell::view {

using namespace report;

Session::Session(Scenario scenario)
    : scenario_(std::move(scenario)), drawn_(drawn(world_of(scenario_).world, scenario_.disclosure())),
      report_(std::make_shared<Json const>())
{}

Json Session::json() const
{
    auto out = session_data(scenario_);
    out["people"] = shown_people(scenario_, drawn_.world->seats);
    out["units"] = units_json(drawn_);
    out["report"] = *report_;
    return out;
}

} // namespace groundswell::view
