#include "apps/command.hpp"

namespace groundswell {

Action declare_run(Options&);
Action declare_resume(Options&);
Action declare_branch(Options&);
Action declare_describe(Options&);
Action declare_check(Options&);
Action declare_parameters(Options&);
Action declare_figures(Options&);
Action declare_init(Options&);
Action declare_generate(Options&);
Action declare_export(Options&);
Action declare_pack(Options&);
Action declare_merge(Options&);
Action declare_validate(Options&);
Action declare_compare(Options&);
Action declare_dose(Options&);
Action declare_attribute(Options&);
Action declare_fit(Options&);
Action declare_sensitivity(Options&);
Action declare_claims(Options&);
Action declare_verify(Options&);
Action declare_completion(Options&);
// In room view:
Action declare_report(Options&);
Action declare_view(Options&);
Action declare_site(Options&);

std::span<Command const> commands()
{
    static constexpr Command all[]{
        {"run", "simulate an institution and print what was found", declare_run, true},
        {"resume", "go on with a run from its checkpoint", declare_resume},
        {"branch", "let futures part from one run at a week, and say what differs", declare_branch},
        {"describe", "say what a scenario would simulate, without running it", declare_describe},
        {"check", "list the faults of a scenario and its tables", declare_check},
        {"parameters", "print the table of parameters: defaults, ranges, sources", declare_parameters},
        {"figures", "print the catalogue of figures: names, labels, over which weeks", declare_figures},
        {"init", "write a scenario with comments for your own tables of people and ties", declare_init},
        {"generate", "write a world file: a country from a profile, or the institution of a scenario",
         declare_generate},
        {"export", "write a study as CSV tables or JSON", declare_export},
        {"pack", "write a study as a research object (RO-Crate), to publish or to keep", declare_pack},
        {"validate", "run published models and compare their figures with the sources'", declare_validate},
        {"compare", "run an institution with and without a change, and say what differs", declare_compare,
         true},
        {"dose", "change one number step by step: how harm responds, tips, and stays", declare_dose, true},
        {"attribute", "say how much of the harm each part of the system carries", declare_attribute, true},
        {"fit", "find the parameter points that the surveys do not rule out", declare_fit, true},
        {"sensitivity", "say which uncertain numbers a figure depends on most, and how much is chance",
         declare_sensitivity, true},
        {"claims", "test the fourteen claims wherever the surveys allow", declare_claims, true},
        {"merge", "put the shards of a study together", declare_merge},
        {"verify", "run again what a study holds, and say what differs", declare_verify},
        {"report", "write the results of studies as one page to read or send", declare_report},
        {"view", "show an institution in the browser and try changes", declare_view},
        {"site", "write the explorer as a folder of plain files, for any web space", declare_site},
        {"completion", "print a completion script for bash, zsh or fish", declare_completion},
    };
    return all;
}

} // namespace groundswell
