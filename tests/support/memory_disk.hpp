#pragma once
#include <cstdlib>
#include <filesystem>

namespace groundswell::testing {

/// Put folders for tests into memory, where there is enough: writes to a disk are what takes long.
inline void use_memory_disk()
{
    std::error_code failed;
    auto const space = std::filesystem::space("/dev/shm", failed);
    if (!failed && space.available > 256U << 20) ::setenv("TMPDIR", "/dev/shm", 1);
}

} // namespace groundswell::testing
