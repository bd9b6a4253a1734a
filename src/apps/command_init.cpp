#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <groundswell/write_scenario.hpp>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

#include "apps/command.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/problem_words.hpp"
#include "apps/text.hpp"
#include "base/text.hpp"
#include "base/trimmed.hpp"
#include "base/whole_file.hpp"

namespace groundswell {

namespace {

struct InitInput {
    std::vector<std::string> files, order;
    ImportSpec given;
    std::string out;
    bool hire_like_table{false};
};

void say(char const* heading, std::vector<std::string> const& lines)
{
    if (lines.empty()) return;
    print_error(std::string(heading) + "\n");
    for (auto const& line : lines)
        print_error(wrapped("  ", visible(line, Newlines::shown)));
}

/// Say on the terminal what the scenario says as well, and what may not be kept because it shows ids.
void say_what_was_found(ImportDraft const& draft)
{
    say("guessed, please check:", draft.report.guesses);
    say("left out or assumed:", draft.report.exact_notes());
    say("for example:", draft.report.examples);
    std::vector<std::string> faults;
    for (auto const& problem : draft.problems)
        faults.push_back(for_command_line(problem).text());
    say("to be mended before it runs:", faults);
}

void write(std::string const& text, std::string const& path)
{
    write_whole(path, text, Existing::kept);
    print_text(fmt::format("wrote {}\nedit it, then: groundswell run {}\n", path, path));
}

/// The folder of the file that standard output goes to; "", the working folder, if it is no file.
std::string folder_of_output()
{
    struct stat about {};
    if (::fstat(STDOUT_FILENO, &about) != 0 || !S_ISREG(about.st_mode)) return "";
    std::error_code failed;
    auto const file = std::filesystem::read_symlink("/proc/self/fd/1", failed);
    return failed ? "" : file.parent_path().string();
}

int init(InitInput const& input)
{
    auto given = input.given;
    for (auto const& rank : input.order)
        given.rank_order.emplace_back(trimmed(rank)); // "A, B" is two ranks without blanks
    auto const draft = draft_import(input.files, given);
    auto const folder =
        input.out.empty() ? folder_of_output() : std::filesystem::path(input.out).parent_path().string();
    auto const text = init_text(draft, {.directory = folder, .hire_like_table = input.hire_like_table});
    if (input.out.empty())
        print_text(text);
    else
        write(text, input.out);
    say_what_was_found(draft);
    return exit_ok;
}

} // namespace

Action declare_init(Options& options)
{
    auto const input = std::make_shared<InitInput>();
    auto& spec = input->given;
    options
        .add_option("FILES", input->files,
                    "tables of people and of ties, or networks (CSV, .xlsx, GraphML, Pajek, JSON, R, SPSS "
                    "and others); "
                    "without ties, teams and ties are generated")
        .required();
    auto const column = [&](char const* name, std::string& into, char const* meaning) {
        options.add_option(name, into, meaning).type_name("COLUMN");
    };
    column("--id", spec.id_column, "the column that names people ('row number': by their rows)");
    column("--group", spec.group_column, "the column of gender or another group ('-': none)");
    column("--rank", spec.rank_column,
           "the column of ranks ('-': none; 'by manager': levels of who reports to whom)");
    column("--unit", spec.unit_column, "the column of units or departments ('-': none)");
    column("--manager", spec.manager_column, "the column with the id of the superior ('-': none)");
    column("--from", spec.from_column, "the column of ties that names who has a tie");
    column("--to", spec.to_column, "the column of ties that names with whom");
    column("--layer", spec.layer_column, "the column of ties that says of what kind they are ('-': none)");
    column("--weight", spec.weight_column, "the column of ties that says how strong they are ('-': none)");
    options.add_option("--order", input->order, "ranks as the table writes them, lowest first")
        .separated_by_commas()
        .type_name("A,B,C");
    options.add_flag("--hire-like-table", input->hire_like_table,
                     "hire groups by their shares in the whole table (default: in its lowest rank)");
    options.add_option("--out", input->out, "write to this file (default: standard output)")
        .type_name("SCENARIO.toml");
    return [input] { return init(*input); };
}

} // namespace groundswell
