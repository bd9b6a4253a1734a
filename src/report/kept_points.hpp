#pragma once
#include <groundswell/paired.hpp>
#include <groundswell/points.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace groundswell::report {

/// The points of a study's experiments, to be read again: nothing is run, and nothing is kept.
class KeptPoints : public PointStore {
  public:
    explicit KeptPoints(Database const& study);

    void define(std::string const&, std::string const&) override {}
    std::optional<std::vector<PointValue>> recall(PointKey const& key) const override;
    /// @throws UserError: a summary asked for a point that the study has not, and nothing is run for it
    void keep(PointKey const& key, std::vector<PointValue> const& values) override;

    bool empty() const { return points_.empty(); }
    /// Names of experiments that have points, and of those that begin with `prefix`.
    std::vector<std::string> experiments(std::string const& prefix = "") const;
    /// What an experiment, or a point of one ("compare/POINT"), was asked; "" if nothing is kept about it.
    std::string definition(std::string const& experiment) const;
    /// Names of definitions that begin with `prefix`.
    std::vector<std::string> defined(std::string const& prefix) const;
    /// Names of points in the order in which they were first kept.
    std::vector<std::string> const& points(std::string const& experiment) const;
    /// Replicates, ascending, in which every one of these points is kept.
    std::vector<PairedReplicate> complete(std::string const& experiment,
                                          std::vector<std::string> const& points) const;
    /// How many replicates, from 0 on without a gap, have every one of these points.
    std::uint32_t leading(std::string const& experiment, std::vector<std::string> const& points) const;

  private:
    std::string file_;
    std::map<std::string, std::string> definitions_;
    std::map<std::string, std::vector<std::string>> names_;
    std::map<PointKey, std::vector<PointValue>> points_;
};

} // namespace groundswell::report
