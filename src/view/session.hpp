#pragma once
#include <functional>
#include <groundswell/scenario.hpp>
#include <groundswell/stop.hpp>
#include <memory>
#include <string>

#include "report/json.hpp"
#include "view/picture.hpp"

namespace groundswell::view {

/// What the explorer is about: a scenario, and the report of a study if one was given.
class Session {
  public:
    /// What was asked of disclosure, given what a study was made with.
    using AskedRules = std::function<AskedDisclosure(AskedDisclosure)>;

    /// @param name   a study, a scenario file, the name of a shipped scenario, or "": the default institution
    /// @param asked  null: the rules of the study, or the usual ones
    /// @throws UserError if it is none of these; Stopped if asked to
    explicit Session(std::string const& name, AskedRules const& asked = {}, Stop stop = {});
    /// @throws UserError if its world cannot be built
    explicit Session(Scenario scenario);

    Scenario const& scenario() const { return scenario_; }
    Drawn const& picture() const { return drawn_; }
    Json const& report() const { return *report_; } ///< null if no study was given

    /// GET /api/session.
    Json json() const;

  private:
    Scenario scenario_;
    Drawn drawn_;
    std::shared_ptr<Json const> report_;
};

} // namespace groundswell::view
