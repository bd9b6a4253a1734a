#pragma once
#include <filesystem>

namespace groundswell {

/// Held while a study is written, so that no other process writes it meanwhile. Reading is not hindered.
///
/// What is locked is a file beside the study, STUDY.lock. It is removed when the lock is given up; after a
/// crash it stays, and locks nothing. A file of that name that somebody else made is locked as well, but is
/// left as it is. Where a file system knows no locks, there is none.
class StudyLock {
  public:
    /// @throws UserError if another process holds it
    explicit StudyLock(std::filesystem::path const& study);
    StudyLock(StudyLock const&) = delete;
    StudyLock& operator=(StudyLock const&) = delete;
    ~StudyLock();

  private:
    bool is_ours() const;

    std::filesystem::path file_;
    int handle_{-1};
    bool made_{false}; ///< by this process
};

} // namespace groundswell
