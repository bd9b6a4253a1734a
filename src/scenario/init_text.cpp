#include <array>
#include <filesystem>
#include <fmt/format.h>

#include "scenario/parameter_table.hpp"
#include "scenario/toml_tree.hpp"
#include "scenario/write.hpp"
#include "scenario/write_world.hpp"

namespace groundswell {

namespace {

/// What matters first to somebody who knows their own institution.
constexpr std::array first_parameters{"policy.transparency", "policy.delay",     "policy.substantiate",
                                      "policy.shield",       "retaliation.base", "career.every"};

std::string commented_parameters()
{
    std::string out;
    for (auto const& row : parameter_table())
        for (auto const* name : first_parameters) {
            if (row.name != name) continue;
            auto const& standard = row.defaults.front();
            out += fmt::format("# {} = {}  # {} [{}], plausible {} to {}\n", name, standard.value,
                               row.meaning, row.unit, format_number(standard.plausible.low),
                               format_number(standard.plausible.high));
        }
    return out;
}

std::string hiring(std::vector<std::string> const& groups)
{
    std::string out;
    for (auto const& group : groups)
        out += fmt::format("# career.hiring.{} = ...\n", group);
    return out;
}

} // namespace

std::string init_text(ImportSpec const& tables, std::vector<std::string> const& guesses,
                      std::string const& directory)
{
    std::string out =
        "# A scenario for your own tables. Lines with # are comments: take the # away to set a value.\n"
        "# See what will be simulated with `groundswell describe`, and run it with `groundswell run`.\n\n";
    out +=
        fmt::format("title = {}\n", toml_quoted(std::filesystem::path(tables.people_file).stem().string()));
    out += "# sentence = \"What this institution is.\"\n\n# The first group is the one that others are "
           "compared with.\n";
    out += fmt::format("groups = {}\n", toml_list(tables.groups));
    out += "\n# What else can be set, with its default; `groundswell parameters` lists everything.\n"
           "# run.weeks = 520\n# run.replicates = 20\n# run.seed = 1\n";
    out += commented_parameters();
    out += "# Who is hired, by group; the shares sum to 1:\n" + hiring(tables.groups);
    if (!guesses.empty()) out += "\n# Guessed from your tables; please check:\n";
    for (auto const& guess : guesses)
        out += "#   " + guess + "\n";
    out += world_text(tables, directory);
    out += "\n# What would change: interventions, one block each.\n"
           "# [[intervention]]\n# kind = \"accountability\"\n# start = 0\n# set = { \"policy.transparency\" "
           "= 0.6 }\n";
    return out;
}

} // namespace groundswell
