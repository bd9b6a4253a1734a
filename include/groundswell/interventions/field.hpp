#pragma once
#include <array>
#include <groundswell/range.hpp>
#include <map>
#include <span>
#include <string>

/// What a kind of intervention says about itself. Reading, checking, hashing, writing, describing, levers and
/// the explorer's form go through these descriptions, so that no other file lists kinds or fields.
namespace groundswell {

/// Parameters by their full names, and the values that they take.
using ParameterValues = std::map<std::string, double>;

/// One field of an intervention, as people see it. What type it has follows from the member that it
/// describes.
struct InterventionField {
    char const* name;           ///< the key in a scenario
    char const* meaning;        ///< in words
    Range allowed{};            ///< of a number
    char const* unit{""};       ///< of a number
    char const* phrase{""};     ///< in a description, `{}` for the value; "": the name and the value
    bool required{false};       ///< a scenario must give it
    bool alternative{false};    ///< of all such fields of a kind a scenario gives exactly one
    bool needs_end{false};      ///< if set, the intervention must have an end
    bool unsaid_at_zero{false}; ///< a description does not mention 0
    bool words_only{false};     ///< changes nothing that happens, so it is in no hash
    bool nobody_at_zero{false}; ///< at 0 nobody is reached, so that a lever takes the intervention away
    char const* only{""};       ///< parameters: their names must begin with this
    std::span<char const* const> choices{}; ///< names of an enumeration, in its order
};

/// What the costs of standard forms are in.
inline constexpr char const* hours_of_work = "hours of work";

/// An intervention as its kind alone adds it, besides the kind's own fields (its `standard()`): from week 0
/// on, at a strength in the middle of what is tried in practice. Costs are hours of work, and as much a
/// judgement as the strength; a scenario can say its own.
struct StandardForm {
    char const* words{""}; ///< what it does and costs; "": the kind has no standard form
    int every{0};
    double share{1};
    double cost_per_person{0}, cost_per_week{0};
};

/// What is known of a kind as a whole.
struct InterventionInfo {
    char const* name;    ///< in a scenario
    char const* meaning; ///< what it does, after its name
    bool repeats{false}; ///< may act again every so many weeks
    bool scoped{false};  ///< may be limited to some people
    StandardForm standard{};
    /// Parameters on which its effect depends most directly, for hints.
    std::array<char const*, 3> depends_on{};
};

} // namespace groundswell
