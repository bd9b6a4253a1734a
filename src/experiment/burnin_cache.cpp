#include "experiment/burnin_cache.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/problems.hpp>
#include <groundswell/run.hpp>
#include <iterator>
#include <system_error>
#include <unistd.h>

#include "engine/checkpoint.hpp"
#include "engine/state.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

namespace fs = std::filesystem;

namespace {

/// Whether a file is a kept state of any version: 0.2.0-HASH-SEED-REPLICATE.state, or the same with a
/// process number behind it while it is written. A user may have chosen a folder that holds other files too.
bool is_state(fs::path const& file)
{
    auto const name = file.filename().string();
    auto const end = name.rfind(".state");
    return end != std::string::npos && std::ranges::count(name.substr(0, end), '-') == 3 &&
           name.substr(end + 6).find_first_not_of(".0123456789") == std::string::npos;
}

} // namespace

fs::path standard_cache()
{
    if (char const* own = std::getenv("GROUNDSWELL_CACHE")) return own;
    if (char const* xdg = std::getenv("XDG_CACHE_HOME"); xdg && *xdg) return fs::path(xdg) / "groundswell";
    if (char const* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".cache" / "groundswell";
    return {};
}

BurnInCache::BurnInCache(fs::path folder, std::uintmax_t limit_bytes)
    : folder_(std::move(folder)), limit_bytes_(limit_bytes)
{
    if (folder_.empty()) return;
    std::error_code failed;
    fs::create_directories(folder_, failed);
    if (!failed) fs::permissions(folder_, fs::perms::owner_all, failed);
    if (failed || ::access(folder_.c_str(), W_OK) != 0) folder_.clear();
}

fs::path BurnInCache::file(Scenario const& scenario, std::uint32_t replicate) const
{
    return folder_ / fmt::format("{}-{:016x}-{}-{}.state", GROUNDSWELL_VERSION, start_hash(scenario),
                                 scenario.seed, replicate);
}

std::optional<SimulationState> BurnInCache::find(Scenario const& scenario, std::uint32_t replicate) const
{
    if (!active()) return {};
    auto const name = file(scenario, replicate);
    std::ifstream in(name, std::ios::binary);
    if (!in) return {};
    std::vector<std::uint8_t> const bytes{std::istreambuf_iterator<char>(in),
                                          std::istreambuf_iterator<char>()};
    try {
        SimulationState state = read_checkpoint(bytes, name.string());
        if (state.week == 0) return state;
    } catch (UserError const&) {
        // A damaged file is as good as none: it is written again.
    }
    return {};
}

void BurnInCache::keep(Scenario const& scenario, std::uint32_t replicate, SimulationState const& state) const
{
    if (!active()) return;
    auto const name = file(scenario, replicate);
    auto const half = fs::path(name.string() + fmt::format(".{}", ::getpid()));
    auto const bytes = write_checkpoint(state);
    if (bytes.size() > limit_bytes_) return;
    std::error_code failed;
    {
        std::ofstream out(half, std::ios::binary);
        fs::permissions(half, fs::perms::owner_read | fs::perms::owner_write, failed);
        out.write(reinterpret_cast<char const*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        if (!out.flush()) failed = std::make_error_code(std::errc::io_error);
    }
    if (!failed) fs::rename(half, name, failed);
    if (failed)
        fs::remove(half, failed);
    else
        prune();
}

void BurnInCache::prune() const
{
    struct File {
        fs::file_time_type time;
        std::uintmax_t size;
        fs::path path;
    };
    std::vector<File> files;
    std::uintmax_t total = 0;
    std::error_code failed;
    for (fs::directory_iterator entry(folder_, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        if (!is_state(entry->path())) continue;
        // Another process may remove a file at any moment.
        std::error_code gone;
        auto const time = entry->last_write_time(gone);
        auto const size = gone ? 0 : entry->file_size(gone);
        if (gone) continue;
        files.push_back({time, size, entry->path()});
        total += size;
    }
    std::ranges::sort(files, {}, &File::time);
    for (auto const& file : files) {
        if (total <= limit_bytes_) break;
        fs::remove(file.path, failed);
        total -= file.size;
    }
}

} // namespace groundswell
