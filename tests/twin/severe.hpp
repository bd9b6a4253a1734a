#pragma once
#include "people.hpp"

/// Severe harm within two years: coercion, or two advances. Observation only.
namespace groundswell::twin {

inline void suffer(Lived& lived, Kind kind, Week week)
{
    if (kind == Kind::coercion) lived.coercion = week;
    if (kind == Kind::advance) lived.advances.add(week);
}

inline bool suffered_severely(Lived const& lived, Week week)
{
    return lived.coercion > week - 104 || lived.advances.before > week - 104;
}

} // namespace groundswell::twin
