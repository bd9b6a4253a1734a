#pragma once
#include "mechanisms/rules.hpp"

namespace groundswell::testing {

/// Parameters of a world of women (0) and men (1) with the defaults' group values; five ranks unless stated.
inline Parameters test_parameters()
{
    Parameters p;
    p.status = {0, .3};
    p.propensity.everyday.share = {.2, .38};
    p.propensity.harm.share = {.062, .168};
    p.init.entitlement = {.35, .45};
    p.init.attitude = {.78, .68};
    p.orientation[0] = {.47, .8};
    p.orientation[1] = {1, .21};
    p.scene.blind = {0, .36};
    p.stigma[0] = {1.2, 1};
    p.stigma[1] = {1.8, 1.6};
    p.discourse.defensive = {-.7, .3};
    p.career.bias = {0, .23};
    p.career.hiring = {.45, .55};
    return p;
}

inline Rules test_rules(Components off = {})
{
    return compile_rules(test_parameters(), off, 2, 5);
}

/// The average person of the reference population, with effort left.
inline PersonState average_person()
{
    Parameters::Reference const mean;
    PersonState s;
    s.entitlement = mean.entitlement;
    s.attitude = mean.attitude;
    s.norm = mean.norm;
    s.responsibility = mean.responsibility;
    s.trust = mean.trust;
    s.deterrence = mean.deterrence;
    s.effort = 4;
    return s;
}

inline constexpr Standing woman_low{0, 0}, woman_top{0, 4}, man_low{1, 0}, man_top{1, 4};

} // namespace groundswell::testing
