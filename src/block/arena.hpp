#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

namespace groundswell::block {

/// Arrays of several types in one piece of memory, so that all of them are copied at once. What visits them
/// calls v(pointer, length) for each, always in one order.
class Arena {
  public:
    static constexpr std::size_t aligned(std::size_t bytes) { return (bytes + 15) / 16 * 16; }

    /// Bytes that the arrays take. @param visit  visit(v)
    template <class Visit>
    static std::size_t size_of(Visit const& visit)
    {
        std::size_t bytes = 0;
        visit([&bytes]<class T>(T*&, std::uint32_t length) { bytes += aligned(length * sizeof(T)); });
        return bytes;
    }
    /// Let all pointers point to where their arrays lie in memory that begins at `to`.
    template <class Visit>
    static void place(Visit const& visit, std::byte* to)
    {
        visit([&to]<class T>(T*& items, std::uint32_t length) {
            items = reinterpret_cast<T*>(to);
            to += aligned(length * sizeof(T));
        });
    }

    /// Make room for the arrays, with every item as it is by default.
    template <class Visit>
    void hold(Visit const& visit)
    {
        bytes_.assign(size_of(visit), std::byte{});
        place(visit, bytes_.data());
        visit([]<class T>(T*& items, std::uint32_t length) {
            std::uninitialized_value_construct_n(items, length);
        });
    }
    /// Copy the arrays here, and let the pointers point to the copies.
    template <class Visit>
    void hold_copies(Visit const& visit)
    {
        bytes_.assign(size_of(visit), std::byte{});
        std::byte* to = bytes_.data();
        visit([&to]<class T>(T const*& items, std::uint32_t length) {
            static_assert(std::is_trivially_copyable_v<T>);
            T* const copy = reinterpret_cast<T*>(to);
            std::uninitialized_copy_n(items, length, copy);
            items = copy;
            to += aligned(length * sizeof(T));
        });
    }

    std::byte* data() { return bytes_.data(); }
    std::byte const* data() const { return bytes_.data(); }
    std::size_t size() const { return bytes_.size(); }

  private:
    std::vector<std::byte> bytes_;
};

} // namespace groundswell::block
