#pragma once
#include <string>
#include <utility>
#include <vector>

#include "tables/r_value.hpp"

namespace groundswell {

/// Nodes and ties of a network that R keeps, whatever package made it.
struct RNetwork {
    using Attributes = std::vector<std::pair<std::string, std::string>>;
    struct Tie {
        std::size_t from{0}, to{0};
        Attributes attributes;
    };

    std::vector<std::string> ids;       ///< of nodes: names that are there once, or 1, 2, ...
    std::vector<Attributes> attributes; ///< by node
    std::vector<Tie> ties;
    bool directed{false};
    bool two_kinds{false}; ///< who shares a node of the other kind is tied; nodes are people only
};

/// Read what a value is as a network: of igraph (tidygraph too), of network (statnet), or a square matrix of
/// numbers. False if it is none.
bool is_r_network(RValue const& value);

/// @throws UserError  if what it says of its ties cannot be right
RNetwork r_network(RValue const& value, std::string const& path);

} // namespace groundswell
