#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <utility>
#include <vector>

namespace groundswell {

/// A sparse column: values that few people have, by seat. Iterates in the order of seats.
///
/// Rows are sorted in pages of 256 seats. A row costs its key and value, a page without rows 24 bytes. An
/// insertion moves rows of its page only.
template <class T>
class SparseColumn {
  public:
    using Row = std::pair<Seat, T>;
    static constexpr std::size_t page_seats = 256;

  private:
    using Page = std::vector<Row>;

  public:
    template <class Pages, class Value>
    class Iterator {
      public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using pointer = Value*;
        using reference = Value&;

        Iterator() = default;
        Iterator(Pages& pages, std::size_t page, std::size_t row) : pages_(&pages), page_(page), row_(row)
        {
            skip_empty();
        }
        Value& operator*() const { return (*pages_)[page_][row_]; }
        Value* operator->() const { return &**this; }
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
    using iterator = Iterator<std::vector<Page>, Row>;
    using const_iterator = Iterator<std::vector<Page> const, Row const>;

    T const* find(Seat seat) const
    {
        auto const page = page_of(seat);
        if (page >= pages_.size()) return nullptr;
        auto const at = place(pages_[page], seat);
        return at != pages_[page].end() && at->first == seat ? &at->second : nullptr;
    }
    T* find(Seat seat) { return const_cast<T*>(std::as_const(*this).find(seat)); }

    /// The same with a hint: the place in its page where the row was found before. The place is looked at
    /// first, and corrected.
    T const* find(Seat seat, std::uint8_t& remembered) const
    {
        auto const number = page_of(seat);
        if (number >= pages_.size()) return nullptr;
        Page const& page = pages_[number];
        if (remembered < page.size() && page[remembered].first == seat) return &page[remembered].second;
        auto const at = place(page, seat);
        if (at == page.end() || at->first != seat) return nullptr;
        remembered = static_cast<std::uint8_t>(at - page.begin());
        return &at->second;
    }

    /// Call f(seat, value) for the rows of seats begin..end-1, ascending.
    template <class F>
    void for_each(Seat begin, Seat end, F&& f) const
    {
        for (std::size_t number = page_of(begin); number < pages_.size() && number * page_seats < end;
             ++number)
            for (auto const& [seat, value] : pages_[number])
                if (seat >= begin && seat < end) f(seat, value);
    }

    T& operator[](Seat seat)
    {
        auto const number = page_of(seat);
        if (number >= pages_.size()) pages_.resize(number + 1);
        Page& page = pages_[number];
        auto at = place(page, seat);
        if (at == page.end() || at->first != seat) {
            auto const before = at - page.begin();
            // Grow by a quarter only, because there are many pages.
            if (page.size() == page.capacity()) page.reserve(page.size() + page.size() / 4 + 1);
            at = page.emplace(page.begin() + before, seat, T{});
        }
        return at->second;
    }

    void erase(Seat seat)
    {
        auto const number = page_of(seat);
        if (number >= pages_.size()) return;
        Page& page = pages_[number];
        auto const at = place(page, seat);
        if (at == page.end() || at->first != seat) return;
        page.erase(at);
    }
    /// @return the next row
    iterator erase(iterator at)
    {
        Page& page = pages_[at.page_];
        page.erase(page.begin() + static_cast<std::ptrdiff_t>(at.row_));
        return {pages_, at.page_, at.row_};
    }

    /// Empty pages for seats 0..seats-1.
    void open_pages(std::size_t seats) { pages_.assign((seats + page_seats - 1) / page_seats, {}); }
    std::size_t pages() const { return pages_.size(); }
    /// Set the rows of a page, in ascending order. Different pages may be filled at the same time.
    void fill_page(std::size_t number, std::vector<Row> const& rows) { pages_[number] = rows; }

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
            total += page.capacity() * sizeof(Row);
        return total;
    }

    /// Rename keys at once: `moved` holds (from, to), ascending, with each `from` once; `no_seat` drops the
    /// row. A row must not move to a seat that has a row, unless that row moves too.
    void relabel(std::vector<std::pair<Seat, Seat>> const& moved)
    {
        std::vector<Row> on_the_way;
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
    template <class Rows>
    static auto place(Rows& page, Seat seat)
    {
        return std::lower_bound(page.begin(), page.end(), seat,
                                [](Row const& row, Seat key) { return row.first < key; });
    }

    std::vector<Page> pages_;
};

} // namespace groundswell
