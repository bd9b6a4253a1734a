#include "apps/experiment_json.hpp"

#include <cmath>

namespace groundswell {

Json finite(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json json_of(Estimate const& e)
{
    return {{"mean", finite(e.mean)},
            {"se", finite(e.se)},
            {"low", finite(e.low)},
            {"high", finite(e.high)},
            {"n", e.n}};
}

Json json_of(Share const& share)
{
    return {{"k", share.k},
            {"n", share.n},
            {"share", finite(share.value())},
            {"low", finite(share.low())},
            {"high", finite(share.high())}};
}

Json json_of(Ratio const& ratio)
{
    if (!ratio.determined) return nullptr;
    return {{"value", ratio.value}, {"low", ratio.low}, {"high", ratio.high}};
}

} // namespace groundswell
