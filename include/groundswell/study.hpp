#pragma once
#include <cstdint>
#include <filesystem>
#include <groundswell/points.hpp>
#include <groundswell/result.hpp>
#include <groundswell/scenario.hpp>
#include <groundswell/shard.hpp>
#include <groundswell/summary.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace groundswell {

class Database;
class StudyLock;

/// The identity of a study. Two runs belong to the same study if and only if version, scenario hash, seed,
/// window, weeks between observations, rules of disclosure and shard agree.
struct StudyIdentity {
    std::string version;       ///< of the program
    std::string title;         ///< of the scenario
    std::string scenario_hash; ///< hexadecimal
    std::string scenario;      ///< the text of the scenario, enough to run it again; no folders, no ids
    std::string command;       ///< the command of the first run, without folders
    std::string typed{};       ///< the whole command of this run, without folders; "": as `command`
    std::uint32_t seed{1};
    Week weeks{0}, window{0};
    int observe_every{0};
    DisclosureRules disclosure{};
    Shard shard{}; ///< what part of the study the file holds
    std::vector<std::string> groups, rank_names;
    std::vector<std::pair<std::string, double>> parameters;
};

/// Identity of a scenario run by this version. Its text leaves out the folders of tables.
StudyIdentity identity_of(Scenario const& scenario, int observe_every, std::string command);

/// Names of ranks, lowest first; "rank 0" if the scenario has no names.
std::vector<std::string> rank_labels(Scenario const& scenario);

/// A study file that is being written. It takes replicates as they come, one transaction each, and keeps
/// the points of experiments. Whatever was taken survives a crash. A replicate is in the file whole or not
/// at all.
class Study : public Sink, public PointStore {
  public:
    /// Create the file, or open an existing one to resume.
    ///
    /// @throws UserError if the file cannot be written, is being written by another process, is not a study,
    /// is of another schema, or is a study of something else
    /// An existing file is then left as it was.
    Study(std::filesystem::path const& path, StudyIdentity const& identity);
    Study(Study&&) noexcept;
    ~Study() override;

    /// @throws UserError if it cannot be written; replicates taken before are kept
    void take(ReplicateResult const& result) override;

    /// Keep the command and the number of replicates of a run that asks for more than the study was made
    /// with.
    void extend(StudyIdentity const& identity);

    void define(std::string const& experiment, std::string const& definition) override;
    std::optional<std::vector<PointValue>> recall(PointKey const& key) const override;
    void keep(PointKey const& key, std::vector<PointValue> const& values) override;
    Shard shard() const override { return shard_; }

    /// Keep that all of this shard's part of the command was run.
    ///
    /// @param more_follows  whether the command goes on from what all shards find together
    void end_shard(bool more_follows);

    Database const& database() const { return *database_; }

  private:
    std::unique_ptr<StudyLock> lock_;
    std::unique_ptr<Database> database_;
    Week window_;
    Shard shard_;
    std::string command_; ///< of this run, as the file keeps it
};

/// Reads a study. The file is left as it is, but that what a killed writer left half is undone. Whoever
/// writes it waits for as long as it is read.
class StudyReader {
  public:
    /// Check all of it.
    ///
    /// @throws UserError if there is no such file, it is not a study that this version can read, or something
    /// in it is not what was written
    explicit StudyReader(std::filesystem::path const& path);
    StudyReader(StudyReader&&) noexcept;
    ~StudyReader();

    StudyIdentity identity() const;
    /// The commands that made it, in order.
    std::vector<std::string> commands() const;
    /// What was found in each replicate, in ascending order, with the figures of few people withheld.
    std::vector<ReplicateSummary> summaries() const;
    /// Names of the experiments whose points it holds.
    std::vector<std::string> experiments() const;
    std::map<PointKey, std::vector<PointValue>> points(std::string const& experiment) const;

    /// Write its tables as FOLDER/table.csv (docs/study.md lists them). Files of the same names are replaced,
    /// all or none.
    ///
    /// @return the files written
    /// @throws UserError if the folder or a file cannot be written
    std::vector<std::filesystem::path> export_csv(std::filesystem::path const& folder) const;
    /// Write it as one JSON object.
    ///
    /// @throws UserError if the file cannot be written
    void export_json(std::filesystem::path const& file) const;

  private:
    std::unique_ptr<Database> database_;
};

} // namespace groundswell
