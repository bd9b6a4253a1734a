#include "report/disclosure_words.hpp"

#include <fmt/format.h>

namespace groundswell::report {

std::string withheld_words(DisclosureRules const& rules)
{
    return fmt::format("Withheld: figures of fewer than {} people in some week, and of as many others as it "
                       "takes so that nobody can work them out.",
                       rules.min_cell);
}

std::vector<std::string> disclosure_notes(Scenario const& scenario)
{
    auto const rules = scenario.disclosure(), usual = AskedDisclosure{}.rules(scenario.counted());
    std::vector<std::string> out;
    if (!rules.withholds() && usual.withholds())
        out.emplace_back("Nothing is withheld: a figure may be about a single person.");
    else if (rules.min_cell != usual.min_cell)
        out.push_back(fmt::format("Figures of fewer than {} people are withheld.", rules.min_cell));
    if (rules.rounds())
        out.push_back(fmt::format("Numbers of people and events in groups are rounded to multiples of {}.",
                                  rules.round_to));
    return out;
}

} // namespace groundswell::report
