#include "store/study_lock.hpp"

#include <cerrno>
#include <fcntl.h>
#include <groundswell/problems.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace groundswell {

namespace {

/// Whether the open file is still the one of that name: whoever held the lock before may have removed it.
bool is_named(int handle, std::filesystem::path const& file)
{
    struct stat open {};
    struct stat named {};
    return ::fstat(handle, &open) == 0 && ::stat(file.c_str(), &named) == 0 && open.st_ino == named.st_ino &&
           open.st_dev == named.st_dev;
}

} // namespace

StudyLock::StudyLock(std::filesystem::path const& study) : file_(study.string() + ".lock")
{
    while (true) {
        handle_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (handle_ < 0) return; // the study itself cannot be written either, and says why
        if (::flock(handle_, LOCK_EX | LOCK_NB) == 0) {
            if (is_named(handle_, file_)) return;
            ::close(handle_);
            continue;
        }
        bool const held = errno == EWOULDBLOCK;
        ::close(handle_);
        handle_ = -1;
        if (!held) return;
        throw UserError(Problem{.code = ProblemCode::file_in_use,
                                .place = {.file = study.string()},
                                .what = "another process is writing this study",
                                .suggestion = "wait for it to end, or choose another file"});
    }
}

StudyLock::~StudyLock()
{
    if (handle_ < 0) return;
    ::unlink(file_.c_str()); // while it is locked, so that nobody else's is removed
    ::close(handle_);
}

} // namespace groundswell
