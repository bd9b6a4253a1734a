#include <groundswell/version.hpp>

namespace groundswell {

char const* version()
{
    return GROUNDSWELL_VERSION;
}

} // namespace groundswell
