#pragma once
#include <cstdint>

namespace groundswell {

/// The two numbers that make a replicate. Random numbers do not depend on the scenario, so the key does not
/// hold it.
struct Key {
    std::uint32_t seed{1};
    std::uint32_t replicate{0};
};

} // namespace groundswell
