#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <memory>

#include "apps/command.hpp"
#include "apps/options.hpp"
#include "base/problems.hpp"
#include "report/world_of.hpp"
#include "scenario/read.hpp"
#include "scenario/write.hpp"

namespace groundswell {

using namespace report;

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
        throw UserError(
            Problem{input.out, "is there already", "it is not overwritten", "choose another --out"});
    std::ofstream file(input.out, std::ios::binary);
    file << text;
    file.close();
    if (!file)
        throw UserError(Problem{input.out, "cannot be written", "no such folder, or no permission", ""});
    fmt::print("wrote {}\nedit it, then: groundswell run {}\n", input.out, input.out);
    return exit_ok;
}

} // namespace

Action declare_init(Options& options)
{
    auto const input = std::make_shared<InitInput>();
    options.add_option("PEOPLE", input.people, "table of people (CSV)").required();
    options.add_option("TIES", input.ties,
                       "table of ties (CSV); without it, the people of a unit are one team");
    options.add_option("--out", input->out, "write to this file (default: standard output)")
        .type_name("SCENARIO.toml");
    return [input] { return init(*input); };
}

} // namespace groundswell
