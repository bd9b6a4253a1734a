#include "experiment/claim_verdict.hpp"

#include <array>

namespace groundswell {

namespace {

ClaimVerdict verdict_between(double low, double high)
{
    if (low > holds_above) return ClaimVerdict::holds;
    if (high < fails_below) return ClaimVerdict::fails;
    return low >= fails_below && high <= holds_above ? ClaimVerdict::depends : ClaimVerdict::undecided;
}

} // namespace

ClaimVerdict verdict_of(Share const& share)
{
    return verdict_between(share.low(), share.high());
}

std::optional<std::size_t> points_that_decide(Share const& share)
{
    constexpr std::size_t most = 1'000'000;
    double const p = share.value();
    auto const decided = [p](std::size_t n) {
        auto const trials = static_cast<double>(n);
        return verdict_between(wilson_low(p, trials), 1 - wilson_low(1 - p, trials)) !=
               ClaimVerdict::undecided;
    };
    std::size_t below = share.n, n = 2 * share.n;
    while (n < most && !decided(n)) {
        below = n;
        n *= 2;
    }
    if (!decided(n)) return std::nullopt;
    while (n - below > 1) {
        auto const middle = below + (n - below) / 2;
        (decided(middle) ? n : below) = middle;
    }
    return n;
}

char const* name_of(ClaimVerdict verdict)
{
    constexpr std::array names{"holds", "depends", "fails", "undecided"};
    return names[static_cast<std::size_t>(verdict)];
}

} // namespace groundswell
