#pragma once
#include "mechanisms/rules.hpp"
#include "support/test_values.hpp"

namespace groundswell::testing {

/// Parameters of a world of women (0) and men (1); five ranks unless stated.
inline Parameters test_parameters()
{
    Parameters p;
    set_test_values_of_women_and_men(p);
    return p;
}

inline Rules test_rules(Components off = {})
{
    return compile_rules(test_parameters(), off, 2, 5);
}

/// The average person of the reference population, with effort left.
inline PersonState average_person()
{
    Parameters::Reference const mean = test_parameters().reference;
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
