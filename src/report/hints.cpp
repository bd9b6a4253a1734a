#include "report/hints.hpp"

#include <groundswell/parameter_table.hpp>
#include <groundswell/problems.hpp>
#include <stdexcept>

#include "base/text.hpp"

namespace groundswell::report {

std::vector<Hint> hints_for(Scenario const& scenario, std::vector<std::string> const& names)
{
    std::vector<Hint> out;
    for (auto const& name : names) {
        auto const at = find_parameter(name, scenario.groups, scenario.ranks);
        if (!at) throw std::logic_error("a finding names a parameter that is not in the table: " + name);
        out.push_back({name, at->in(scenario.parameters), at->row->evidence == Evidence::assumed});
    }
    return out;
}

std::string hints_text(std::vector<Hint> const& hints)
{
    std::string out;
    for (auto const& hint : hints)
        out += (out.empty() ? "" : ", ") + hint.parameter + " " + format_number(hint.value) +
               (hint.assumed ? " (assumed)" : "");
    return out;
}

} // namespace groundswell::report
