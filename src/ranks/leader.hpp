#pragma once
#include <condition_variable>
#include <deque>
#include <groundswell/problem_code.hpp>
#include <memory>
#include <mutex>
#include <optional>

#include "parallel/first_exception.hpp"
#include "ranks/about.hpp"
#include "ranks/job.hpp"
#include "ranks/mpi_mail.hpp"

namespace groundswell {

/// Rank 0: hands out units, and takes what the others find.
class Leader final : public Job {
  public:
    Leader(std::unique_ptr<MpiMail> mail, JobSetup setup, std::vector<AboutRank> about);

    int rank() const override { return 0; }
    int size() const override { return mail_->size(); }
    void share(SharedWork const& work, Executor const& executor) override;
    [[noreturn]] void serve(std::uint64_t of, RunUnit const& run, Executor const& executor) override;
    Processes& processes(std::uint64_t of, Stop stop) override;
    void require_agreement() const override { require_same(about_); }
    bool is_dismissed() const override { return false; }
    void fail(ProblemCode, std::string const&) override {}
    void leave(int code) override;

  private:
    struct Asking {
        int rank{0};
        std::uint64_t of{0};
    };
    struct Failure {
        int rank{0};
        ProblemCode code;
        std::string why;
    };

    void take(Letter const& letter);
    void take_found(Letter const& letter);
    void take_done(Letter const& letter);
    void hand_out();
    void look_at_work_of(Asking const& asking, std::uint64_t of);
    std::optional<std::size_t> next();
    void run_here(SharedWork const& work, Executor const& executor);
    std::optional<std::size_t> unit_of(std::uint64_t number) const;
    void close();
    void throw_failure() const;

    std::unique_ptr<MpiMail> mail_;
    JobSetup setup_;
    std::vector<AboutRank> about_;
    std::unique_ptr<Processes> processes_;
    bool holds_world_{false}; ///< the others wait for nothing but this

    std::mutex delivering_;    ///< held while what was found is taken
    mutable std::mutex mutex_; ///< of all below
    std::condition_variable changed_;
    std::deque<Asking> asking_;
    SharedWork const* work_{nullptr}; ///< null while there is none
    std::uint64_t first_number_{0}; ///< units are numbered through all works, so that a late letter is known
    std::size_t next_{0}, elsewhere_{0};
    std::optional<Failure> failure_;
    std::optional<FirstException> thrown_;
    bool has_thrown_{false};
    int farewells_{0};
};

} // namespace groundswell
