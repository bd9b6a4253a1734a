#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "observe/points.hpp"
#include "observe/result.hpp"
#include "store/identity.hpp"

namespace groundswell {

/// A study file that is being written: takes replicates as they come, one transaction each, and remembers the
/// points of experiments. What is in it survives a crash; what is not in it was never begun, as far as a
/// reader can tell.
class Study : public Sink, public PointStore {
  public:
    /// Create the file, or open it to go on.
    ///
    /// @throws UserError if the file cannot be written, is not a study, is of a newer schema, or is a study
    /// of
    ///         something else; then it is left as it was
    Study(std::filesystem::path const& path, StudyIdentity const& identity);

    /// @throws UserError if it cannot be written; replicates taken before stay
    void take(ReplicateResult const& result) override;

    void define(std::string const& experiment, std::string const& definition) override;
    std::optional<std::vector<PointValue>> recall(PointKey const& key) const override;
    void keep(PointKey const& key, std::vector<PointValue> const& values) override;

    Database const& database() const { return database_; }

  private:
    Database database_;
    Week window_;
};

/// Open a study to read it.
///
/// @throws UserError if there is none, or it is not a study that this version can read
Database open_study(std::filesystem::path const& path);

} // namespace groundswell
