#include <array>
#include <cstdlib>
#include <unistd.h>
#include <utility>

#include "ranks/about.hpp"
#include "ranks/follower.hpp"
#include "ranks/job.hpp"
#include "ranks/leader.hpp"

namespace groundswell {

namespace {

/// What Open MPI, MPICH, and Slurm for either, tell the processes that they start.
constexpr std::array started_by{"OMPI_COMM_WORLD_SIZE", "PMI_RANK", "PMI_SIZE", "PMIX_RANK"};

/// A process that nobody started as one of a job must not wait for others.
bool is_started_in_job()
{
    for (auto const* name : started_by)
        if (std::getenv(name)) return true;
    return false;
}

std::string host_name()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "an unknown machine";
}

} // namespace

std::unique_ptr<Job> join_job(JobSetup setup)
{
    if (!is_started_in_job()) return nullptr;
    auto mail = std::make_unique<MpiMail>(
        AboutRank{.version = setup.version, .command = setup.command, .host = host_name()}.bytes());
    std::vector<AboutRank> about;
    for (auto const& bytes : mail->about_all())
        about.push_back(AboutRank::of(bytes));
    if (mail->rank() == 0)
        return std::make_unique<Leader>(std::move(mail), std::move(setup), std::move(about));
    return std::make_unique<Follower>(std::move(mail), std::move(setup), std::move(about));
}

} // namespace groundswell
