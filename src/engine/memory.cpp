#include "engine/memory.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "base/math.hpp"
#include "base/memory.hpp"
#include "engine/week_state.hpp"

namespace groundswell {

namespace {

/// Columns with a value for every person, of `People`, `Lived` and `WeekState`.
constexpr double bytes_of_person =
    sizeof(Record) + sizeof(Seat) + 3 * sizeof(std::int16_t) + sizeof(std::uint8_t);

/// The letters of a week, sent and delivered.
constexpr double bytes_of_letters = 12;

/// What is remembered about a person after so many weeks, with what malloc adds to it: much is new at first,
/// and then ever less. Measured for countries, letters included, are 9 bytes after two weeks, 23 after half a
/// year, 37 after two years and 51 after ten.
double bytes_of_memories(double weeks)
{
    return 10.5 * portable_log(1 + weeks / 8);
}

/// Additional memory of each person who can start an act.
constexpr double bytes_of_attempter = sizeof(Attempter) + SparseColumn<Propensity>::bytes_of_row;

/// What a process is told, at once, of everyone in a world that is spread: 9 were measured.
constexpr double bytes_told_of_all = 12;

/// Highest share of people who can start an act, over groups.
double listed_share(Scenario const& scenario)
{
    auto const& share = scenario.parameters.propensity.everyday.share;
    double most = 0;
    for (std::size_t g = 0; g < scenario.groups.size(); ++g)
        most = std::max(most, share[g]);
    return most;
}

/// Memory of a layer's rows per seat: while they grow, and finished.
double bytes_of_rows(double degree)
{
    return sizeof(Seat) * (2 * degree + 4 * portable_sqrt(degree) + 8) + sizeof(std::uint64_t);
}

double size_of(std::string const& file)
{
    std::error_code failed;
    auto const size = file.empty() ? 0 : std::filesystem::file_size(file, failed);
    return failed ? 0 : static_cast<double>(size);
}

double size_of_tables(ImportSpec const& spec)
{
    double out = size_of(spec.people_file);
    for (auto const& file : spec.ties_files)
        out += size_of(file);
    return out;
}

double bytes_of_world(Scenario const& scenario)
{
    double const seats = scenario.parameters.institution.seats;
    // Rank, group, the index of units and groups, and the list of workplaces while it is made.
    if (scenario.profile) return seats * (4 + .17 * static_cast<double>(scenario.groups.size()));
    if (scenario.world_file) return 1.2 * static_cast<double>(scenario.world_file->bytes);
    // Tables are held whole while they are read, with a pointer to each cell.
    if (scenario.import) return 4 * size_of_tables(*scenario.import);
    auto const& ties = scenario.parameters.ties;
    return seats * (60 + bytes_of_rows(ties.confidants) + bytes_of_rows(ties.audience));
}

} // namespace

std::uint64_t estimated_memory(Scenario const& scenario, int processes)
{
    double seats = scenario.parameters.institution.seats;
    if (scenario.world_file) seats = static_cast<double>(scenario.world_file->seats);
    if (scenario.import)
        seats = size_of(scenario.import->people_file) / 40; // a row of an id and three columns
    auto const& run = scenario.parameters.run;
    double const person = bytes_of_person + bytes_of_letters + bytes_of_memories(run.burnin + run.weeks) +
                          bytes_of_attempter * listed_share(scenario);
    // Every process has the world, the groups of all, and now and then what it is told of all.
    double const of_all = sizeof(Group) + (processes > 1 ? bytes_told_of_all : 0);
    return static_cast<std::uint64_t>(bytes_of_world(scenario) + seats * of_all + seats / processes * person);
}

void refuse_if_too_large(Scenario const& scenario, int processes)
{
    auto const limit = memory_limit();
    auto const estimate = estimated_memory(scenario, processes);
    if (!limit || estimate <= *limit) return;
    bool const alone = processes == 1;
    throw UserError(Problem{
        .code = ProblemCode::memory_not_enough,
        .place = {.key = "memory"},
        .what = (alone ? "the world would take " : fmt::format("a rank of {} would take ", processes)) +
                bytes_in_words(estimate),
        .allowed = "there are " + bytes_in_words(*limit),
        .suggestion = std::string(alone ? "fewer people" : "fewer people, more ranks on other machines") +
                      ", or set GROUNDSWELL_MEMORY if the limit is wrong"});
}

} // namespace groundswell
