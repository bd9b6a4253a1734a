#pragma once
#include <groundswell/parameters.hpp>

#include "support/test_values.hpp"

/// Parameters of the settings in which engine and twin are compared.
namespace groundswell::twin {

/// Set the values by group of woman, man and a third group.
inline void set_three_groups(Parameters& p)
{
    p.status = {0, .3, -.1};
    p.propensity.everyday.share = {.2, .38, .3};
    p.propensity.harm.share = {.062, .168, .1};
    p.init.entitlement = {.35, .45, .4};
    p.init.attitude = {.78, .68, .75};
    p.orientation = {{{.47, .8, .6}, {1, .21, .7}, {.5, .6, .4}}};
    p.scene.blind = {0, .36, .2};
    p.stigma = {{{1.2, 1, 1.1}, {1.8, 1.6, 1.7}, {1.4, 1.3, 1.2}}};
    p.outside.share = {.4, .5, .1};
    p.discourse.defensive = {-.7, .3, -.2};
    p.career.bias = {0, .23, -.1};
    p.career.hiring = {.45, .45, .1};
}

/// The defaults, which leave values by group empty, for three groups.
inline Parameters three_groups()
{
    Parameters p;
    set_three_groups(p);
    return p;
}

/// Everything that is rare happens often.
inline Parameters harsh()
{
    Parameters p;
    testing::set_test_values(p);
    set_three_groups(p);
    p.propensity.everyday.median *= 2;
    p.propensity.harm.median *= 20;
    p.propensity.harm.share = {.5, .7, .6};
    p.propensity.everyday.share = {.6, .8, .7};
    p.acts.cap = 20;
    p.scene.max_witnesses = 4;
    for (auto& kind : p.kinds)
        kind.visibility = .3 + kind.visibility / 2;
    p.disclose.report = .5;
    p.disclose.min_severity = 0; // remarks are told of, too
    p.disclose.testify = -.5;
    p.policy.delay = 2;
    p.policy.transparency = .5;
    p.policy.response = {.2, .3, .25, .25};
    p.effort.weekly = 1.3;
    p.discourse.amplify = -1;
    p.discourse.deflect = -1;
    p.discourse.rebut = -1;
    p.discourse.callout = .8;
    p.discourse.max_audience = 5;
    p.discourse.rounds = 4;
    p.career.every = 3;
    p.career.attrition = .03;
    return p;
}

} // namespace groundswell::twin
