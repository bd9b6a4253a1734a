#include "apps/scenario_options.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <sys/stat.h>

#include "apps/options.hpp"
#include "apps/verification.hpp"
#include "parallel/executor.hpp"
#include "report/words.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"
#include "world/import.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Options that are short for an override, so that ranges and messages stand in one place, the parameter
/// table.
struct Shorthand {
    char const* argument;
    char const* parameter;
    std::string ScenarioOptions::*text;
};
constexpr Shorthand shorthands[]{{"seed", "run.seed", &ScenarioOptions::seed},
                                 {"replicates", "run.replicates", &ScenarioOptions::replicates},
                                 {"weeks", "run.weeks", &ScenarioOptions::weeks},
                                 {"seats", "institution.seats", &ScenarioOptions::seats}};

std::vector<std::string> overrides_of(ScenarioOptions const& options)
{
    auto out = options.set;
    for (auto const& s : shorthands)
        if (auto const& text = options.*s.text; !text.empty())
            out.push_back(std::string(s.parameter) + "=" + text);
    return out;
}

/// Name the option that was given instead of the override that it stands for.
Problems as_given(Problems problems, ScenarioOptions const& options)
{
    for (auto& problem : problems)
        for (auto const& s : shorthands)
            if (problem.place.argument == "set" && problem.place.key == s.parameter &&
                !(options.*s.text).empty())
                problem.place = {.argument = s.argument};
    return problems;
}

/// SCENARIO, or what a study kept of it where the file is not here.
Scenario asked_scenario(ScenarioOptions const& options)
{
    std::error_code ignored;
    bool const is_shipped = std::ranges::any_of(
        shipped_scenarios(), [&](auto const& shipped) { return shipped.name == options.scenario; });
    if (options.kept.empty() || options.scenario.empty() || is_shipped ||
        std::filesystem::exists(options.scenario, ignored))
        return named_scenario(options.scenario);
    return read_scenario_text(options.kept, options.scenario);
}

/// The rules of SCENARIO, if it is given, in the world of a profile or a file.
Scenario in_world(ScenarioOptions const& options)
{
    bool const country = !options.profile.empty();
    std::string const argument = country ? "profile" : "world";
    if (!options.people.empty() || !options.ties.empty() || (country && !options.world.empty()))
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = argument},
                                .what = "given with another source of people",
                                .allowed = "one of --people, --profile and --world"});
    Scenario const world =
        country ? scenario_for_profile(options.profile) : scenario_for_world(options.world);
    if (options.scenario.empty()) return world;
    Scenario scenario = asked_scenario(options);
    if (scenario.groups != world.groups || scenario.ranks != world.ranks)
        throw UserError(Problem{
            .code = ProblemCode::comparison_other_world,
            .place = {.argument = argument},
            .what = "has other groups or ranks than the scenario '" + options.scenario + "'",
            .allowed = fmt::format("{} and {} ranks", fmt::join(scenario.groups, ", "), scenario.ranks),
            .suggestion = "leave SCENARIO out, or write one for this world"});
    scenario.import.reset();
    scenario.profile = world.profile;
    scenario.world_file = world.world_file;
    return scenario;
}

Scenario with_tables(ScenarioOptions const& options)
{
    if (!options.profile.empty() || !options.world.empty()) return in_world(options);
    if (options.people.empty() && options.ties.empty()) return asked_scenario(options);
    if (options.people.empty())
        throw UserError(Problem{.code = ProblemCode::argument_missing,
                                .place = {.argument = "ties"},
                                .what = "given without --people",
                                .allowed = "ties are between people of a table",
                                .suggestion = "add --people FILE"});
    if (options.scenario.empty()) return scenario_for_tables(options.people, options.ties);
    Scenario scenario = asked_scenario(options);
    if (!scenario.import)
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "people"},
                                .what = "the scenario '" + options.scenario + "' does not read tables",
                                .allowed = "it generates its people",
                                .suggestion = "leave SCENARIO out, or write one with 'groundswell init'"});
    scenario.import->people_file = options.people;
    scenario.import->ties_files.clear();
    if (!options.ties.empty()) scenario.import->ties_files.push_back(options.ties);
    ImportReport report;
    import_world(*scenario.import, Key{}, &report); // read once for the whole command
    scenario.import = std::move(report.settled);
    return scenario;
}

} // namespace

void declare(DisclosureOptions& options, Options& command)
{
    command
        .add_option("--min-cell", options.min_cell,
                    "withhold figures of groups with fewer people (default: 5 for people of tables, profiles "
                    "and files of them; 1, withhold nothing, for generated ones)")
        .type_name("N");
    command
        .add_option("--round", options.round,
                    "round numbers of people and events in groups to multiples of N (default: 1)")
        .type_name("N");
}

