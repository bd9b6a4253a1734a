#pragma once
#include <groundswell/ids.hpp>
#include <groundswell/interventions/kinds.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// Whom an intervention reaches. Empty lists mean everyone.
struct Scope {
    std::vector<std::string> groups{};
    std::vector<int> ranks{};
    std::vector<std::string> units{};
    double share{1};     ///< of those; keyed by person, so a larger share contains a smaller one
    double connected{1}; ///< of those: the share of seats with the most audience ties

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "groups", .meaning = "these groups; all if absent"}, self.groups);
        v({.name = "ranks", .meaning = "by number, 0 the lowest, or name"}, self.ranks);
        v({.name = "units", .meaning = "these units; all if absent"}, self.units);
        v({.name = "share",
           .meaning = "share of them, at random",
           .allowed = {0, 1},
           .unit = "share",
           .nobody_at_zero = true},
          self.share);
        v({.name = "connected",
           .meaning = "share of their seats, those with the most audience ties",
           .allowed = {0, 1},
           .unit = "share",
           .nobody_at_zero = true},
          self.connected);
    }
    friend bool operator==(Scope const&, Scope const&) = default;
};

/// One [[intervention]] of a scenario: a kind with its own fields, and what all kinds have (model 3.11).
struct InterventionSpec {
    InterventionKind kind{};
    std::string name{}; ///< label in results; the kind's name unless given
    Week start{0};
    std::optional<Week> end{}; ///< first week in which it no longer acts; none: for good
    Week every{0};             ///< repeat every so many weeks; 0: once, at start
    Scope scope{};
    double cost_per_person{0}, cost_per_week{0}; ///< [cost_unit]
    std::string cost_unit{};                     ///< "": the scenario's

    InterventionInfo const& info() const;

    /// The kind's own fields if it is a `Kind`, else null.
    template <class Kind>
    Kind const* as() const
    {
        return std::get_if<Kind>(&kind);
    }
    template <class Kind>
    Kind* as()
    {
        return std::get_if<Kind>(&kind);
    }

    /// Call v(field, value) for every field that has a meaning for the kind, in the order of a scenario.
    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "name", .meaning = "label in results"}, self.name);
        v({.name = "start", .meaning = "first week", .allowed = {-10'000, 20'000}, .unit = "week"},
          self.start);
        v({.name = "end",
           .meaning = "first week in which it no longer acts",
           .allowed = {-10'000, 30'000},
           .unit = "week"},
          self.end);
        if (self.info().repeats)
            v({.name = "every",
               .meaning = "repeated every so many weeks; 0: once",
               .allowed = {0, 20'000},
               .unit = "weeks"},
              self.every);
        visit_own(self, v);
        v({.name = "cost_per_person", .meaning = "cost per person reached", .allowed = {0, 1e12}},
          self.cost_per_person);
        v({.name = "cost_per_week", .meaning = "cost per week", .allowed = {0, 1e12}}, self.cost_per_week);
        v({.name = "cost_unit",
           .meaning = "what its costs are in: hours, or a currency; the scenario's if absent",
           .words_only = true},
          self.cost_unit);
        if (self.info().scoped) v({.name = "scope", .meaning = "whom it reaches"}, self.scope);
    }

    /// The same for the kind's own fields only.
    template <class Self, class Visitor>
    static void visit_own(Self& self, Visitor&& v)
    {
        std::visit([&](auto& own) { std::remove_cvref_t<decltype(own)>::visit(own, v); }, self.kind);
    }

    friend bool operator==(InterventionSpec const&, InterventionSpec const&) = default;
};

/// Every kind once, its own fields at their defaults, in the order in which kinds are shown.
std::vector<InterventionKind> const& intervention_kinds();
std::vector<std::string> intervention_names();
InterventionInfo const& info_of(InterventionKind const& kind);
/// The kind of this name, its own fields at their defaults.
std::optional<InterventionKind> kind_named(std::string_view name);

/// Names of the kinds that have a standard form: all but `parameter`.
std::vector<std::string> standard_names();
/// The intervention of this name in its standard form, or nothing.
std::optional<InterventionSpec> standard_intervention(std::string_view name);

} // namespace groundswell
