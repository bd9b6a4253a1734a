#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "world/import_index.hpp"

namespace groundswell {

/// An id as it is compared where ids are not written alike: in lower case, a number without leading zeros,
/// without ".0" at its end and without "id", "v", "x" or "n" before it.
std::string loose_id(std::string_view id);

/// The letters that stand before the number of every id ("EMP" of EMP001 and EMP017); "" if they are not the
/// same, or an id has none.
std::string common_prefix(std::vector<std::string> const& ids);

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
    /// Let ids of another table that begin with this be found without it; call it before the first `find`.
    void look_up_without(std::string const& prefix)
    {
        if (!prefix.empty()) prefixes_.push_back(prefix);
    }
    /// Whether a `find` so far has needed `loose_id`.
    bool was_loose() const { return was_loose_; }

    std::string_view operator[](std::uint32_t person) const { return exact_[person]; }
    std::size_t size() const { return exact_.size(); }

  private:
    std::uint32_t find_loosely(std::string_view id) const;
    void learn_loosely() const;
    std::uint32_t loosely(std::uint32_t person) const;

    TextIndex exact_;
    std::vector<std::string> prefixes_;                            ///< which all ids of another table have
    mutable std::unordered_map<std::string, std::uint32_t> loose_; ///< made when it is first needed
    mutable std::unordered_map<std::string, std::uint32_t> bare_;  ///< the same without `own_prefix_`
    mutable std::string own_prefix_;                               ///< of all people
    mutable bool was_loose_{false};
};

} // namespace groundswell
