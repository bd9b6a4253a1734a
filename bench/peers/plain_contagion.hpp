#pragma once
#include <cstdint>
#include <vector>

#include "random.hpp"

/// The same contagion without any engine: what a careful programmer would write for this model alone.
namespace yardstick {

/// Ties in compressed rows.
struct Rows {
    std::vector<std::uint64_t> start;
    std::vector<std::uint32_t> to;
    std::size_t people() const { return start.size() - 1; }
};

struct Contagion {
    double transmission{.02}, recovery{.1}, seeded{.01};
    bool immune{true};
    int steps{100};
};

enum class Health : std::uint8_t { susceptible, infectious, immune };

/// Share ever reached (immune) or infectious in the end.
double contagion_edge_loop(Rows const& rows, Contagion const& model, std::uint64_t seed);
double contagion_event_driven(Rows const& rows, Contagion const& model, std::uint64_t seed);

} // namespace yardstick
