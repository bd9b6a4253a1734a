#pragma once
#include <groundswell/points.hpp>

namespace groundswell {

class Ranks;

/// A store whose points are run by the ranks of a job. What spreads units over threads spreads them over the
/// ranks too.
class RankPoints : public PointStore {
  public:
    /// @param kept  where points are kept; on ranks other than the first, nothing comes there
    RankPoints(PointStore& kept, Ranks& ranks) : kept_(&kept), ranks_(&ranks) {}

    void define(std::string const& experiment, std::string const& definition) override
    {
        kept_->define(experiment, definition);
    }
    std::optional<std::vector<PointValue>> recall(PointKey const& key) const override
    {
        return kept_->recall(key);
    }
    void keep(PointKey const& key, std::vector<PointValue> const& values) override
    {
        kept_->keep(key, values);
    }
    Shard shard() const override { return kept_->shard(); }

    Ranks& ranks() const { return *ranks_; }

  private:
    PointStore* kept_;
    Ranks* ranks_;
};

} // namespace groundswell
