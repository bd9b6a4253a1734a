#pragma once
#include <cstdint>
#include <groundswell/parameter_table.hpp>
#include <groundswell/scenario.hpp>
#include <optional>
#include <vector>

namespace groundswell {

/// A number that is not known exactly, and the interval in which it plausibly lies.
struct UncertainParameter {
    ParameterAt at;
    Range plausible;

    /// The value at a point u of the unit interval.
    double drawn(double u) const;
    /// The inverse: where a value lies between the ends of the range, 0 to 1. Of a whole number, the middle
    /// of the points that give it.
    double unit_of(double value) const;
};

/// The numbers of a scenario that are not known: those of role `uncertain`, whatever their grade of evidence,
/// whose plausible range is not a point, and that the scenario does not set itself. In the order of the
/// parameter table.
std::vector<UncertainParameter> uncertain_parameters(Scenario const& scenario);

/// Points of the plausible space of a scenario, at which experiments run it.
///
/// `Design` draws them evenly from the plausible ranges; `MemberPoints` takes those that a fit left.
class ParameterPoints {
  public:
    virtual ~ParameterPoints() = default;

    /// The scenario with its uncertain numbers as they are at this point, ready to run. Pure; called from
    /// several threads at once.
    virtual Scenario at(std::uint32_t point) const = 0;
    /// What differs between points.
    virtual std::vector<UncertainParameter> const& parameters() const = 0;
    /// One number for all that the points depend on besides the scenario and the seed.
    virtual std::uint64_t hash() const = 0;
    /// How many points there are; nothing: as many as are asked for.
    virtual std::optional<std::uint32_t> size() const = 0;
};

} // namespace groundswell
