#pragma once
#include <groundswell/claim.hpp>
#include <string>
#include <vector>

#include "scenario/read_context.hpp"

namespace groundswell {

/// Reads the [[arm]] tables of claims and measured experiments, and checks expressions over them.
class ArmReader {
  public:
    /// @param scenario  what the arms change: its groups and ranks give the names
    ArmReader(Scenario const& scenario, ReadContext& context) : scenario_(scenario), context_(context) {}

    /// @param others  arms read before, whose names are taken
    ClaimArm read(TomlTable const& table, std::vector<ClaimArm> const& others);

    /// Report every metric, arm and group of an expression that is not there.
    ///
    /// @param key  under which it was read
    void check_expression(std::string const& expression, std::string const& key,
                          std::vector<ClaimArm> const& arms);

  private:
    void changes(ClaimArm& out, TomlNode const& node, std::string const& below);

    Scenario const& scenario_;
    ReadContext& context_;
};

} // namespace groundswell
