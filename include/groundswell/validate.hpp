#pragma once
#include <groundswell/published.hpp>
#include <string>
#include <vector>

namespace groundswell {

/// Every published model: the limits of our own mechanisms first, then those of room `published`.
std::vector<published::Model> published_models();

/// A model and what its check found.
struct Validation {
    published::Model model;
    published::Figures figures;
    double seconds{0};

    bool passed() const;
};

/// Check one model, by name, or all of them (name "").
///
/// @throws UserError for an unknown name, for settings outside their range, and for settings without a name
std::vector<Validation> validate_models(std::string const& name, published::Request const& request);

} // namespace groundswell