AskedDisclosure asked_of(DisclosureOptions const& options, AskedDisclosure otherwise)
{
    if (!options.min_cell.empty()) otherwise.min_cell = whole_number("min-cell", options.min_cell, 1, 1000);
    if (!options.round.empty()) otherwise.round_to = whole_number("round", options.round, 1, 1000);
    return otherwise;
}

void declare(ScenarioOptions& options, Options& command)
{
    if (auto const* const verification = command.call().verification)
        options.kept = verification->identity().scenario;
    command.add_option("SCENARIO", options.scenario,
                       "a scenario file or the name of a shipped one (default: the default institution)");
    command.add_option("--people", options.people, "your own table of people, or a network, in any format")
        .type_name("FILE");
    command.add_option("--ties", options.ties, "and of the ties between them").type_name("FILE");
    command
        .add_option("--profile", options.profile,
                    "the profile of a country: a file, or 'country', which is shipped")
        .type_name("PROFILE");
    command
        .add_option("--seats", options.seats,
                    "number of people in the institution or country (default: the scenario's, or 1000)")
        .type_name("N");
    command.add_option("--world", options.world, "a world file written by 'groundswell generate'")
        .type_name("WORLD.h5");
    command.add_option("--seed", options.seed, "seed of all random draws (default: the scenario's, or 1)")
        .type_name("N");
    command
        .add_option("--replicates", options.replicates,
                    "number of replicates (default: the scenario's, or 20; 6 for attribute)")
        .type_name("R");
    command
        .add_option("--weeks", options.weeks,
                    "number of weeks after the burn-in (default: the scenario's, or 520)")
        .type_name("W");
    command.add_option("--set", options.set, "set any parameter; see 'groundswell parameters'")
        .type_name("NAME=VALUE")
        .repeatable();
    declare(options.disclosure, command);
}

Scenario named_scenario(std::string const& name)
{
    return name.empty() ? default_scenario() : read_scenario(name);
}

void keep_private(Scenario const& scenario)
{
    // A profile's people are totals that were published.
    bool const of_tables = scenario.import || (scenario.world_file && scenario.world_file->counted);
    if (of_tables) umask(S_IRWXG | S_IRWXO);
}

void keep_private_as(std::string const& study)
{
    auto const identity = read_identity(open_study(study));
    try {
        keep_private(read_kept_scenario(identity.scenario, study));
    } catch (UserError const&) {
        // What cannot be read may be about anybody; whoever reads the study says what is wrong with it.
        umask(S_IRWXG | S_IRWXO);
    }
}

Scenario resolve(ScenarioOptions const& options)
{
    Scenario scenario = with_tables(options);
    auto const overrides = overrides_of(options);
    try {
        auto problems = check_overrides(scenario, overrides);
        try {
            apply_overrides(scenario, overrides);
        } catch (UserError const& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
        throw_if_any(problems);
    } catch (UserError const& error) {
        throw UserError(as_given(error.problems(), options));
    }
    scenario.asked_disclosure = asked_of(options.disclosure, scenario.asked_disclosure);
    keep_private(scenario);
    return scenario;
}

std::string spelled(ScenarioOptions const& options)
{
    auto const file = [](std::string const& path) {
        return report::shell_word(std::filesystem::path(path).filename().string());
    };
    std::string out;
    if (!options.scenario.empty()) out += " " + file(options.scenario);
    if (!options.people.empty()) out += " --people " + file(options.people);
    if (!options.ties.empty()) out += " --ties " + file(options.ties);
    if (!options.profile.empty()) out += " --profile " + file(options.profile);
    if (!options.world.empty()) out += " --world " + file(options.world);
    for (auto const& s : shorthands)
        if (!(options.*s.text).empty())
            out += fmt::format(" --{} {}", s.argument, report::shell_word(options.*s.text));
    for (auto const& set : options.set)
        out += " --set " + report::shell_word(set);
    auto const& [min_cell, round] = options.disclosure;
    if (!min_cell.empty()) out += " --min-cell " + min_cell;
    if (!round.empty()) out += " --round " + round;
    return out;
}

int whole_number(std::string const& argument, std::string const& text, int low, int high)
{
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    if (!whole || value < low || value > high)
        throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                                .place = {.argument = argument},
                                .what = "is '" + text + "'",
                                .allowed = fmt::format("must be a whole number from {} to {}", low, high)});
    return value;
}

void add_threads(Options& options, std::string& value)
{
    options
        .add_option("--threads", value,
                    "how many threads to use; results do not depend on it (default: all cores)")
        .type_name("T");
}

void add_study(Options& options, std::string& value)
{
    options.add_option("--out", value, "keep every run in this study file; if it exists, go on with it")
        .type_name("STUDY.sqlite");
}

int threads_of(std::string const& text)
{
    return text.empty() ? Executor::available() : whole_number("threads", text, 1, 4096);
}

} // namespace groundswell
