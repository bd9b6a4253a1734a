#pragma once
#include <string>
#include <vector>

#include "pack/crate.hpp"
#include "pack/packed_study.hpp"

namespace groundswell::pack {

/// @throws UserError with every fault of what the request says
void check_request(CrateRequest const& request);

/// The authors of a checked request.
std::vector<Author> authors_of(CrateRequest const& request);

/// Whether a text is a day, as 2026-11-28.
bool is_day(std::string const& text);

/// Whether a text is an identifier of ORCID: four times four digits, of which the last, or X, checks the
/// others (ISO 7064, mod 11-2).
bool is_orcid(std::string const& text);

} // namespace groundswell::pack
