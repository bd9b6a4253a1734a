#pragma once
#include <groundswell/own_mechanism.hpp>
#include <utility>
#include <vector>

#include "random/draw.hpp"

namespace groundswell {

/// Draws of a mechanism of one's own: purposes with the highest bit set are nobody else's.
Purpose own_purpose(std::string_view name);

/// What one mechanism has asked for in this week, until it is done.
struct OwnWork {
    explicit OwnWork(OwnDeclaration const& of) : declaration(&of), purpose(own_purpose(of.name)) {}

    OwnDeclaration const* declaration;
    Purpose purpose;
    bool answering{false};
    std::vector<std::pair<std::size_t, std::vector<double>>> written; ///< state, by seat
    std::vector<OwnLetter> sent, delivered;
};

} // namespace groundswell
