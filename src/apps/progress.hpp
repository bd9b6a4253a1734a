#pragma once
#include <chrono>
#include <cstddef>
#include <string>

namespace groundswell {

/// A bar with the time that remains, on standard error if that is a terminal; nothing anywhere else.
class Progress {
  public:
    /// @param what  plural of what is counted ("replicates")
    Progress(std::string what, std::size_t total, std::size_t done = 0);
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;
    ~Progress(); ///< wipes the bar

    void advance();

  private:
    void draw() const;

    std::string what_;
    std::size_t total_, done_, before_;
    std::chrono::steady_clock::time_point start_;
    bool visible_;
};

/// "40 s", "3 min" or "2 h".
std::string duration(double seconds);

} // namespace groundswell
