#include "base/durable_file.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace groundswell {

namespace fs = std::filesystem;

namespace {

constexpr char const* ending = ".part";

std::error_code last_error()
{
    return {errno, std::generic_category()};
}

/// Put a file or a folder onto the disk.
std::error_code sync(fs::path const& path)
{
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return last_error();
    // Some file systems do not sync folders and say so.
    auto const failed = ::fsync(file) == 0 || errno == EINVAL ? std::error_code{} : last_error();
    ::close(file);
    return failed;
}

std::error_code rename_to_new(fs::path const& half, fs::path const& path)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, half.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return {};
    if (errno != EINVAL && errno != ENOSYS) return last_error();
#endif
    // The file system, or the library, cannot: a second name cannot replace a first one either.
    if (::link(half.c_str(), path.c_str()) != 0) return last_error();
    ::unlink(half.c_str());
    return {};
}

/// The process that writes a half under this name; 0 if it is none of this path.
pid_t writer_of(std::string const& name, std::string const& path)
{
    std::string_view rest = name;
    if (!rest.starts_with(path + ".") || !rest.ends_with(ending)) return 0;
    rest.remove_prefix(path.size() + 1);
    rest.remove_suffix(std::string_view(ending).size());
    pid_t out = 0;
    auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), out);
    return error == std::errc{} && end == rest.data() + rest.size() && out > 0 ? out : 0;
}

} // namespace

fs::path half_name(fs::path const& path)
{
    return path.string() + "." + std::to_string(::getpid()) + ending;
}

std::error_code move_into_place(fs::path const& half, fs::path const& path, Existing existing)
{
    if (auto const failed = sync(half)) return failed;
    std::error_code failed;
    if (existing == Existing::kept)
        failed = rename_to_new(half, path);
    else
        fs::rename(half, path, failed);
    if (failed) return failed;
    return sync(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

void remove_halves(fs::path const& path)
{
    auto const folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::error_code failed, ignored;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        auto const writer = writer_of(entry->path().filename().string(), path.filename().string());
        bool const gone = writer == ::getpid() || (writer > 0 && ::kill(writer, 0) != 0 && errno == ESRCH);
        if (gone) fs::remove(entry->path(), ignored);
    }
}

} // namespace groundswell
