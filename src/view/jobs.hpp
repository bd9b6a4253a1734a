#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "view/job.hpp"

namespace httplib {
class ThreadPool;
}

namespace groundswell::view {

/// Runs by number, one after another in the background. Thread-safe.
class Jobs {
  public:
    Jobs();
    ~Jobs(); ///< `end_all`
    Jobs(Jobs const&) = delete;
    Jobs& operator=(Jobs const&) = delete;

    /// Begin one as soon as those before it have ended. Old results make room.
    std::string add(report::RunRequest request);
    std::shared_ptr<Job> find(std::string const& id); ///< null if there is none
    bool cancel(std::string const& id);               ///< false if there is none
    void cancel_all();
    /// Cancel, and wait until the last has ended; none can be added afterwards.
    void end_all();

  private:
    std::mutex mutex_;
    std::map<unsigned long, std::shared_ptr<Job>> jobs_;
    unsigned long last_{0};
    bool over_{false};
    std::unique_ptr<httplib::ThreadPool> worker_;
};

} // namespace groundswell::view
