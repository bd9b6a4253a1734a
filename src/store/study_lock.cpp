#include "store/study_lock.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <groundswell/problems.hpp>
#include <string_view>
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

/// What a lock file holds, so that it is told from one that somebody else made.
constexpr std::string_view mark = "groundswell writes the study of this name\n";

struct Opened {
    int handle;
    bool made;
};

Opened open_or_make(char const* file)
{
    int const made = ::open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) return {errno == EEXIST ? ::open(file, O_RDWR | O_CLOEXEC) : -1, false};
    // Without the mark, only a crash would leave a file that is taken for somebody else's.
    [[maybe_unused]] auto const written = ::write(made, mark.data(), mark.size());
    return {made, true};
}

} // namespace

StudyLock::StudyLock(std::filesystem::path const& study) : file_(study.string() + ".lock")
{
    // Whoever held it may remove it at any moment; the file is then made once more.
    for (int tries = 0; tries < 1000; ++tries) {
        auto const opened = open_or_make(file_.c_str());
        if (opened.handle < 0 && errno == ENOENT) continue;
        if (opened.handle < 0) return; // the study itself cannot be written either, and says why
        if (::flock(opened.handle, LOCK_EX | LOCK_NB) == 0 && is_named(opened.handle, file_)) {
            handle_ = opened.handle;
            made_ = opened.made;
            return;
        }
        int const why = errno;
        ::close(opened.handle);
        if (why == EWOULDBLOCK)
            throw UserError(Problem{.code = ProblemCode::file_in_use,
                                    .place = {.file = study.string()},
                                    .what = "another process is writing this study",
                                    .suggestion = "wait for it to end, or choose another file"});
    }
}

StudyLock::~StudyLock()
{
    if (handle_ < 0) return;
    if (is_ours()) ::unlink(file_.c_str()); // while it is locked, so that no other process's is removed
    ::close(handle_);
}

bool StudyLock::is_ours() const
{
    if (made_) return true;
    std::array<char, mark.size() + 1> held{};
    return ::pread(handle_, held.data(), held.size(), 0) == std::ssize(mark) &&
           std::string_view(held.data(), mark.size()) == mark;
}

} // namespace groundswell
