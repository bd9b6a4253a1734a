#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "parallel/workers.hpp"
#include "view/job.hpp"

namespace groundswell::view {

/// Runs by number, one after another in the background. Thread-safe.
class Jobs {
  public:
    Jobs();
    ~Jobs(); ///< `end_all`
    Jobs(Jobs const&) = delete;
    Jobs& operator=(Jobs const&) = delete;

    /// Begin one as soon as those before it have ended, and give its number; nothing if too many wait. Old
    /// results make room: the newest are kept, and no more of them than fit into 64 MiB.
    std::optional<std::string> add(report::RunRequest request);
    std::shared_ptr<Job> find(std::string const& id); ///< null if there is none
    bool cancel(std::string const& id);               ///< false if there is none
    void cancel_all();
    /// Cancel, and wait until the last has ended; none can be added afterwards.
    void end_all();

  private:
    void make_room();

    std::mutex mutex_;
    std::map<unsigned long, std::shared_ptr<Job>> jobs_;
    unsigned long last_{0};
    bool over_{false};
    Workers worker_;
};

} // namespace groundswell::view
