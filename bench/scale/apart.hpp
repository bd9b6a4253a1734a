#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <type_traits>
#include <unistd.h>

namespace groundswell {

template <class Result>
struct Apart {
    Result result{};
    std::uint64_t peak{0}; ///< resident memory [bytes]
};

/// Run f in a process of its own, so that its peak of memory is its own; nothing if the process failed (was
/// out of memory). The caller must have no other threads.
template <class Result>
std::optional<Apart<Result>> apart(std::function<Result()> const& f)
{
    static_assert(std::is_trivially_copyable_v<Result>);
    int ends[2];
    if (pipe(ends) != 0) return std::nullopt;
    pid_t const child = fork();
    if (child < 0) return std::nullopt;
    if (child == 0) {
        close(ends[0]);
        bool sent = false;
        try {
            Result const result = f();
            sent = ::write(ends[1], &result, sizeof result) == static_cast<ssize_t>(sizeof result);
        } catch (...) {
        }
        _exit(sent ? 0 : 1);
    }
    close(ends[1]);
    Apart<Result> out;
    bool const received =
        ::read(ends[0], &out.result, sizeof out.result) == static_cast<ssize_t>(sizeof out.result);
    close(ends[0]);
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    out.peak = static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
    return received && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? std::optional(out) : std::nullopt;
}

} // namespace groundswell
