#include "experiment/burnin_cache.hpp"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/run.hpp>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "base/durable_file.hpp"
#include "engine/checkpoint.hpp"
#include "engine/state.hpp"
#include "engine/state_check.hpp"
#include "scenario/hash.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace fs = std::filesystem;

namespace {

/// Whether a file is a kept state of any version: 0.2.0-HASH-SEED-REPLICATE.state, or the same with a
/// process number and an ending behind it while it is written. A user may have chosen a folder that holds
/// other files too.
bool is_state(fs::path const& file)
{
    auto const name = file.filename().string();
    auto const end = name.rfind(".state");
    return end != std::string::npos && std::ranges::count(name.substr(0, end), '-') == 3 &&
           name.substr(end + 6).find_first_not_of(".0123456789part") == std::string::npos;
}

/// An open file, closed at the end of the scope.
class Descriptor {
  public:
    explicit Descriptor(int file) : file_(file) {}
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor()
    {
        if (file_ >= 0) ::close(file_);
    }
    int get() const { return file_; }

  private:
    int file_;
};

/// The bytes of a plain file of this user; none if it is not there, is anything else, or is too large. A pipe
/// would never end, and a link or another user's file could be anything.
std::vector<std::uint8_t> content_of(fs::path const& name, std::uintmax_t most)
{
    Descriptor const file(::open(name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat about {};
    if (file.get() < 0 || ::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode) ||
        about.st_uid != ::geteuid() || static_cast<std::uintmax_t>(about.st_size) > most)
        return {};
    std::vector<std::uint8_t> out(static_cast<std::size_t>(about.st_size));
    std::size_t got = 0;
    while (got < out.size()) {
        auto const n = ::read(file.get(), out.data() + got, out.size() - got);
        if (n <= 0) return {};
        got += static_cast<std::size_t>(n);
    }
    return out;
}

/// Write a file that was not there, for this user only. @return whether all of it was written
bool write_new(fs::path const& name, std::vector<std::uint8_t> const& bytes)
{
    Descriptor const file(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.get() < 0) return false;
    std::size_t put = 0;
    while (put < bytes.size()) {
        auto const n = ::write(file.get(), bytes.data() + put, bytes.size() - put);
        if (n <= 0) return false;
        put += static_cast<std::size_t>(n);
    }
    return true;
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
    // Only a folder that is made here is made private: another may be somebody's for other things too.
    if (fs::create_directories(folder_, failed)) fs::permissions(folder_, fs::perms::owner_all, failed);
    if (failed || !fs::is_directory(folder_, failed) || ::access(folder_.c_str(), W_OK | X_OK) != 0)
        folder_.clear();
}

fs::path BurnInCache::file(Scenario const& scenario, std::uint32_t replicate) const
{
    return folder_ / fmt::format("{}-{:016x}-{}-{}.state", GROUNDSWELL_VERSION, start_hash(scenario),
                                 scenario.seed, replicate);
}

std::optional<SimulationState> BurnInCache::find(Scenario const& scenario, std::uint32_t replicate,
                                                 World const& world) const
{
    if (!active()) return {};
    auto const name = file(scenario, replicate);
    auto const bytes = content_of(name, limit_bytes_);
    auto const key = name.filename().string();
    // The name of a file says nothing: it may be another's.
    if (bytes.size() < key.size() || !std::equal(key.begin(), key.end(), bytes.begin())) return {};
    try {
        auto state = read_checkpoint(std::span(bytes).subspan(key.size()), name.string(), world.seats);
        if (state.week == 0 && fault_of_state(state, world, scenario) == nullptr) return state;
    } catch (UserError const&) {
        // A damaged file is as good as none: it is written again.
    }
    return {};
}

void BurnInCache::keep(Scenario const& scenario, std::uint32_t replicate, SimulationState const& state) const
{
    if (!active()) return;
    auto const name = file(scenario, replicate);
    std::error_code failed;
    auto const there = fs::symlink_status(name, failed).type();
    if (there != fs::file_type::regular && there != fs::file_type::not_found) return;
    auto const key = name.filename().string();
    auto bytes = write_checkpoint(state);
    bytes.insert(bytes.begin(), key.begin(), key.end());
    if (bytes.size() > limit_bytes_) return;
    auto const half = half_name(name);
    if (write_new(half, bytes))
        fs::rename(half, name, failed);
    else
        failed = std::make_error_code(std::errc::io_error);
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
