#pragma once
#include <groundswell/points.hpp>
#include <groundswell/study.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace groundswell {

/// Thrown where a command asks for a point that a study does not hold: it was not run to its end.
class Unfinished : public std::exception {
  public:
    char const* what() const noexcept override { return "unfinished"; }
};

/// Holds what a command runs again against what a study keeps of it. As a store it hands out what is kept,
/// but what was drawn to be checked: that is run again and compared.
class Verification : public PointStore {
  public:
    /// What is checked: a share of all, by a number that the choice follows from.
    struct Choice {
        double share{1};
        std::uint32_t draw{0};
    };

    /// @param study  open and checked; must outlive this
    Verification(Database const& study, Choice choice);

    /// A command begins, which made this study if it says so. What differs is noted.
    PointStore& begin(StudyIdentity const& asked);
    StudyIdentity const& identity() const { return identity_; }

    /// What an experiment of the study was asked; "" if nothing is kept about it.
    std::string definition(std::string const& experiment) const;

    /// Replicates of runs that are kept and drawn.
    std::vector<std::uint32_t> chosen_runs() const;
    /// Compare a replicate that was run again.
    void compare(ReplicateResult const& result);

    void define(std::string const& experiment, std::string const& definition) override;
    /// @throws Unfinished if the study does not hold it, and is no shard, which others complete
    std::optional<std::vector<PointValue>> recall(PointKey const& key) const override;
    /// @throws Unfinished if the study does not hold it
    void keep(PointKey const& key, std::vector<PointValue> const& values) override;
    Shard shard() const override { return identity_.shard; }

    std::vector<std::string> const& differences() const { return differences_; }
    std::size_t runs_checked() const { return runs_.size(); }
    std::size_t points_checked() const { return points_checked_.size(); }
    std::size_t runs_kept() const { return runs_kept_; }
    std::size_t points_kept() const { return kept_.size(); }

  private:
    bool is_chosen(std::string const& experiment, std::string const& point, std::uint32_t replicate) const;
    void differ(std::string text);

    Database const* study_;
    Choice choice_;
    StudyIdentity identity_, asked_;
    std::map<PointKey, std::vector<PointValue>> kept_;
    std::map<std::string, std::string> definitions_;
    std::set<PointKey> points_checked_;
    std::set<std::uint32_t> runs_;
    std::size_t runs_kept_{0};
    std::vector<std::string> differences_;
};

} // namespace groundswell
