#pragma once
#include <filesystem>
#include <groundswell/points.hpp>
#include <groundswell/shard.hpp>
#include <groundswell/study.hpp>
#include <memory>
#include <string>
#include <vector>

namespace groundswell {

/// What one shard of a study lacks.
struct MissingShard {
    Shard shard;
    std::string file;    ///< in which it was begun; "": it is in none of those that are merged
    std::string command; ///< that makes it, without the shard
};

/// Studies that hold different parts of one: its shards, or some of its replicates and experiments each.
class StudyMerge {
  public:
    struct Part;

    /// Read all of them, one after another, and check that they belong together.
    ///
    /// @throws UserError with everything that is wrong, if one cannot be read, is of another version,
    /// scenario, seed, experiment or number of shards than the first, or holds what another one holds too
    explicit StudyMerge(std::vector<std::filesystem::path> const& studies);
    StudyMerge(StudyMerge&&) noexcept;
    ~StudyMerge();

    /// What is not there of shards, or did not come to its end, by shard and command.
    std::vector<MissingShard> missing() const;
    /// Commands that go on from what all shards found together. Each is to be run once more as shards, which
    /// know the merged study.
    std::vector<std::string> going_on() const;

    /// Write the study that they are parts of. It is the one that would have been made at once; the commands
    /// that made it run what is missing.
    ///
    /// @throws UserError if the file is there already, or cannot be written
    void write(std::filesystem::path const& out) const;

  private:
    std::vector<Part> parts_; ///< by shard
};

/// The points of a merged study together with those of a shard that goes on from it. What is run is kept in
/// the shard.
///
/// @param merged    the study's file
/// @param identity  of the shard
/// @param shard     must outlive what is returned
/// @throws UserError if the merged study cannot be read, or is of something else
std::unique_ptr<PointStore> known_before(std::string const& merged, StudyIdentity identity, Study& shard);

} // namespace groundswell
