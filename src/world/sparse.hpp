#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <iterator>
#include <type_traits>
#include <utility>
#include <vector>

#include "world/sparse_page.hpp"

namespace groundswell {

/// A row of a sparse column: a seat and what it has.
template <class T>
struct SparseRow {
    Seat first;
    T& second;
    operator std::pair<Seat, std::remove_const_t<T>>() const { return {first, second}; }
    friend bool operator==(SparseRow const& a, SparseRow const& b)
    {
        return a.first == b.first && a.second == b.second;
    }
};

/// A sparse column: values that few people have, by seat. Iterates in the order of seats.
///
/// Rows are sorted in pages of 256 seats. A row costs its value and a byte, a page without rows 8 bytes. An
/// insertion moves rows of its page only.
template <class T>
class SparseColumn {
    using Page = SparsePage<T>;

  public:
    static constexpr std::size_t page_seats = Page::most;
    static constexpr std::size_t bytes_of_row = sizeof(T) + sizeof(typename Page::Key);

    template <class Pages, class Value>
    class Iterator {
      public:
        using iterator_concept = std::forward_iterator_tag;
        using iterator_category = std::input_iterator_tag;
        using value_type = SparseRow<Value>;
        using difference_type = std::ptrdiff_t;
        using reference = SparseRow<Value>;
        /// What `->` is applied to.
        struct pointer {
            reference row;
            reference* operator->() { return &row; }
        };

        Iterator() = default;
        Iterator(Pages& pages, std::size_t page, std::size_t row) : pages_(&pages), page_(page), row_(row)
        {
            skip_empty();
        }
        reference operator*() const
        {
            auto& page = (*pages_)[page_];
            return {static_cast<Seat>(page_ * page_seats + page.key(row_)), page.value(row_)};
        }
        pointer operator->() const { return {**this}; }
        Iterator& operator++()
        {
            ++row_;
            skip_empty();
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator const before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(Iterator const& a, Iterator const& b)
        {
            return a.page_ == b.page_ && a.row_ == b.row_;
        }

      private:
        friend class SparseColumn;
        void skip_empty()
        {
            while (page_ < pages_->size() && row_ >= (*pages_)[page_].size()) {
                ++page_;
                row_ = 0;
            }
        }
        Pages* pages_{nullptr};
        std::size_t page_{0}, row_{0};
    };
    using iterator = Iterator<std::vector<Page>, T>;
    using const_iterator = Iterator<std::vector<Page> const, T const>;

    T const* find(Seat seat) const
    {
        auto const page = page_of(seat);
        if (page >= pages_.size()) return nullptr;
        auto const at = pages_[page].place(key_of(seat));
        return pages_[page].has(at, key_of(seat)) ? &pages_[page].value(at) : nullptr;
    }
    T* find(Seat seat) { return const_cast<T*>(std::as_const(*this).find(seat)); }

    /// The same with a hint: the place in its page where the row was found before. The place is looked at
    /// first, and corrected.
    T const* find(Seat seat, std::uint8_t& remembered) const
    {
        auto const number = page_of(seat);
        if (number >= pages_.size()) return nullptr;
        Page const& page = pages_[number];
        auto const key = key_of(seat);
        if (page.has(remembered, key)) return &page.value(remembered);
        auto const at = page.place(key);
        if (!page.has(at, key)) return nullptr;
        remembered = static_cast<std::uint8_t>(at);
        return &page.value(at);
    }

    /// Call f(seat, value) for the rows of seats begin..end-1, ascending.
    template <class F>
    void for_each(Seat begin, Seat end, F&& f) const
    {
        for (std::size_t number = page_of(begin); number < pages_.size() && number * page_seats < end;
             ++number) {
            Page const& page = pages_[number];
            for (std::size_t i = 0; i < page.size(); ++i) {
                auto const seat = static_cast<Seat>(number * page_seats + page.key(i));
                if (seat >= begin && seat < end) f(seat, page.value(i));
            }
        }
    }

    T& operator[](Seat seat)
    {
        auto const number = page_of(seat);
        if (number >= pages_.size()) pages_.resize(number + 1);
        Page& page = pages_[number];
        auto const at = page.place(key_of(seat));
        return page.has(at, key_of(seat)) ? page.value(at) : page.insert(at, key_of(seat));
    }

    void erase(Seat seat)
    {
        auto const number = page_of(seat);
        if (number >= pages_.size()) return;
        auto const at = pages_[number].place(key_of(seat));
        if (pages_[number].has(at, key_of(seat))) pages_[number].erase(at);
    }
    /// @return the next row
    iterator erase(iterator at)
    {
        pages_[at.page_].erase(at.row_);
        return {pages_, at.page_, at.row_};
    }

    /// Empty pages for seats 0..seats-1.
    void open_pages(std::size_t seats)
    {
        pages_.clear();
        pages_.resize((seats + page_seats - 1) / page_seats);
    }
    std::size_t pages() const { return pages_.size(); }
    /// Set the rows of a page, in ascending order. Different pages may be filled at the same time.
    void fill_page(std::size_t number, std::vector<std::pair<Seat, T>> const& rows)
    {
        Page& page = pages_[number];
        page.clear();
        page.reserve(rows.size());
        for (auto const& [seat, value] : rows)
            page.insert(page.size(), key_of(seat)) = value;
    }

    /// Number of rows; counts them.
    std::size_t size() const
    {
        std::size_t rows = 0;
        for (auto const& page : pages_)
            rows += page.size();
        return rows;
    }
    const_iterator begin() const { return {pages_, 0, 0}; }
    const_iterator end() const { return {pages_, pages_.size(), 0}; }
    iterator begin() { return {pages_, 0, 0}; }
    iterator end() { return {pages_, pages_.size(), 0}; }
    void clear() { pages_.clear(); }

    /// Bytes of rows and pages, without what the rows point to.
    std::size_t bytes() const
    {
        std::size_t total = pages_.capacity() * sizeof(Page);
        for (auto const& page : pages_)
            total += page.bytes();
        return total;
    }

    /// Rename keys at once: `moved` holds (from, to), ascending, with each `from` once; `no_seat` drops the
    /// row. A row must not move to a seat that has a row, unless that row moves too.
    void relabel(std::vector<std::pair<Seat, Seat>> const& moved)
    {
        std::vector<std::pair<Seat, T>> on_the_way;
        for (auto const& [from, to] : moved) {
            T* const value = find(from);
            if (!value) continue;
            if (to != no_seat) on_the_way.emplace_back(to, std::move(*value));
            erase(from);
        }
        for (auto& [seat, value] : on_the_way)
            (*this)[seat] = std::move(value);
    }

    friend bool operator==(SparseColumn const& a, SparseColumn const& b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

  private:
    static std::size_t page_of(Seat seat) { return seat / page_seats; }
    static std::uint8_t key_of(Seat seat) { return static_cast<std::uint8_t>(seat % page_seats); }

    std::vector<Page> pages_;
};

} // namespace groundswell
