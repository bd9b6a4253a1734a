#pragma once
#include <groundswell/problems.hpp>
#include <groundswell/scenario.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "report/json.hpp"

/// What the page says about a scenario: SETTING of docs/view.md.
namespace groundswell::report {

/// A fault and the field of the page that it belongs to ("policy.delay", "interventions[2].dose"; "": none).
struct FieldProblem {
    Problem problem;
    std::string field;
};

class SettingError : public std::runtime_error {
  public:
    explicit SettingError(std::vector<FieldProblem> problems)
        : std::runtime_error("faults in a setting"), problems_(std::move(problems))
    {}
    std::vector<FieldProblem> const& problems() const { return problems_; }

  private:
    std::vector<FieldProblem> problems_;
};

/// {"problems": [{code, place: {file, line, column, record, key, argument}, where, what, allowed, suggestion,
/// text, field}]}. The place holds what is known.
Json problems_json(std::vector<FieldProblem> const& problems);
Json problems_json(Problems const& problems);

/// The scenario that a SETTING means: {"preset": name|null, "set": {name: value}, "components_off": [..],
/// "interventions": [{kind, start, ...}]}. Lists that are there replace those of the preset.
///
/// @param session  the session's own scenario, for preset null
/// @throws SettingError with every fault; messages are those of the command line
Scenario scenario_of(Json const& setting, Scenario const& session);

} // namespace groundswell::report
