#include "outcome.hpp"

#include <groundswell/merge.hpp>
#include <memory>

namespace groundswell::python {

StudyIdentity Where::identity(Scenario const& scenario, int observe_every) const
{
    auto out = identity_of(scenario, observe_every, command);
    out.shard = shard;
    return out;
}

Outcome Where::run(Scenario const& scenario, std::function<Outcome(PointStore&)> const& experiment) const
{
    auto kept = open(scenario, 0);
    std::unique_ptr<PointStore> known;
    if (!after.empty()) known = known_before(after, identity(scenario, 0), kept);
    bool more_follows = false;
    try {
        auto out = experiment(known ? *known : kept);
        if (shard.is_whole()) return out;
    } catch (LeftToOthers const& left) {
        more_follows = left.more_follows();
    }
    kept.end_shard(more_follows);
    Outcome out;
    out.is_part = true;
    out.goes_on = more_follows;
    return out;
}

} // namespace groundswell::python
