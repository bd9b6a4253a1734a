#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tables/graph_tables.hpp"

namespace groundswell {

/// Who belongs to what, in networks of two kinds of nodes: people, and the events or groups that they share.
class Memberships {
  public:
    /// @param path  for messages
    explicit Memberships(std::string path) : path_(std::move(path)) {}

    void add(std::size_t person, std::size_t group) { members_[group].push_back(person); }

    /// Pairs of people who share a group, and how many they share.
    ///
    /// @throws UserError  if a group is so large that its pairs are too many
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> pairs();

    /// Tie people who share a group; the weight is how many they share.
    ///
    /// @param layer  of the ties; may be empty
    /// @throws UserError  as `pairs`
    void tie(GraphTables& graph, std::string const& layer);

  private:
    std::string path_;
    std::map<std::size_t, std::vector<std::size_t>> members_;
};

} // namespace groundswell
