#pragma once
#include <cstddef>
#include <cstdint>
#ifdef __linux__
#include <sys/mman.h>
#endif
#include <vector>

namespace groundswell {

/// Reserve n elements, and ask for huge pages if the array is large. Without them, random access to a large
/// array waits for the page table. This is a hint; results do not depend on it.
template <class T>
void reserve_large(std::vector<T>& column, std::size_t n)
{
    if (n <= column.capacity()) return;
    column.reserve(n);
#ifdef MADV_HUGEPAGE
    constexpr std::uintptr_t huge = std::uintptr_t{2} << 20;
    auto const address = reinterpret_cast<std::uintptr_t>(column.data());
    auto const begin = (address + huge - 1) / huge * huge;
    auto const end = (address + n * sizeof(T)) / huge * huge;
    // Pages that are already in use are left as they are.
    if (end > begin)
        madvise(reinterpret_cast<char*>(column.data()) + (begin - address), end - begin, MADV_HUGEPAGE);
#endif
}

template <class T>
void resize_large(std::vector<T>& column, std::size_t n)
{
    reserve_large(column, n);
    column.resize(n);
}

} // namespace groundswell
