#pragma once
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace groundswell::fuzz {

/// A file in memory, for readers that open a path. It is written anew for every input.
class MemoryFile {
  public:
    explicit MemoryFile(char const* name) : file_(memfd_create(name, 0))
    {
        if (file_ < 0) std::abort();
    }
    ~MemoryFile() { close(file_); }
    MemoryFile(MemoryFile const&) = delete;
    MemoryFile& operator=(MemoryFile const&) = delete;

    /// Hold these bytes and nothing else.
    void hold(std::string_view bytes) const
    {
        if (ftruncate(file_, 0) != 0) std::abort();
        for (std::size_t at = 0; at < bytes.size();) {
            auto const n = pwrite(file_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
            if (n <= 0) std::abort();
            at += static_cast<std::size_t>(n);
        }
    }
    std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

  private:
    int file_;
};

} // namespace groundswell::fuzz
