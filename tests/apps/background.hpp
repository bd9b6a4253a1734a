#pragma once
#include <chrono>
#include <csignal>
#include <optional>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "apps/program.hpp"
#include "support/memory_disk.hpp"

extern char** environ;

namespace groundswell::testing {

/// The program in a folder, in the background. Killed if it is not over when the test is.
class Background {
  public:
    /// @param tag  of the names of the files of its two streams, so that several may run in a folder
    Background(TemporaryFolder const& folder, std::string const& arguments, std::string const& tag = "")
    {
        auto const command = "cd '" + folder.path().string() + "' && GROUNDSWELL_CACHE= exec '" +
                             GROUNDSWELL_PROGRAM + "' " + arguments + " >stdout" + tag + " 2>stderr" + tag;
        std::string shell = "sh", flag = "-c", text = command;
        char* const words[]{shell.data(), flag.data(), text.data(), nullptr};
        if (::posix_spawnp(&pid_, "sh", nullptr, nullptr, words, environ) != 0) pid_ = -1;
    }
    Background(Background const&) = delete;
    Background& operator=(Background const&) = delete;
    ~Background()
    {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }

    void send(int signal) const { ::kill(pid_, signal); }

    /// How it ended, or nothing if it does not within the time.
    std::optional<int> status(std::chrono::milliseconds most)
    {
        for (auto const until = std::chrono::steady_clock::now() + most;
             std::chrono::steady_clock::now() < until;
             std::this_thread::sleep_for(std::chrono::milliseconds(5))) {
            int status = 0;
            if (::waitpid(pid_, &status, WNOHANG) == pid_) {
                pid_ = -1;
                return status;
            }
        }
        return std::nullopt;
    }

  private:
    pid_t pid_{-1};
};

/// A survey that many points meet.
inline constexpr auto survey_rows = "quantity,group,value,low,high,window_weeks\n"
                                    "experienced,woman,.3,.05,.6,52\n"
                                    "witnessed,all,.3,.05,.6,52\n";

/// A number from the environment, by which a test is made longer.
inline int asked_number(char const* name, int otherwise)
{
    char const* const text = std::getenv(name);
    return text ? std::atoi(text) : otherwise;
}

} // namespace groundswell::testing
