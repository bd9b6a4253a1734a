#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <groundswell/members.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/self_check.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/experiment_options.hpp"
#include "apps/fit_text.hpp"
#include "apps/forecast.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "base/text.hpp"
#include "base/whole_file.hpp"
#include "fit/fit_size.hpp"
#include "parallel/ranks.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

struct FitInput {
    ExperimentOptions experiment;
    std::vector<std::string> targets;
    std::string members, minutes, points, waves, rounds, cutoff, largest, inside, discrepancy, members_file,
        hold_out, self_check;
    bool experiments{false};
};

std::uint32_t number_or(char const* argument, std::string const& text, std::uint32_t standard, int low)
{
    return text.empty() ? standard : static_cast<std::uint32_t>(whole_number(argument, text, low, 1'000'000));
}

double real_or(char const* argument, std::string const& text, double standard)
{
    return text.empty() ? standard : real_number(argument, text);
}

/// Rows of all tables; the shipped one if none is named.
std::vector<Target> rows_of(std::vector<std::string> const& names)
{
    std::vector<Target> out;
    Problems problems;
    for (auto const& name : names.empty() ? std::vector<std::string>{"targets"} : names) {
        try {
            auto rows = read_targets(name);
            std::ranges::move(rows, std::back_inserter(out));
        } catch (UserError const& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    throw_if_any(problems);
    return out;
}

/// "1/4"
HeldOut held_out_of(std::string const& text)
{
    if (text.empty()) return {};
    auto const slash = text.find('/');
    if (slash == std::string::npos)
        throw UserError(Problem{.code = ProblemCode::value_malformed,
                                .place = {.argument = "hold_out"},
                                .what = "is '" + text + "'",
                                .allowed = "a fold and how many there are, as 1/4"});
    return {static_cast<std::uint32_t>(whole_number("hold_out", text.substr(0, slash), 1, 1000)),
            static_cast<std::uint32_t>(whole_number("hold_out", text.substr(slash + 1), 2, 1000))};
}

FitOptions options_of(FitInput const& input)
{
    FitOptions out;
    out.scenario = resolve(input.experiment.scenario);
    out.targets = rows_of(input.targets);
    auto const run_by = run_by_of(input.experiment.run_by);
    out.threads = run_by.threads;
    out.card = run_by.card;
    out.members = number_or("members", input.members, out.members, 1);
    out.points = number_or("points", input.points, out.points, 16);
    out.first_points = std::max(64U, 2 * out.points);
    out.waves = number_or("waves", input.waves, out.waves, 2);
    out.rounds = number_or("rounds", input.rounds, out.rounds, 0);
    out.rules.cutoff = real_or("cutoff", input.cutoff, out.rules.cutoff);
    out.rules.largest = number_or("largest", input.largest, out.rules.largest, 1);
    out.rules.inside = real_or("inside", input.inside, out.rules.inside);
    out.rules.discrepancy = real_or("discrepancy", input.discrepancy, out.rules.discrepancy);
    out.experiments = input.experiments;
    out.held_out = held_out_of(input.hold_out);
    out.stop = interruption();
    return out;
}

std::string spelled(FitInput const& input)
{
    std::string out = "groundswell fit" + spelled(input.experiment.scenario);
    for (auto const& file : input.targets)
        out += " --targets " + shell_word(std::filesystem::path(file).filename().string());
    for (auto const& [option, text] : {std::pair{" --members ", &input.members},
                                       {" --points ", &input.points},
                                       {" --waves ", &input.waves},
                                       {" --rounds ", &input.rounds},
                                       {" --minutes ", &input.minutes},
                                       {" --cutoff ", &input.cutoff},
                                       {" --largest ", &input.largest},
                                       {" --inside ", &input.inside},
                                       {" --hold-out ", &input.hold_out},
                                       {" --self-check ", &input.self_check},
                                       {" --discrepancy ", &input.discrepancy}})
        if (!text->empty()) out += option + *text;
    return out + (input.experiments ? " --experiments" : "");
}

std::string members_file_text(FitOutcome const& outcome)
{
    auto members = members_for(outcome.options.scenario, outcome.command);
    for (auto const& member : outcome.fit.members)
        add_member(members, member.scenario, member.result_hash);
    return write_members(members);
}

/// Set the sizes so that the runs take so many minutes here, and say what they buy.
void fit_within(double minutes, Call const& call, FitOptions& options)
{
    if (!call.leads()) return; // rank 0 says which points are run
    double const seconds = seconds_of_a_run(options) / (call.ranks ? call.ranks->size() : 1);
    size_within(static_cast<std::size_t>(60 * minutes / seconds), options);
    fmt::print(
        stderr,
        "{:.0f} ms a run: {} minutes buy about {} runs: {} points, then {} waves of {}, for {} members\n",
        1000 * seconds, format_number(minutes), thousands(planned_runs(options)), options.first_points,
        options.waves, options.points, options.members);
}

/// Take the sizes of the fit that a study holds, so that it goes on.
///
/// @return whether it holds one
bool goes_on(ExperimentSession const& session, FitOptions& options)
{
    auto const begun = session.definition("fit");
    if (begun.empty()) return false;
    take_sizes(begun, options);
    fmt::print(stderr, "going on with {} runs\n", thousands(planned_runs(options)));
    return true;
}

int fit_command(FitInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    FitOutcome outcome{.options = options_of(input), .fit = {}, .command = spelled(input)};
    auto& options = outcome.options;
    MadeUpTruth truth;
    if (!input.self_check.empty()) {
        auto const point =
            static_cast<std::uint32_t>(whole_number("self_check", input.self_check, 0, 1'000'000));
        truth = made_up_truth(options, point);
        options.targets = truth.targets;
    }
    if (!input.members_file.empty()) require_place(input.members_file);
    check_fit(options, shard_of(input.experiment.study)); // before a study file is made
    std::error_code ignored;
    bool const is_new =
        !input.experiment.call.verification &&
        (input.experiment.study.out.empty() || !std::filesystem::exists(input.experiment.study.out, ignored));
    double const minutes = input.minutes.empty() ? 0 : positive_number("minutes", input.minutes);
    if (minutes > 0 && is_new) fit_within(minutes, input.experiment.call, options);
    ExperimentSession session(
        input.experiment.call,
        {.study = input.experiment.study, .json = input.experiment.json, .what = "runs"},
        identity_of(options.scenario, 0, outcome.command));
    if (minutes > 0 && !is_new && !goes_on(session, options))
        fit_within(minutes, input.experiment.call, options);
    options.advance = [&](std::size_t done, std::size_t planned) { session.advance(done, planned); };
    session.forecast({.scenario = options.scenario,
                      .runs = planned_runs(options),
                      .worlds = planned_runs(options),
                      .threads = options.threads,
                      .card = options.card});
    std::string members, json;
    auto const over = session.run([&] {
        outcome.fit = run_fit(options, session.store());
        outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (!input.self_check.empty()) outcome.self_check = self_check(truth, options, outcome.fit);
        members = members_file_text(outcome);
        session.store().define(kept_fit, members);
        json = json_text(fit_json(outcome));
        session.store().define(kept_fit_result, json);
    });
    if (over) return *over;
    if (!input.members_file.empty()) write_whole(input.members_file, members);
    print_text((input.experiment.json ? json : fit_text(outcome)));
    return exit_ok;
}

} // namespace

Action declare_fit(Options& options)
{
    auto const input = std::make_shared<FitInput>();
    declare(input->experiment, options);
    options
        .add_option("--targets", input->targets,
                    "a table of survey figures: quantity, group, value, and n, se, or low and high "
                    "(default: the surveys that come with the program); repeat it for more")
        .type_name("FILE")
        .repeatable();
    options.add_option("--members", input->members, "how many points to find (default: 256)").type_name("N");
    options.add_option("--members-file", input->members_file, "write them to this text file too")
        .type_name("FILE.csv");
    options
        .add_option("--minutes", input->minutes,
                    "as many runs as this machine does in so many minutes; says what they buy")
        .type_name("M");
    options
        .add_option("--points", input->points,
                    "points of each wave; twice as many of the first (default: 512)")
        .type_name("N");
    options.add_option("--waves", input->waves, "waves after the first (default: 6)").type_name("N");
    options
        .add_option("--rounds", input->rounds,
                    "further climbs, each with candidates of its own, while members are missing (default: 4)")
        .type_name("N");
    options
        .add_option("--cutoff", input->cutoff, "largest implausibility that does not rule out (default: 3)")
        .type_name("X");
    options
        .add_option("--largest", input->largest,
                    "which implausibility is held against a point: 1 the largest, 2 the second largest "
                    "(default: 2)")
        .type_name("K");
    options
        .add_option("--inside", input->inside,
                    "share of the rows that a member meets within low and high (default: 0.8)")
        .type_name("X");
    options
        .add_option(
            "--discrepancy", input->discrepancy,
            "what the model may be off by, as a share of a row's value (default: 0.1); a column of the "
            "table sets it by row")
        .type_name("X");
    options.add_flag(
        "--experiments", input->experiments,
        "hold effects that somebody measured against the points too, and predict those that were set "
        "aside; this takes some 200 more runs a member");
    options
        .add_option("--hold-out", input->hold_out,
                    "leave out every N-th row from the K-th on, and predict it, as 1/4")
        .type_name("K/N");
    options
        .add_option(
            "--self-check", input->self_check,
            "fit surveys of a made-up truth instead: point P of the plausible space; says whether the "
            "truth is found")
        .type_name("P");
    return [input] { return fit_command(*input); };
}

} // namespace groundswell
