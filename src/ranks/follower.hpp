#pragma once
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>

#include "ranks/about.hpp"
#include "ranks/job.hpp"
#include "ranks/mpi_mail.hpp"

namespace groundswell {

/// A rank other than the first: runs what rank 0 hands out.
class Follower final : public Job {
  public:
    Follower(std::unique_ptr<MpiMail> mail, JobSetup setup, std::vector<AboutRank> about);

    int rank() const override { return mail_->rank(); }
    int size() const override { return mail_->size(); }
    void share(SharedWork const& work, Executor const& executor) override;
    [[noreturn]] void serve(std::uint64_t of, RunUnit const& run, Executor const& executor) override;
    Processes& processes(std::uint64_t of, Stop stop) override;
    void require_agreement() const override { require_same(about_); }
    bool is_dismissed() const override;
    void fail(ProblemCode code, std::string const& why) override;
    void leave(int code) override;

  private:
    void take(Letter const& letter);
    std::optional<std::string> order();
    void run_orders(std::uint64_t of, RunUnit const& run);

    std::unique_ptr<MpiMail> mail_;
    JobSetup setup_;
    std::vector<AboutRank> about_;
    std::unique_ptr<Processes> processes_;

    mutable std::mutex mutex_; ///< of all below
    std::condition_variable changed_;
    std::deque<std::string> orders_;
    bool is_dismissed_{false}, has_failed_{false};
};

} // namespace groundswell
