#include "apps/progress.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

#include "apps/text.hpp"

namespace groundswell {

Progress::Progress(std::string what, std::size_t total, std::size_t done)
    : what_(std::move(what)), total_(total), done_(done), before_(done),
      start_(std::chrono::steady_clock::now()), visible_(isatty(STDERR_FILENO) == 1)
{
    draw();
}

Progress::~Progress()
{
    if (visible_) std::fputs("\r\033[K", stderr);
}

void Progress::advance()
{
    ++done_;
    draw();
}

void Progress::draw() const
{
    if (!visible_ || total_ == 0) return;
    double const share = static_cast<double>(done_) / static_cast<double>(total_);
    std::string line =
        fmt::format("{} {} of {} {}", Characters::of_terminal().bar(share, 30), done_, total_, what_);
    if (done_ > before_ && done_ < total_) {
        double const spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
        double const each = spent / static_cast<double>(done_ - before_);
        line += fmt::format(", {} left", duration(each * static_cast<double>(total_ - done_)));
    }
    std::fputs(("\r\033[K" + line).c_str(), stderr);
    std::fflush(stderr);
}

std::string duration(double seconds)
{
    if (seconds < 1) return fmt::format("{:.2f} s", seconds);
    if (seconds < 90) return fmt::format("{:.0f} s", seconds);
    if (seconds < 5400) return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

} // namespace groundswell
