#pragma once
#include "setting.hpp"

/// The twin alone, without an engine to compare it with.
namespace groundswell::twin {

/// Events of all weeks, by counter.
struct Sums {
    std::vector<std::uint64_t> of = std::vector<std::uint64_t>(counter_count, 0);
    std::uint64_t operator[](Counter c) const { return of[static_cast<std::size_t>(c)]; }
};

inline Sums run(TwinWorld& w, int weeks)
{
    Sums sums;
    for (int i = 0; i < weeks; ++i) {
        step(w);
        for (int c = 0; c < counter_count; ++c)
            sums.of[static_cast<std::size_t>(c)] += w.counts.total(static_cast<Counter>(c));
    }
    return sums;
}

inline Sums run_alone(Setting const& setting)
{
    TwinWorld w = twin_of(setting);
    return run(w, setting.burnin + setting.weeks);
}

/// Whether two settings of the same people end with different people, reports or counts.
inline bool differ_alone(Setting const& a, Setting const& b)
{
    TwinWorld one = twin_of(a), other = twin_of(b);
    for (int i = 0; i < a.burnin + a.weeks; ++i) {
        step(one);
        step(other);
        if (one.counts.cells() != other.counts.cells() || one.at != other.at || one.docket != other.docket ||
            one.escrow != other.escrow)
            return true;
    }
    return false;
}

} // namespace groundswell::twin
