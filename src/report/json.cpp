#include "report/json.hpp"

#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace groundswell::report {

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

Json rounded(double value)
{
    if (!std::isfinite(value)) return nullptr;
    return std::strtod(fmt::format("{:.6g}", value).c_str(), nullptr);
}

Json band(Estimate const& estimate)
{
    return {
        {"mean", rounded(estimate.mean)}, {"low", rounded(estimate.low)}, {"high", rounded(estimate.high)}};
}

void round_all(Json& value)
{
    if (value.is_structured())
        for (auto& inner : value)
            round_all(inner);
    else if (value.is_number_float())
        value = rounded(value.get<double>());
}

Json parse_foreign(std::string_view text)
{
    return is_nested_deeper(text) ? Json(Json::value_t::discarded) : Json::parse(text, nullptr, false);
}

std::string json_text(Json const& value)
{
    // JSON shows the usual control characters by itself; what else a terminal obeys is shown here.
    return visible(value.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

} // namespace groundswell::report
