#pragma once
#include <functional>
#include <groundswell/problem_code.hpp>
#include <memory>
#include <string>

#include "parallel/ranks.hpp"

namespace groundswell {

/// What a process brings into a job.
struct JobSetup {
    std::string version{}; ///< of the program
    std::string command{}; ///< as typed
    /// Called on ranks other than the first, when their work is not wanted any more.
    std::function<void()> stop{};
    /// Called on rank 0, at most once, if there are fewer units of work than ranks.
    std::function<void(int ranks, std::size_t units)> too_many{};
};

/// The ranks that were started together, from joining to leaving.
class Job : public Ranks {
  public:
    /// Refuse ranks that run another version or another command. Every rank finds the same.
    ///
    /// @throws UserError
    virtual void require_agreement() const = 0;

    /// On ranks other than the first: whether rank 0 has said that there is no more to do.
    virtual bool is_dismissed() const = 0;

    /// On ranks other than the first: tell rank 0 why this one can do no more.
    virtual void fail(ProblemCode code, std::string const& why) = 0;

    /// Leave the job: rank 0 dismisses the others, and the others wait for it. Ranks that hold a world
    /// together wait for what will not come if rank 0 failed. Then it ends the job.
    ///
    /// @param code  with which this rank ends
    virtual void leave(int code) = 0;
};

/// Join the job in which mpirun started this process.
///
/// @return null if the process was started alone, or the program was built without MPI
std::unique_ptr<Job> join_job(JobSetup setup);

} // namespace groundswell
