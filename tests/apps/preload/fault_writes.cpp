// Loaded before a program (LD_PRELOAD), it lets the N-th write of that program go wrong: any call that
// changes a plain file or a folder. Only tests build it.
//
// FAULT_KIND  kill, half, ENOSPC, EDQUOT (from the N-th on), EIO (only the N-th)
// FAULT_AT    N, from 1
// FAULT_LOG   a file into which the number of writes is written at the end

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

long seen = 0;

template <class F>
F next(char const* name)
{
    return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name));
}

bool is(char const* kind)
{
    char const* const asked = std::getenv("FAULT_KIND");
    return asked && std::strcmp(asked, kind) == 0;
}

bool is_plain(int handle)
{
    struct stat what {};
    return handle > 2 && ::fstat(handle, &what) == 0 && S_ISREG(what.st_mode);
}

void die()
{
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

enum class Fault { none, half, error };

/// Count a call, and say what becomes of it; `errno` says with which error.
Fault fault_now()
{
    char const* const at = std::getenv("FAULT_AT");
    long const wanted = at ? std::atol(at) : 0;
    long const now = __atomic_add_fetch(&seen, 1, __ATOMIC_SEQ_CST);
    if (wanted == 0 || now < wanted) return Fault::none;
    bool const first = now == wanted;
    if (first && is("kill")) die();
    if (first && is("half")) return Fault::half;
    if (is("ENOSPC")) {
        errno = ENOSPC;
        return Fault::error;
    }
    if (is("EDQUOT")) {
        errno = EDQUOT;
        return Fault::error;
    }
    if (first && is("EIO")) {
        errno = EIO;
        return Fault::error;
    }
    return Fault::none;
}

/// A call that takes no space, such as a removal: a full disk does not hinder it.
bool fails_without_space()
{
    bool const full = is("ENOSPC") || is("EDQUOT");
    auto const fault = fault_now();
    if (fault == Fault::half) die();
    return fault == Fault::error && !full;
}

bool fails()
{
    auto const fault = fault_now();
    if (fault == Fault::half) die();
    return fault == Fault::error;
}

struct Log {
    ~Log()
    {
        char const* const name = std::getenv("FAULT_LOG");
        if (!name) return;
        int const handle =
            next<int (*)(char const*, int, ...)>("open")(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
        ::dprintf(handle, "%ld\n", seen);
    }
} const log;

template <class Write>
ssize_t checked_write(int handle, size_t n, Write&& write)
{
    if (!is_plain(handle)) return write(n);
    switch (fault_now()) {
    case Fault::error:
        return -1;
    case Fault::half:
        write(n / 2);
        die();
        [[fallthrough]];
    case Fault::none:
        return write(n);
    }
    return -1;
}

bool creates(char const* path, int flags)
{
    struct stat what {};
    return (flags & O_CREAT) != 0 && ::stat(path, &what) != 0;
}

} // namespace

extern "C" {

ssize_t write(int handle, void const* data, size_t n)
{
    return checked_write(handle, n, [&](size_t some) {
        return next<ssize_t (*)(int, void const*, size_t)>("write")(handle, data, some);
    });
}

ssize_t pwrite(int handle, void const* data, size_t n, off_t at)
{
    return checked_write(handle, n, [&](size_t some) {
        return next<ssize_t (*)(int, void const*, size_t, off_t)>("pwrite")(handle, data, some, at);
    });
}

ssize_t pwrite64(int handle, void const* data, size_t n, off64_t at)
{
    return checked_write(handle, n, [&](size_t some) {
        return next<ssize_t (*)(int, void const*, size_t, off64_t)>("pwrite64")(handle, data, some, at);
    });
}

ssize_t writev(int handle, iovec const* parts, int count)
{
    if (is_plain(handle)) {
        auto const fault = fault_now();
        if (fault == Fault::error) return -1;
        if (fault == Fault::half) {
            next<ssize_t (*)(int, iovec const*, int)>("writev")(handle, parts, count / 2);
            die();
        }
    }
    return next<ssize_t (*)(int, iovec const*, int)>("writev")(handle, parts, count);
}

int fsync(int handle)
{
    return fails() ? -1 : next<int (*)(int)>("fsync")(handle);
}

int fdatasync(int handle)
{
    return fails() ? -1 : next<int (*)(int)>("fdatasync")(handle);
}

int ftruncate(int handle, off_t size)
{
    return fails() ? -1 : next<int (*)(int, off_t)>("ftruncate")(handle, size);
}

int ftruncate64(int handle, off64_t size)
{
    return fails() ? -1 : next<int (*)(int, off64_t)>("ftruncate64")(handle, size);
}

int rename(char const* from, char const* to)
{
    return fails() ? -1 : next<int (*)(char const*, char const*)>("rename")(from, to);
}

int renameat2(int from_folder, char const* from, int to_folder, char const* to, unsigned flags)
{
    if (fails()) return -1;
    return next<int (*)(int, char const*, int, char const*, unsigned)>("renameat2")(from_folder, from,
                                                                                    to_folder, to, flags);
}

int link(char const* from, char const* to)
{
    return fails() ? -1 : next<int (*)(char const*, char const*)>("link")(from, to);
}

int unlink(char const* path)
{
    return fails_without_space() ? -1 : next<int (*)(char const*)>("unlink")(path);
}

int mkdir(char const* path, mode_t mode)
{
    return fails() ? -1 : next<int (*)(char const*, mode_t)>("mkdir")(path, mode);
}

int open(char const* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    auto const mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (creates(path, flags) && fails()) return -1;
    return next<int (*)(char const*, int, ...)>("open")(path, flags, mode);
}

int open64(char const* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    auto const mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (creates(path, flags) && fails()) return -1;
    return next<int (*)(char const*, int, ...)>("open64")(path, flags, mode);
}
}
