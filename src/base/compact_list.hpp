#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <new>
#include <type_traits>
#include <utility>

#include "base/malloc_size.hpp"

namespace groundswell {

/// A list in eight bytes, for rows of which there are many and most are short.
///
/// The first items stand in the eight bytes themselves: three numbers of two bytes, or one of four. More
/// stand in a block that grows as `malloc` hands out memory, sixteen bytes at a time.
template <class T>
class CompactList {
    static_assert(std::is_trivially_copyable_v<T> && (sizeof(T) == 2 || sizeof(T) == 4));
    // The lowest byte of a pointer tells the two forms apart.
    static_assert(std::endian::native == std::endian::little);

  public:
    using value_type = T;

    CompactList() = default;
    CompactList(std::initializer_list<T> items) { assign(items.begin(), items.size()); }
    CompactList(CompactList const& other) { assign(other.begin(), other.size()); }
    CompactList(CompactList&& other) noexcept { swap(other); }
    CompactList& operator=(CompactList other) noexcept
    {
        swap(other);
        return *this;
    }
    ~CompactList() { release(); }

    std::size_t size() const { return is_short() ? bytes_[0] >> 1U : block()->size; }
    bool empty() const { return size() == 0; }
    std::size_t capacity() const { return is_short() ? most_short : block()->capacity; }
    /// Memory beyond the eight bytes.
    std::size_t bytes() const { return is_short() ? 0 : sizeof(Block) + capacity() * sizeof(T); }

    T* begin() { return is_short() ? reinterpret_cast<T*>(bytes_) + 1 : items_of(block()); }
    T const* begin() const { return const_cast<CompactList*>(this)->begin(); }
    T* end() { return begin() + size(); }
    T const* end() const { return begin() + size(); }
    T* data() { return begin(); }
    T const* data() const { return begin(); }
    T const& operator[](std::size_t i) const { return begin()[i]; }

    void push_back(T item)
    {
        auto const n = size();
        T* const items = n == capacity() ? reserve(n + 1) : begin();
        items[n] = item;
        set_size(n + 1);
    }
    /// New items are zero.
    void resize(std::size_t n)
    {
        auto const before = size();
        T* const items = n > capacity() ? reserve(n) : begin();
        if (n > before) std::fill(items + before, items + n, T{});
        set_size(n);
    }
    /// Take out all items that are equal to one.
    void remove(T item) { set_size(static_cast<std::size_t>(std::remove(begin(), end(), item) - begin())); }
    void swap(CompactList& other) noexcept { std::swap(bytes_, other.bytes_); }

    friend bool operator==(CompactList const& a, CompactList const& b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

  private:
    struct Block {
        std::uint32_t size, capacity;
    };
    static constexpr std::size_t most_short = 8 / sizeof(T) - 1;

    bool is_short() const { return (bytes_[0] & 1U) != 0; }
    Block* block() const
    {
        Block* out = nullptr;
        std::memcpy(&out, bytes_, sizeof(void*));
        return out;
    }
    static T* items_of(Block* of) { return reinterpret_cast<T*>(of + 1); }

    void set_size(std::size_t n)
    {
        if (is_short())
            bytes_[0] = static_cast<unsigned char>(n << 1U | 1U);
        else
            block()->size = static_cast<std::uint32_t>(n);
    }
    void assign(T const* from, std::size_t n)
    {
        std::copy(from, from + n, n > capacity() ? reserve(n) : begin());
        set_size(n);
    }

    /// Move to a block that has room for at least n items. @return its items
    T* reserve(std::size_t n)
    {
        auto const now = size();
        std::size_t const whole = malloc_size(sizeof(Block) + (n + now / 4) * sizeof(T));
        auto* const made = static_cast<Block*>(std::malloc(whole));
        if (!made) throw std::bad_alloc();
        made->size = static_cast<std::uint32_t>(now);
        made->capacity = static_cast<std::uint32_t>((whole - sizeof(Block)) / sizeof(T));
        std::copy(begin(), end(), items_of(made));
        release();
        std::memset(bytes_, 0, sizeof bytes_);
        std::memcpy(bytes_, &made, sizeof(void*));
        return items_of(made);
    }
    void release()
    {
        if (!is_short()) std::free(block());
    }

    /// An odd first byte: twice the number of items and 1, and then the items. Otherwise a pointer to a
    /// block.
    alignas(8) unsigned char bytes_[8]{1};
};

} // namespace groundswell
