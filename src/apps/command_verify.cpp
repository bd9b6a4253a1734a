#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/version.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "apps/command.hpp"
#include "apps/experiment_options.hpp"
#include "apps/forecast.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/scenario_options.hpp"
#include "apps/text.hpp"
#include "apps/verification.hpp"
#include "report/json.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"

namespace groundswell {

namespace {

struct VerifyInput {
    std::string study, share, draw, threads;
    bool json{false};
};

/// Commands that make studies. Nothing else that a study says is run.
constexpr std::array runnable{std::string_view("branch"),    std::string_view("run"),
                              std::string_view("compare"),   std::string_view("dose"),
                              std::string_view("attribute"), std::string_view("claims"),
                              std::string_view("fit"),       std::string_view("sensitivity")};

[[noreturn]] void refuse(std::string const& study, std::string const& command, std::string const& why)
{
    throw UserError(Problem{
        .code = ProblemCode::file_damaged,
        .place = {.file = study},
        .what = "cannot be run again: '" + command.substr(0, 200) + "'",
        .allowed = why,
        .suggestion = "the program keeps what made a study; this one was made otherwise, or changed"});
}

/// Begins what Python keeps where no command makes the same; why follows.
constexpr std::string_view of_python{"python: "};

[[noreturn]] void refuse_python(std::string const& study, std::string const& why)
{
    throw UserError(
        Problem{.code = ProblemCode::file_other_kind,
                .place = {.file = study},
                .what = "was made from Python in a way that no command has",
                .allowed = why,
                .suggestion = "its rows are whole; run the same again in Python, and compare its hash"});
}

/// The words of a command of a study, if it may be run: it writes nothing, and reads nothing from other
/// folders.
std::vector<std::string> allowed_words(VerifyInput const& input, std::string const& command)
{
    if (command.starts_with(of_python)) refuse_python(input.study, command.substr(of_python.size()));
    auto words = words_of(command);
    if (words.size() < 2 || words[0] != "groundswell" ||
        std::ranges::find(runnable, words[1]) == runnable.end())
        refuse(input.study, command, "it is no command that makes a study");
    for (auto const& word : words) {
        if (word.starts_with("--out") || word.starts_with("-o") || word.starts_with("--members-file") ||
            word.starts_with("--design") || word.starts_with("--checkpoint"))
            refuse(input.study, command, "it writes a file");
        if (std::error_code ignored;
            word.find('/') != std::string::npos && std::filesystem::exists(word, ignored))
            refuse(input.study, command, "it reads a file of another folder");
    }
    if (!input.threads.empty()) {
        words.emplace_back("--threads");
        words.push_back(input.threads);
    }
    return words;
}

/// How one command of the study came out.
struct Checked {
    std::string command;
    bool finished{true};
    bool stopped{false};
    std::string refused{}; ///< why the command itself is refused
};

/// Whether something that a command reads is not here.
bool is_about_files(Problem const& problem)
{
    return problem.code == ProblemCode::file_not_found || problem.code == ProblemCode::file_cannot_be_read ||
           problem.code == ProblemCode::name_unknown;
}

Checked check(VerifyInput const& input, std::string const& command, Verification& verification)
{
    auto const words = allowed_words(input, command);
    std::vector<char const*> argv;
    argv.reserve(words.size());
    for (auto const& word : words)
        argv.push_back(word.c_str());
    Checked out{.command = command};
    try {
        read_command_line(static_cast<int>(argv.size()), argv.data(), &verification)();
    } catch (Unfinished const&) {
        out.finished = false;
    } catch (Stopped const&) {
        out.stopped = true;
    } catch (UserError const& error) {
        auto problems = error.problems();
        if (std::ranges::none_of(problems, is_about_files)) {
            out.finished = false;
            out.refused = problems.front().text();
            return out;
        }
        for (auto& problem : problems)
            if (is_about_files(problem))
                problem.suggestion = "put what '" + command + "' reads into this folder";
        throw UserError(std::move(problems));
    }
    return out;
}

Verification::Choice choice_of(VerifyInput const& input)
{
    Verification::Choice out;
    if (!input.share.empty()) {
        out.share = real_number("share", input.share);
        if (out.share <= 0 || out.share > 1)
            throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                                    .place = {.argument = "share"},
                                    .what = "is " + input.share,
                                    .allowed = "must be above 0 and at most 1"});
    }
    if (input.draw.empty())
        out.draw = static_cast<std::uint32_t>(
            (std::chrono::system_clock::now().time_since_epoch().count() / 1000 + ::getpid()) % 1'000'000);
    else
        out.draw = static_cast<std::uint32_t>(whole_number("draw", input.draw, 0, 999'999));
    return out;
}

Json outcome_json(std::vector<Checked> const& checked, Verification const& verification,
                  Verification::Choice choice)
{
    Json out;
    out["agrees"] = verification.differences().empty();
    out["share"] = choice.share;
    out["draw"] = choice.draw;
    out["replicates"] = {{"checked", verification.runs_checked()}, {"kept", verification.runs_kept()}};
    out["points"] = {{"checked", verification.points_checked()}, {"kept", verification.points_kept()}};
    out["commands"] = Json::array();
    for (auto const& one : checked)
        out["commands"].push_back({{"command", one.command}, {"finished", one.finished}});
    out["differences"] = verification.differences();
    return out;
}

std::string outcome_text(std::vector<Checked> const& checked, Verification const& verification,
                         Verification::Choice choice)
{
    std::string out = "COMMANDS THAT MADE IT\n";
    for (auto const& one : checked)
        out += wrapped("  ", one.command + (!one.refused.empty() ? " (was refused: " + one.refused + ")"
                                            : one.finished       ? ""
                                                                 : " (was not finished)"));
    out += "RUN AGAIN\n";
    if (choice.share < 1)
        out += wrapped("  ", fmt::format("A share of {}, drawn with --draw {}.", choice.share, choice.draw));
    if (verification.runs_kept() > 0)
        out += wrapped("  ", fmt::format("{} of {} replicates of runs.", verification.runs_checked(),
                                         verification.runs_kept()));
    if (verification.points_kept() > 0)
        out += wrapped("  ", fmt::format("{} of {} points of experiments.", verification.points_checked(),
                                         verification.points_kept()));
    constexpr std::size_t most = 40;
    auto const& differences = verification.differences();
    if (differences.empty()) return out + "All of it is what was kept, to the last bit.\n";
    out += fmt::format("{} DIFFERENCE{}\n", differences.size(), differences.size() == 1 ? "" : "S");
    for (std::size_t i = 0; i < std::min(most, differences.size()); ++i)
        out += wrapped("  ", differences[i]);
    if (differences.size() > most)
        out += fmt::format("  and {} more; --json lists all\n", differences.size() - most);
    return out;
}

int verify(VerifyInput const& input)
{
    auto const choice = choice_of(input);
    auto const study = open_study(input.study);
    auto const identity = read_identity(study);
    if (identity.version != GROUNDSWELL_VERSION)
        throw UserError(Problem{
            .code = ProblemCode::file_other_version,
            .place = {.file = input.study},
            .what = "is whole, and was made by version " + identity.version,
            .allowed =
                "this is version " GROUNDSWELL_VERSION
                ", which may find other results: its figures are what was written, and are not run again",
            .suggestion = "verify it with that version"});
    Verification verification(study, choice);
    auto scenario = read_kept_scenario(identity.scenario, input.study);
    auto const kept = static_cast<double>(verification.runs_kept() + verification.points_kept());
    auto const again = static_cast<std::size_t>(std::ceil(kept * choice.share));
    if (again > 0)
        say_forecast(
            {.scenario = scenario, .runs = again, .worlds = again, .threads = threads_of(input.threads)});
    std::vector<Checked> checked;
    for (auto const& command : read_commands(study)) {
        checked.push_back(check(input, command, verification));
        if (checked.back().stopped) {
            fmt::print(stderr, "stopped after {} replicates and {} points; {} differences so far\n",
                       verification.runs_checked(), verification.points_checked(),
                       verification.differences().size());
            return exit_stopped();
        }
    }
    print_text(input.json ? report::json_text(outcome_json(checked, verification, choice))
                          : outcome_text(checked, verification, choice));
    return verification.differences().empty() ? exit_ok : exit_failed_check;
}

} // namespace

Action declare_verify(Options& options)
{
    auto const input = std::make_shared<VerifyInput>();
    options.add_option("STUDY", input->study, "a study file").required();
    options.add_option("--share", input->share, "run a random share of it again (default: 1, all of it)")
        .type_name("S");
    options
        .add_option(
            "--draw", input->draw,
            "the number from which the choice of that share follows (default: another each time; it is "
            "printed)")
        .type_name("N");
    add_threads(options, input->threads);
    options.add_flag("--json", input->json, "print one JSON object instead of text");
    return [input] { return verify(*input); };
}

} // namespace groundswell
