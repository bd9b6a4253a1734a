#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/write_scenario.hpp>

#include "base/text.hpp"
#include "scenario/toml_tree.hpp"
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

std::string hiring(ImportDraft const& draft, bool like_table)
{
    auto const& groups = draft.report.settled.groups;
    auto const& shares = like_table ? draft.report.everyone_shares : draft.report.lowest_rank_shares;
    std::string out =
        like_table ? "# Who is hired, by group, as in the whole table:\n"
                   : "# Who is hired, by group, as in the lowest rank of the table unless it is set:\n";
    for (std::size_t g = 0; g < groups.size() && g < shares.size(); ++g)
        out += fmt::format("{}career.hiring.{} = {}\n", like_table ? "" : "# ", groups[g], shares[g]);
    return shares.empty() ? "" : out;
}

std::string comment_list(char const* heading, std::vector<std::string> const& lines)
{
    if (lines.empty()) return "";
    std::string out = fmt::format("\n# {}\n", heading);
    for (auto const& line : lines)
        out += "#   " + visible(line, Newlines::shown) + "\n";
    return out;
}

/// What keeps the scenario from being run, with blanks first.
std::string faults(ImportDraft const& draft)
{
    std::vector<std::string> words;
    for (auto const& key : draft.blanks)
        words.push_back(fmt::format("{} = \"?\": write the column's name for the ?", key));
    for (auto const& problem : draft.problems)
        words.push_back(problem.text());
    return comment_list("TO BE MENDED before this runs:", words);
}

std::string title_of(ImportSpec const& spec)
{
    auto const& file =
        spec.people_file.empty() && !spec.ties_files.empty() ? spec.ties_files.front() : spec.people_file;
    return std::filesystem::path(file).stem().string();
}

} // namespace

std::string init_text(ImportDraft const& draft, InitOptions const& options)
{
    auto const& tables = draft.report.settled;
    std::string out =
        "# A scenario for your own tables. Lines with # are comments: take the # away to set a value.\n"
        "# See what will be simulated with `groundswell describe`, and run it with `groundswell run`.\n";
    out += faults(draft);
    out += fmt::format("\ntitle = {}\n", toml_quoted(title_of(tables)));
    out += "# sentence = \"What this institution is.\"\n";
    if (!tables.groups.empty())
        out += fmt::format("\n# The first group is the one that others are compared with.\ngroups = {}\n",
                           toml_list(tables.groups));
    out += "\n# What else can be set, with its default; `groundswell parameters` lists everything.\n"
           "# run.weeks = 520\n# run.replicates = 20\n# run.seed = 1\n";
    out += commented_parameters();
    out += hiring(draft, options.hire_like_table);
    out += comment_list("Guessed from your tables; please check:", draft.report.guesses);
    out += comment_list("What was left out or assumed:", draft.report.exact_notes());
    out += world_text(tables, options.directory);
    out += "\n# What would change: interventions, one block each.\n"
           "# [[intervention]]\n# kind = \"accountability\"\n# start = 0\n# set = { \"policy.transparency\" "
           "= 0.6 }\n";
    return out;
}

} // namespace groundswell
