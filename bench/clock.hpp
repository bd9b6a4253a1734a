#pragma once
#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace yardstick {

/// Time of a call [s]: on the wall, and of the processor over all threads.
struct Seconds {
    double wall{0}, cpu{0};
};

inline double cpu_seconds()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

template <class F>
Seconds timed(F&& f)
{
    auto const wall = std::chrono::steady_clock::now();
    double const cpu = cpu_seconds();
    f();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(),
            cpu_seconds() - cpu};
}

inline double median(std::vector<double> x)
{
    std::ranges::sort(x);
    auto const n = x.size();
    return n == 0 ? 0 : n % 2 == 1 ? x[n / 2] : (x[n / 2 - 1] + x[n / 2]) / 2;
}

} // namespace yardstick
