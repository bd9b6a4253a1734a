#include "base/trimmed.hpp"

namespace groundswell {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view no_break = "\xC2\xA0";
    auto const blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    for (;;) {
        if (!text.empty() && blank(text.front()))
            text.remove_prefix(1);
        else if (!text.empty() && blank(text.back()))
            text.remove_suffix(1);
        else if (text.starts_with(no_break))
            text.remove_prefix(no_break.size());
        else if (text.ends_with(no_break))
            text.remove_suffix(no_break.size());
        else
            return text;
    }
}

} // namespace groundswell
