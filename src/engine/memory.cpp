#include "engine/memory.hpp"

#include <algorithm>
#include <filesystem>

#include "base/math.hpp"
#include "base/memory.hpp"
#include "engine/stage.hpp"

namespace groundswell {

namespace {

/// Columns by seat of `People`, `Lived` and `Stage`.
constexpr double bytes_of_person =
    sizeof(Record) + sizeof(Group) + sizeof(Seat) + 3 * sizeof(std::int16_t) + sizeof(std::uint8_t);

/// What whoever can start an act takes besides.
constexpr double bytes_of_attempter = sizeof(Attempter) + sizeof(SparseColumn<Propensity>::Row);

/// Of people who can start an act, at most.
double listed_share(Scenario const& scenario)
{
    auto const& share = scenario.parameters.propensity.everyday.share;
    double most = 0;
    for (std::size_t g = 0; g < scenario.groups.size(); ++g)
        most = std::max(most, share[g]);
    return most;
}

/// Rows of a layer while it grows and when it is done.
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

double bytes_of_world(Scenario const& scenario)
{
    double const seats = scenario.parameters.institution.seats;
    // Rank, group, the index of units and groups, and the list of workplaces while it is made.
    if (scenario.profile) return seats * (4 + .17 * static_cast<double>(scenario.groups.size()));
    if (scenario.world_file) return 1.2 * static_cast<double>(scenario.world_file->bytes);
    // Tables are read row by row; what stays is about what they take.
    if (scenario.import) return size_of(scenario.import->people_file) + size_of(scenario.import->ties_file);
    auto const& ties = scenario.parameters.ties;
    return seats * (60 + bytes_of_rows(ties.confidants) + bytes_of_rows(ties.audience));
}

} // namespace

std::uint64_t estimated_memory(Scenario const& scenario)
{
    double seats = scenario.parameters.institution.seats;
    if (scenario.world_file) seats = static_cast<double>(scenario.world_file->seats);
    if (scenario.import)
        seats = size_of(scenario.import->people_file) / 40; // a row of an id and three columns
    return static_cast<std::uint64_t>(
        bytes_of_world(scenario) + seats * (bytes_of_person + bytes_of_attempter * listed_share(scenario)));
}

void refuse_if_too_large(Scenario const& scenario)
{
    auto const limit = memory_limit();
    auto const estimate = estimated_memory(scenario);
    if (!limit || estimate <= *limit) return;
    throw UserError(Problem{.code = ProblemCode::memory_not_enough,
                            .place = {.key = "memory"},
                            .what = "the world would take " + in_gib(estimate),
                            .allowed = "there are " + in_gib(*limit),
                            .suggestion = "fewer people, or set GROUNDSWELL_MEMORY if the limit is wrong"});
}

} // namespace groundswell
