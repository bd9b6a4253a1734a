#include "apps/problem_words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace groundswell {

namespace {

/// Advice for one code; {} is the key of the problem's place.
struct Advice {
    ProblemCode::Value code;
    char const* suggestion;
};

constexpr Advice advice[]{
    {ProblemCode::file_already_exists, "choose another --out"},
    {ProblemCode::study_other_run, "choose another --out to keep both"},
    {ProblemCode::comparison_other_horizon, "'--set {}=' sets it for both"},
    {ProblemCode::dose_of_world, "use 'groundswell run --set {}=...' for each value"},
    {ProblemCode::dose_of_week, "use 'groundswell compare' with two weeks"},
};

/// Arguments that are given without an option's name.
constexpr std::string_view positional[]{"claims", "model"};

} // namespace

Problem for_command_line(Problem problem)
{
    for (auto const& [code, suggestion] : advice)
        if (problem.code == code)
            problem.suggestion = fmt::format(fmt::runtime(suggestion), problem.place.key);
    if (problem.code == ProblemCode::lever_unknown)
        problem.allowed = "one of 'groundswell parameters', or of an intervention's numbers, such as "
                          "ally_mobilisation.share";
    if (auto& argument = problem.place.argument;
        !argument.empty() && std::ranges::find(positional, argument) == std::end(positional)) {
        std::ranges::replace(argument, '_', '-');
        argument.insert(0, "--");
    }
    return problem;
}

} // namespace groundswell
