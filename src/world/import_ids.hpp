#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "world/import_index.hpp"

namespace groundswell {

/// An id as it is compared where ids are not written alike: in lower case, a number without leading zeros,
/// without ".0" at its end and without "id", "v", "x" or "n" before it.
std::string loose_id(std::string_view id);

/// Finds people by id: as it is written, or else by `loose_id` if that means one person only.
class PeopleIds {
  public:
    static constexpr std::uint32_t none = TextIndex::none;

    /// Number of the person, and whether it is new.
    std::pair<std::uint32_t, bool> add(std::string_view id) { return exact_.add(id); }
    std::uint32_t find(std::string_view id) const
    {
        auto const person = exact_.find(id);
        return person != none ? person : find_loosely(id);
    }
    /// Whether a `find` so far has needed `loose_id`.
    bool was_loose() const { return was_loose_; }

    std::string_view operator[](std::uint32_t person) const { return exact_[person]; }
    std::size_t size() const { return exact_.size(); }

  private:
    std::uint32_t find_loosely(std::string_view id) const;

    TextIndex exact_;
    mutable std::unordered_map<std::string, std::uint32_t> loose_; ///< made when it is first needed
    mutable bool was_loose_{false};
};

} // namespace groundswell
