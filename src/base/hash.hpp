#pragma once
#include <bit>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <string_view>

#include "base/mix64.hpp"

namespace groundswell {

/// 64-bit hash of words that depends on their order: each word is mixed into the state. Portable; not
/// cryptographic.
class Hash {
  public:
    Hash() = default;
    /// Go on from the state of another.
    explicit Hash(std::uint64_t state) : state_(state) {}
    std::uint64_t state() const { return state_; }

    void word(std::uint64_t x) { state_ = mix64(state_ ^ x) * 0x9E3779B97F4A7C15ULL + 1; }
    void number(double x) { word(std::bit_cast<std::uint64_t>(x)); }
    void text(std::string_view s)
    {
        word(s.size());
        for (char const c : s)
            word(static_cast<unsigned char>(c));
    }
    std::uint64_t value() const { return mix64(state_); }

  private:
    std::uint64_t state_{0x6A09E667F3BCC908ULL};
};

} // namespace groundswell
