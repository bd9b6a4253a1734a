#pragma once
#include <groundswell/validate.hpp>
#include <string>
#include <vector>

namespace groundswell {

/// A table per model: setting, figure, the source's value beside ours, tolerance or z, pass or fail.
std::string validate_text(std::vector<Validation> const& validations, published::Request const& request);
/// The same as a section of docs/published.md.
std::string validate_markdown(std::vector<Validation> const& validations, published::Request const& request);
/// What can be set, by model.
std::string validate_parameters(std::vector<published::Model> const& models);

} // namespace groundswell
