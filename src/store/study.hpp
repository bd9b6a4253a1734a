#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "observe/points.hpp"
#include "observe/result.hpp"
#include "store/identity.hpp"
#include "store/study_lock.hpp"

namespace groundswell {

/// A study file that is being written. It takes replicates as they come, one transaction each, and keeps
/// the points of experiments. Whatever was taken survives a crash. A replicate is in the file whole or not
/// at all.
class Study : public Sink, public PointStore {
  public:
    /// Create the file, or open an existing one to resume.
    ///
    /// @throws UserError if the file cannot be written, is being written by another process, is not a study,
    ///         is of a newer schema, or is a study of something else; then it is left as it was
    Study(std::filesystem::path const& path, StudyIdentity const& identity);

    /// @throws UserError if it cannot be written; replicates taken before are kept
    void take(ReplicateResult const& result) override;

    /// Keep the command and the number of replicates of a run that asks for more than the study was made
    /// with.
    void extend(StudyIdentity const& identity);

    void define(std::string const& experiment, std::string const& definition) override;
    std::optional<std::vector<PointValue>> recall(PointKey const& key) const override;
    void keep(PointKey const& key, std::vector<PointValue> const& values) override;

    Database const& database() const { return database_; }

  private:
    StudyLock lock_;
    Database database_;
    Week window_;
};

/// Open a study to read it.
///
/// @throws UserError if there is no such file, or it is not a study that this version can read
Database open_study(std::filesystem::path const& path);

} // namespace groundswell
