#include "apps/command.hpp"

namespace groundswell {

Action declare_run(Options&);
Action declare_describe(Options&);
Action declare_check(Options&);
Action declare_parameters(Options&);
Action declare_init(Options&);
Action declare_generate(Options&);
Action declare_export(Options&);
Action declare_validate(Options&);
Action declare_compare(Options&);
Action declare_dose(Options&);
Action declare_attribute(Options&);
Action declare_claims(Options&);
Action declare_completion(Options&);
// In room view:
Action declare_report(Options&);
Action declare_view(Options&);

std::span<Command const> commands()
{
    static constexpr Command all[]{
        {"run", "simulate an institution and print what was found", declare_run},
        {"describe", "say in words and numbers what a scenario would simulate", declare_describe},
        {"check", "look for faults in a scenario and its tables, all in one pass", declare_check},
        {"parameters", "print the table of parameters: defaults, ranges, sources", declare_parameters},
        {"init", "write a commented scenario for your own tables of people and ties", declare_init},
        {"generate", "write a world file: a country from a profile, or a scenario's institution",
         declare_generate},
        {"export", "write a study as CSV tables or JSON", declare_export},
        {"validate", "check published models against their sources' figures", declare_validate},
        {"compare", "say what changes, by how much, if rules or interventions change", declare_compare},
        {"dose", "turn one number up and down: response, tipping, and whether it stays", declare_dose},
        {"attribute", "say how much of the harm belongs to which part of the system", declare_attribute},
        {"claims", "test the fourteen claims over the plausible space", declare_claims},
        {"report", "write what studies hold as one page to hand on", declare_report},
        {"view", "look at an institution and try changes, in the browser", declare_view},
        {"completion", "print a completion script for bash, zsh or fish", declare_completion},
    };
    return all;
}

} // namespace groundswell
