#pragma once
#include "bindings.hpp"

#include <groundswell/own_mechanism.hpp>
#include <groundswell/scenario.hpp>
#include <utility>
#include <vector>

namespace groundswell::python {

/// A week that was handed to Python. An object may be kept there, but the week is over with the call.
class MechanismWeek {
  public:
    MechanismWeek(OwnWeek& week, Scenario const& scenario) : week_(&week), scenario_(&scenario) {}
    void end() { week_ = nullptr; }

    /// @throws UserError if it is over
    OwnWeek& at() const;
    double parameter(std::string const& name) const;

  private:
    OwnWeek* week_;
    Scenario const* scenario_;
};

/// A mechanism that an object of Python says, with `act(week, letters)`; letters are None at first.
class PythonMechanism final : public OwnMechanism {
  public:
    PythonMechanism(OwnDeclaration declaration, Scenario scenario, nb::object act)
        : declaration_(std::move(declaration)), scenario_(std::move(scenario)), act_(std::move(act))
    {}

    OwnDeclaration const& declaration() const override { return declaration_; }
    void act(OwnWeek& week) const override;
    void answer(OwnWeek& week, std::span<OwnLetter const> letters) const override;

  private:
    void call(OwnWeek& week, nb::object const& letters) const;

    OwnDeclaration declaration_;
    Scenario scenario_; ///< says how parameters are called
    nb::object act_;
};

/// Whoever carries harm writes of it to those it confides in; they lose trust, and some post. The tests have
/// the same in Python, and both must leave the same.
class RelayMechanism final : public OwnMechanism {
  public:
    OwnDeclaration const& declaration() const override { return declaration_; }
    void act(OwnWeek& week) const override;
    void answer(OwnWeek& week, std::span<OwnLetter const> letters) const override;

  private:
    OwnDeclaration declaration_{.name = "relay",
                                .reads = {"burden", "trust"},
                                .writes = {"trust"},
                                .sends = {"confidant", "inclusion"}};
};

} // namespace groundswell::python
