#pragma once
#include <groundswell/study.hpp>
#include <string>

#include "report/kept_points.hpp"
#include "store/database.hpp"

namespace groundswell::report {

/// The points of a merged study, and those of a shard that goes on from it. What is run goes into the shard.
class KnownBefore : public PointStore {
  public:
    /// @param merged    the study, by its file
    /// @param identity  of the shard
    /// @throws UserError if the study cannot be read, or is of something else
    KnownBefore(std::string const& merged, StudyIdentity identity, Study& shard);

    void define(std::string const& experiment, std::string const& definition) override;
    std::optional<std::vector<PointValue>> recall(PointKey const& key) const override;
    void keep(PointKey const& key, std::vector<PointValue> const& values) override
    {
        own_->keep(key, values);
    }
    Shard shard() const override { return own_->shard(); }

  private:
    std::string file_;
    KeptPoints known_;
    Study* own_;
};

} // namespace groundswell::report
