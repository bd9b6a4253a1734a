#pragma once
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "parallel/workers.hpp"

namespace groundswell {

/// Bytes from one rank to another.
struct Letter {
    int rank{0}; ///< to whom, or from whom
    int kind{0};
    std::string bytes{};
};

/// All that calls MPI. A thread of its own carries letters, from MPI_Init to MPI_Finalize, and naps while
/// there is nothing to do: MPI's own waiting takes a whole core. Other threads call MPI in `wait_until`
/// alone. No two call it at the same time.
class MpiMail {
  public:
    /// Join the job.
    ///
    /// @param about  what every rank says of itself, of one length
    explicit MpiMail(std::string about);
    /// Leave it, if that was not done.
    ~MpiMail();
    MpiMail(MpiMail const&) = delete;
    MpiMail& operator=(MpiMail const&) = delete;

    int rank() const { return rank_; }
    int size() const { return static_cast<int>(about_all_.size()); }
    /// What every rank said of itself.
    std::vector<std::string> const& about_all() const { return about_all_; }

    /// Begin to deliver letters.
    ///
    /// @param take  takes each as it comes, in that one thread; does not throw
    void deliver_to(std::function<void(Letter)> take);

    /// Send a letter. From any thread; does not wait.
    void send(Letter letter);

    /// Whether MPI lets more than one thread call it, in turn. `wait_until` needs it.
    bool serves_threads() const { return serves_threads_; }

    /// Wait until something is over, with little delay. Letters go on meanwhile.
    ///
    /// @param is_over  is called again and again, and may call MPI
    /// @param look     is called now and then, and may throw
    void wait_until(std::function<bool()> const& is_over, std::function<void()> const& look);
    /// Keep what MPI may still read or write though nobody waits for it, until the process ends.
    void keep(std::shared_ptr<void> what) { kept_.push_back(std::move(what)); }

    /// Send what is still to be sent, and leave the job. Waits for all ranks to leave.
    void leave();

    /// End all ranks of the job at once.
    ///
    /// @param code  with which they end
    [[noreturn]] void abort(int code);

  private:
    struct OnItsWay;

    void work();
    void join();
    bool send_waiting(std::list<OnItsWay>& on_their_way);
    bool receive();

    std::string about_;
    std::function<void(Letter)> take_;
    int rank_{0};
    std::vector<std::string> about_all_;

    bool serves_threads_{false};
    std::mutex mpi_; ///< held while MPI is called
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Letter> waiting_;
    bool joined_{false}, leaving_{false};
    std::vector<std::shared_ptr<void>> kept_;
    Workers thread_{1, 1};
};

} // namespace groundswell
