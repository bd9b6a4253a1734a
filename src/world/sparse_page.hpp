#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

#include "base/malloc_size.hpp"

namespace groundswell {

/// Values by a key of one byte, ascending, in one block of memory: first the values, then the keys. A page
/// without values is a null pointer.
template <class T>
class SparsePage {
  public:
    using Key = std::uint8_t;
    static constexpr std::size_t most = 256;

    SparsePage() = default;
    SparsePage(SparsePage const& other)
    {
        if (other.size() == 0) return;
        block_ = allocate(other.size());
        std::uninitialized_copy_n(other.values(), other.size(), values());
        std::copy_n(other.keys(), other.size(), keys());
        head().size = other.head().size;
    }
    SparsePage(SparsePage&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
    SparsePage& operator=(SparsePage other) noexcept
    {
        std::swap(block_, other.block_);
        return *this;
    }
    ~SparsePage() { clear(); }

    std::size_t size() const { return block_ ? head().size : 0; }
    /// Memory of the block.
    std::size_t bytes() const { return block_ ? bytes_of(head().capacity) : 0; }

    Key key(std::size_t i) const { return keys()[i]; }
    T& value(std::size_t i) { return values()[i]; }
    T const& value(std::size_t i) const { return values()[i]; }
    bool has(std::size_t i, Key wanted) const { return i < size() && key(i) == wanted; }

    /// The first place whose key is not below.
    std::size_t place(Key wanted) const
    {
        if (!block_) return 0;
        Key const* const first = keys();
        return static_cast<std::size_t>(std::lower_bound(first, first + head().size, wanted) - first);
    }

    /// Put an empty value at a place.
    T& insert(std::size_t at, Key with)
    {
        std::size_t const n = size();
        if (!block_ || n == head().capacity) grow(n + 1 + n / 8);
        T* const value = values();
        if (at == n) {
            std::construct_at(value + n);
        } else {
            std::construct_at(value + n, std::move(value[n - 1]));
            std::move_backward(value + at, value + n - 1, value + n);
            value[at] = T{};
        }
        std::copy_backward(keys() + at, keys() + n, keys() + n + 1);
        keys()[at] = with;
        head().size = static_cast<std::uint16_t>(n + 1);
        return value[at];
    }

    void erase(std::size_t at)
    {
        std::size_t const n = size();
        std::move(values() + at + 1, values() + n, values() + at);
        std::destroy_at(values() + n - 1);
        std::copy(keys() + at + 1, keys() + n, keys() + at);
        head().size = static_cast<std::uint16_t>(n - 1);
        if (n == 1) clear();
    }

    void clear()
    {
        if (!block_) return;
        std::destroy_n(values(), head().size);
        std::free(std::exchange(block_, nullptr));
    }
    /// Make room for n values at once.
    void reserve(std::size_t n)
    {
        if (n > 0 && (!block_ || n > head().capacity)) grow(n);
    }

  private:
    struct Head {
        std::uint16_t size, capacity;
    };
    static constexpr std::size_t values_at = std::max(sizeof(Head), alignof(T));
    static_assert(alignof(T) <= alignof(std::max_align_t));

    static std::size_t bytes_of(std::size_t capacity) { return values_at + capacity * (sizeof(T) + 1); }

    Head& head() { return *reinterpret_cast<Head*>(block_); }
    Head const& head() const { return *reinterpret_cast<Head const*>(block_); }
    T* values() { return reinterpret_cast<T*>(block_ + values_at); }
    T const* values() const { return reinterpret_cast<T const*>(block_ + values_at); }
    Key* keys() { return block_ + values_at + head().capacity * sizeof(T); }
    Key const* keys() const { return block_ + values_at + head().capacity * sizeof(T); }

    /// A block for at least n values, and as many more as malloc has room for anyway.
    static unsigned char* allocate(std::size_t n)
    {
        std::size_t const room = std::min(most, (malloc_size(bytes_of(n)) - values_at) / (sizeof(T) + 1));
        auto* const made = static_cast<unsigned char*>(std::malloc(bytes_of(room)));
        if (!made) throw std::bad_alloc();
        ::new (made) Head{0, static_cast<std::uint16_t>(room)};
        return made;
    }

    void grow(std::size_t n)
    {
        SparsePage larger;
        larger.block_ = allocate(std::min(n, most));
        if (block_) {
            std::uninitialized_move_n(values(), size(), larger.values());
            std::copy_n(keys(), size(), larger.keys());
            larger.head().size = head().size;
        }
        std::swap(block_, larger.block_);
    }

    unsigned char* block_{nullptr};
};

} // namespace groundswell
