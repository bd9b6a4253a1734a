#pragma once
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace groundswell {

/// Numbers different texts 0, 1, 2, ... in the order in which they come, and finds them again.
///
/// A hash table with open addressing (linear probing, at most half full) over one block of characters:
/// looking an id up touches two places in memory, which for a million ties is most of the time that an import
/// takes.
class TextIndex {
  public:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    TextIndex() : slots_(16, Slot{0, none}) {}

    /// Number of the text, and whether it is new.
    std::pair<std::uint32_t, bool> add(std::string_view text)
    {
        if (2 * size() >= slots_.size()) grow();
        auto const hash = hash_of(text);
        auto const at = place(text, hash);
        if (slots_[at].number != none) return {slots_[at].number, false};
        slots_[at] = {hash, static_cast<std::uint32_t>(size())};
        characters_.insert(characters_.end(), text.begin(), text.end());
        start_.push_back(characters_.size());
        return {slots_[at].number, true};
    }

    /// Number of the text, or `none`.
    std::uint32_t find(std::string_view text) const { return slots_[place(text, hash_of(text))].number; }

    /// Valid until the next text is added.
    std::string_view operator[](std::uint32_t number) const
    {
        return {characters_.data() + start_[number], start_[number + std::size_t{1}] - start_[number]};
    }
    std::size_t size() const { return start_.size() - 1; }

  private:
    struct Slot {
        std::uint32_t hash, number;
    };

    static std::uint32_t hash_of(std::string_view text)
    {
        auto const hash = std::hash<std::string_view>{}(text);
        return static_cast<std::uint32_t>(hash ^ (std::uint64_t{hash} >> 32));
    }

    /// Where the text is, or the free slot where it would be.
    std::size_t place(std::string_view text, std::uint32_t hash) const
    {
        std::size_t const mask = slots_.size() - 1;
        std::size_t at = hash & mask;
        while (slots_[at].number != none && (slots_[at].hash != hash || (*this)[slots_[at].number] != text))
            at = (at + 1) & mask;
        return at;
    }

    void grow()
    {
        auto const before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size(), Slot{0, none}));
        for (Slot const& slot : before) {
            if (slot.number == none) continue;
            std::size_t at = slot.hash & (slots_.size() - 1);
            while (slots_[at].number != none)
                at = (at + 1) & (slots_.size() - 1);
            slots_[at] = slot;
        }
    }

    std::vector<Slot> slots_; ///< a power of two of them
    std::vector<char> characters_;
    std::vector<std::size_t> start_{0};
};

} // namespace groundswell
