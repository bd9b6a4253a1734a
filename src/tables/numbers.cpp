#include "tables/numbers.hpp"

#include <charconv>
#include <string>

namespace groundswell {

std::optional<double> as_number(std::string_view text, bool comma)
{
    std::string point;
    if (auto const at = text.find(','); comma && at != std::string_view::npos) {
        point = text;
        point[at] = '.';
        text = point;
    }
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const word = text.find_first_of("0123456789") == std::string_view::npos; // "nan", "inf"
    if (error != std::errc{} || end != text.data() + text.size() || word) return std::nullopt;
    return value;
}

bool is_whole(double x)
{
    constexpr double no_fractions_above = 9007199254740992.0; // 2^53
    if (!(x > -no_fractions_above && x < no_fractions_above)) return true;
    return static_cast<double>(static_cast<long long>(x)) == x;
}

} // namespace groundswell
