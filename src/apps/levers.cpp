#include "apps/levers.hpp"

#include <fmt/format.h>
#include <stdexcept>

#include "apps/text.hpp"
#include "base/problems.hpp"
#include "scenario/parameter_table.hpp"

namespace groundswell {

std::string what_would_change(Scenario const& scenario, std::vector<std::string> const& names)
{
    std::string text;
    for (auto const& name : names) {
        auto const at = find_parameter(name, scenario.groups, scenario.ranks);
        if (!at) throw std::logic_error("a finding names a parameter that is not in the table: " + name);
        text += fmt::format("{}{} {}{}", text.empty() ? "" : ", ", name,
                            format_number(at->in(scenario.parameters)),
                            at->row->evidence == Evidence::assumed ? "*" : "");
    }
    return wrapped("    would change it: ", text);
}

std::array<std::size_t, 3> evidence_counts()
{
    std::array<std::size_t, 3> counts{};
    for (auto const& row : parameter_table())
        if (row.role == Role::uncertain)
            counts[static_cast<std::size_t>(row.evidence)] += row.defaults.size();
    return counts;
}

std::string evidence_sentence()
{
    auto const counts = evidence_counts();
    return fmt::format(
        "Of the model's {} uncertain numbers {} are measured, {} are set so that the model meets "
        "surveys, and {} are judgement (*).",
        counts[0] + counts[1] + counts[2], counts[0], counts[1], counts[2]);
}

} // namespace groundswell
