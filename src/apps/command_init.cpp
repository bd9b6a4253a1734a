#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <memory>

#include "apps/command.hpp"
#include "apps/world_of.hpp"
#include "base/problems.hpp"
#include "scenario/read.hpp"
#include "scenario/write.hpp"

namespace groundswell {

namespace {

struct InitInput {
    std::string people, ties, out;
};

int init(InitInput const& input)
{
    namespace fs = std::filesystem;
    auto const scenario = scenario_for_tables(input.people, input.ties);
    auto const shown = world_of(scenario);
    auto const folder = fs::path(input.out).parent_path();
    auto const text = init_text(*scenario.import, shown.guesses, folder.string());
    if (input.out.empty()) {
        std::fputs(text.c_str(), stdout);
        return exit_ok;
    }
    if (fs::exists(input.out))
        throw UserError(Problem{.code = ProblemCode::file_already_exists,
                                .place = {.file = input.out},
                                .what = "is there already",
                                .allowed = "it is not overwritten",
                                .suggestion = "choose another --out"});
    std::ofstream file(input.out, std::ios::binary);
    file << text;
    file.close();
    if (!file)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = input.out},
                                .what = "cannot be written",
                                .allowed = "no such folder, or no permission"});
    fmt::print("wrote {}\nedit it, then: groundswell run {}\n", input.out, input.out);
    return exit_ok;
}

} // namespace

Action declare_init(CLI::App& options)
{
    auto const input = std::make_shared<InitInput>();
    options.add_option("PEOPLE", input->people, "table of people (CSV)")->required();
    options.add_option("TIES", input->ties, "table of ties (CSV); without it everyone of a unit is one team");
    options.add_option("--out", input->out, "write to this file (default: standard output)")
        ->type_name("SCENARIO.toml");
    return [input] { return init(*input); };
}

} // namespace groundswell
