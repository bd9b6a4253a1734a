#include "report/known_before.hpp"

#include <groundswell/merge.hpp>
#include <groundswell/problems.hpp>

#include "store/identity.hpp"
#include "store/open_study.hpp"

namespace groundswell {

using report::KnownBefore;

namespace {

/// A study of the same as a shard, but not that shard.
Database merged_study(std::string const& file, StudyIdentity identity)
{
    auto study = open_study(file);
    identity.shard = {};
    require_same_study(study, identity);
    return study;
}

} // namespace

KnownBefore::KnownBefore(std::string const& merged, StudyIdentity identity, Study& shard)
    : file_(merged), known_(merged_study(merged, std::move(identity))), own_(&shard)
{}

void KnownBefore::define(std::string const& experiment, std::string const& definition)
{
    auto const known = known_.definition(experiment);
    if (!known.empty() && known != definition)
        throw UserError(
            Problem{.code = ProblemCode::study_of_other,
                    .place = {.file = file_},
                    .what = "holds another '" + experiment + "'",
                    .allowed = "a shard goes on from what the same command found",
                    .suggestion = "name the study that was merged from the shards of this command"});
    own_->define(experiment, definition);
}

std::optional<std::vector<PointValue>> KnownBefore::recall(PointKey const& key) const
{
    auto own = own_->recall(key);
    return own ? own : known_.recall(key);
}

std::unique_ptr<PointStore> known_before(std::string const& merged, StudyIdentity identity, Study& shard)
{
    return std::make_unique<KnownBefore>(merged, std::move(identity), shard);
}

} // namespace groundswell
