#include <algorithm>
#include <concepts>
#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/cost_unit.hpp"
#include "scenario/describe_parts.hpp"
#include "scenario/intervention_value.hpp"

namespace groundswell::description {

namespace {

std::string scope_words(Scenario const& scenario, Scope const& scope)
{
    std::vector<std::string> parts;
    if (scope.share < 1) parts.push_back(percent(scope.share) + " of");
    parts.push_back(scope.groups.empty() ? "everyone" : fmt::format("{}", fmt::join(scope.groups, " and ")));
    if (!scope.ranks.empty()) {
        std::vector<std::string> names;
        for (int const rank : scope.ranks) {
            auto const at = static_cast<std::size_t>(rank);
            names.push_back(at < scenario.rank_names.size() ? scenario.rank_names[at] : std::to_string(rank));
        }
        parts.push_back(fmt::format("of rank {}", fmt::join(names, ", ")));
    }
    if (!scope.units.empty()) parts.push_back(fmt::format("in {}", fmt::join(scope.units, ", ")));
    if (scope.connected < 1)
        parts.push_back("in the " + percent(scope.connected) + " of seats with the most audience ties");
    return fmt::format("{}", fmt::join(parts, " "));
}

/// What the kind's own fields say, one item each.
class OwnFields {
  public:
    void operator()(InterventionField const& field, std::same_as<double> auto value)
    {
        if (value == 0 && field.unsaid_at_zero) return;
        std::string_view const unit = field.unit;
        say(field, unit == "share" || unit == "probability" ? percent(value) : format_number(value));
    }
    void operator()(InterventionField const& field, std::same_as<int> auto value)
    {
        say(field, std::to_string(value));
    }
    void operator()(InterventionField const& field, std::same_as<bool> auto value)
    {
        if (value) words.emplace_back(*field.phrase ? field.phrase : field.meaning);
    }
    template <EnumField Enum>
    void operator()(InterventionField const& field, Enum value)
    {
        say(field, choice_of(field, value));
    }
    template <class T>
    void operator()(InterventionField const& field, std::optional<T> const& value)
    {
        if (value) (*this)(field, *value);
    }
    void operator()(InterventionField const&, ParameterValues const& values)
    {
        for (auto const& [name, value] : values)
            words.push_back(name + " = " + format_number(value));
    }

    std::vector<std::string> words;

  private:
    void say(InterventionField const& field, std::string const& value)
    {
        words.push_back(*field.phrase ? fmt::format(fmt::runtime(field.phrase), value)
                                      : fmt::format("{} {}", field.name, value));
    }
};

/// What is particular to this one, after the sentence on its kind.
std::string particulars(Scenario const& scenario, InterventionSpec const& spec)
{
    OwnFields own;
    InterventionSpec::visit_own(spec, own);
    auto& parts = own.words;
    if (spec.info().scoped) parts.push_back("for " + scope_words(scenario, spec.scope));
    if (spec.every > 0)
        parts.push_back(spec.every == 1 ? "every week" : fmt::format("every {} weeks", spec.every));
    auto const unit = cost_unit_of(scenario, spec);
    auto const cost = [&](double amount, char const* per) {
        if (amount > 0)
            parts.push_back(
                fmt::format("{}{}{} per {}", format_number(amount), unit.empty() ? "" : " ", unit, per));
    };
    cost(spec.cost_per_person, "person");
    cost(spec.cost_per_week, "week");
    return fmt::format("{}", fmt::join(parts, "; "));
}

/// `----====----`: 40 columns from the first week to the last.
std::string time_line(InterventionSpec const& spec, double first, double last)
{
    constexpr int columns = 40;
    auto const column = [&](double week) {
        return std::clamp(static_cast<int>((week - first) / (last - first) * columns), 0, columns);
    };
    int const begin = std::min(column(spec.start), columns - 1);
    int const end = spec.end ? std::max(column(*spec.end), begin + 1) : columns;
    std::string line(columns, '-');
    std::fill(line.begin() + begin, line.begin() + end, '=');
    return line;
}

} // namespace

std::string interventions(Scenario const& scenario)
{
    if (scenario.interventions.empty()) return "";
    double const last = scenario.parameters.run.weeks;
    double first = 0;
    std::size_t width = 0;
    for (auto const& spec : scenario.interventions) {
        first = std::min(first, static_cast<double>(spec.start));
        width = std::max(width, spec.name.size());
    }
    std::string out =
        fmt::format("\nInterventions, week {} to {}\n", format_number(first), format_number(last));
    for (auto const& spec : scenario.interventions) {
        auto const until = spec.end ? fmt::format("weeks {} to {}", spec.start, *spec.end - 1)
                                    : fmt::format("from week {}", spec.start);
        out += fmt::format("  {:<{}}  {}  {}\n", spec.name, width, time_line(spec, first, last), until);
        auto const more = particulars(scenario, spec);
        out +=
            fmt::format("  {:<{}}  {}{}\n", "", width, spec.info().meaning, more.empty() ? "" : ": " + more);
    }
    return out;
}

} // namespace groundswell::description
