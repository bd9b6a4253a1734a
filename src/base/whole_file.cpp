#include "base/whole_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <groundswell/problems.hpp>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "base/durable_file.hpp"
#include "base/memory.hpp"

namespace groundswell {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void cannot(fs::path const& path, std::string why, std::string suggestion = "")
{
    throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                            .place = {.file = path.string()},
                            .what = "cannot be written",
                            .allowed = std::move(why),
                            .suggestion = std::move(suggestion)});
}

/// What the last system call that failed says.
std::string why(int error)
{
    switch (error) {
    case ENOSPC:
        return "the disk is full";
    case EDQUOT:
        return "your share of the disk is used up";
    case EFBIG:
        return "a limit on file sizes refused";
    case EROFS:
        return "the disk is read-only";
    case EACCES:
    case EPERM:
        return "no permission";
    default:
        return error == 0 ? "the disk refused" : std::strerror(error);
    }
}

[[noreturn]] void refuse_what_is_there(fs::path const& path)
{
    throw UserError(Problem{.code = ProblemCode::file_already_exists,
                            .place = {.file = path.string()},
                            .what = "is there already",
                            .allowed = "it is not overwritten",
                            .suggestion = "choose another file"});
}

/// Make an empty file for this process to write, with the permissions of the one that it will replace.
fs::path made_beside(fs::path const& place)
{
    remove_halves(place);
    struct stat old {};
    bool const replaces = ::stat(place.c_str(), &old) == 0 && S_ISREG(old.st_mode);
    auto half = half_name(place);
    int const handle = ::open(half.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (handle < 0) cannot(place, why(errno));
    if (replaces) [[maybe_unused]]
        auto const ignored = ::fchmod(handle, old.st_mode & 07777);
    ::close(handle);
    return half;
}

/// Write all of a text.
///
/// @return whether it went
bool written(fs::path const& path, std::string const& text)
{
    int const handle = ::open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    if (handle < 0) return false;
    std::size_t done = 0;
    while (done < text.size()) {
        auto const n = ::write(handle, text.data() + done, text.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        done += static_cast<std::size_t>(n);
    }
    int const error = errno;
    bool const closed = ::close(handle) == 0;
    if (done < text.size()) errno = error;
    return done == text.size() && closed;
}

} // namespace

void require_place(std::string const& path)
{
    fs::path const target(path);
    std::error_code failed;
    if (fs::is_directory(target, failed)) cannot(path, "it is a folder", "name a file in it");
    if (fs::exists(target, failed) && !fs::is_regular_file(target, failed))
        cannot(path, "it is there, and is no plain file");
    if (target.has_parent_path() && !fs::is_directory(target.parent_path(), failed))
        cannot(path, "there is no folder '" + target.parent_path().string() + "'", "create it first");
}

void require_new_place(std::string const& path)
{
    require_place(path);
    remove_halves(path);
    std::error_code ignored;
    if (fs::exists(path, ignored)) refuse_what_is_there(path);
}

void require_space_for(std::string const& path, double bytes, std::string const& suggestion)
{
    std::error_code failed;
    auto const folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
    auto const space = fs::space(folder, failed);
    if (failed || bytes <= static_cast<double>(space.available)) return;
    throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                            .place = {.file = path},
                            .what = "would take up to " + bytes_in_words(static_cast<std::uint64_t>(bytes)),
                            .allowed = "its disk has " + bytes_in_words(space.available),
                            .suggestion = suggestion});
}

Draft::Draft(fs::path place) : place_(std::move(place)), draft_(made_beside(place_)) {}

Draft::Draft(Draft&& other) noexcept
    : place_(std::move(other.place_)), draft_(std::exchange(other.draft_, fs::path()))
{}

Draft::~Draft()
{
    std::error_code ignored;
    if (!draft_.empty()) fs::remove(draft_, ignored);
}

void Draft::keep(Existing existing)
{
    auto const failed = move_into_place(draft_, place_, existing);
    if (failed == std::errc::file_exists) refuse_what_is_there(place_);
    if (failed) cannot(place_, why(failed.value()));
    draft_.clear();
}

void write_whole(std::string const& path, std::string const& text, Existing existing)
{
    require_place(path);
    std::error_code failed;
    if (existing == Existing::kept && fs::exists(path, failed)) refuse_what_is_there(path);
    Draft draft(path);
    if (!written(draft.path(), text)) cannot(path, why(errno));
    draft.keep(existing);
}

} // namespace groundswell
