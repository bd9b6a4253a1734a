#include "experiment/burnin_cache.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unistd.h>

#include "base/problems.hpp"
#include "engine/checkpoint.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t limit_bytes = 256ULL << 20;

} // namespace

BurnInCache BurnInCache::standard()
{
    if (char const* own = std::getenv("GROUNDSWELL_CACHE")) return *own ? BurnInCache(own) : BurnInCache();
    if (char const* xdg = std::getenv("XDG_CACHE_HOME"); xdg && *xdg)
        return BurnInCache(fs::path(xdg) / "groundswell");
    if (char const* home = std::getenv("HOME"); home && *home)
        return BurnInCache(fs::path(home) / ".cache" / "groundswell");
    return {};
}

BurnInCache::BurnInCache(fs::path folder) : folder_(std::move(folder))
{
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
    std::error_code failed;
    {
        std::ofstream out(half, std::ios::binary);
        fs::permissions(half, fs::perms::owner_read | fs::perms::owner_write, failed);
        out.write(reinterpret_cast<char const*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        if (!out.flush()) failed = std::make_error_code(std::errc::io_error);
    }
    if (!failed) fs::rename(half, name, failed);
    if (failed) fs::remove(half, failed);
}

void BurnInCache::prune() const
{
    if (!active()) return;
    struct File {
        fs::file_time_type time;
        std::uintmax_t size;
        fs::path path;
    };
    std::vector<File> files;
    std::uintmax_t total = 0;
    std::error_code failed;
    for (auto const& entry : fs::directory_iterator(folder_, failed)) {
        if (!entry.is_regular_file(failed)) continue;
        files.push_back({entry.last_write_time(failed), entry.file_size(failed), entry.path()});
        total += files.back().size;
    }
    std::ranges::sort(files, {}, &File::time);
    for (auto const& file : files) {
        if (total <= limit_bytes) break;
        if (fs::remove(file.path, failed)) total -= file.size;
    }
}

} // namespace groundswell
