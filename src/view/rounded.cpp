#include "view/rounded.hpp"

#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

namespace groundswell::view {

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

std::string unwrapped(std::string const& text)
{
    std::string out;
    bool blank = false;
    for (char const c : text) {
        if (c == ' ' || c == '\n') {
            blank = !out.empty();
            continue;
        }
        if (blank) out += ' ';
        blank = false;
        out += c;
    }
    return out;
}

} // namespace groundswell::view
