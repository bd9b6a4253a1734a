#pragma once
#include <cstdint>
#include <groundswell/ids.hpp>
#include <vector>

#include "base/huge_pages.hpp"
#include "world/sparse.hpp"

namespace groundswell {

/// What each person lived through or did, as far as end-of-run figures ask (model section 8). It moves with
/// the person and ends when the person leaves. All values are weeks, or `never`.
struct Lived {
    std::vector<std::int16_t> experienced;  ///< last act of a counted kind suffered
    std::vector<std::int16_t> witnessed;    ///< last act of a counted kind noticed
    SparseColumn<std::int16_t> reported;    ///< last report filed
    SparseColumn<std::int16_t> accountable; ///< last report of theirs that was substantiated and not coddled
    SparseColumn<std::vector<std::int16_t>> harm_weeks; ///< weeks of acts of the harm tier, ascending

    void resize(std::size_t seats)
    {
        reserve_large(experienced, seats);
        reserve_large(witnessed, seats);
        experienced.resize(seats, never);
        witnessed.resize(seats, never);
    }
};

} // namespace groundswell
