#pragma once
#include <span>
#include <string_view>

namespace groundswell {

struct ClaimText {
    std::string_view file, text;
};
/// Written by shipped_claims.cmake when the build is configured.
std::span<ClaimText const> claim_texts();

} // namespace groundswell
