#include "apps/print_text.hpp"

#include <cstdio>

#include "base/text.hpp"

namespace groundswell {

void print_text(std::string const& text)
{
    std::fputs(visible(text).c_str(), stdout);
}

void print_error(std::string const& text)
{
    std::fputs(visible(text).c_str(), stderr);
}

} // namespace groundswell
