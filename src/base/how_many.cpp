#include "base/how_many.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace groundswell {

std::string how_many(double n, std::string_view noun)
{
    return fmt::format("{} {}{}", format_number(n), noun, n == 1 ? "" : "s");
}

} // namespace groundswell
