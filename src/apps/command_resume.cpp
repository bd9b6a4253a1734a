#include <groundswell/run_checkpoint.hpp>
#include <memory>

#include "apps/command.hpp"
#include "apps/options.hpp"
#include "apps/run_plan.hpp"
#include "apps/scenario_options.hpp"

namespace groundswell {

namespace {

struct ResumeInput {
    std::string file, weeks;
    RunOutputOptions output;
};

int resume(ResumeInput const& input)
{
    RunCheckpoint checkpoint(input.file);
    if (!input.weeks.empty()) {
        int const weeks = whole_number("weeks", input.weeks, 1, 1'000'000);
        checkpoint.lengthen(weeks, with_weeks(checkpoint.asked().command, weeks));
    }
    auto plan = plan_of(input.output, checkpoint.asked().command);
    plan.checkpoint = &checkpoint;
    plan.checkpoint_file = input.file;
    report::RunOutcome outcome;
    outcome.scenario = checkpoint.scenario();
    return run(std::move(outcome), plan);
}

} // namespace

Action declare_resume(Options& options)
{
    auto const input = std::make_shared<ResumeInput>();
    options.add_option("FILE", input->file, "written by 'groundswell run --checkpoint FILE'").required();
    options.add_option("--weeks", input->weeks, "run longer: so many weeks after the burn-in in all")
        .type_name("W");
    declare(input->output, options);
    return [input] { return resume(*input); };
}

} // namespace groundswell
