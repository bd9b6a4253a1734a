#pragma once
#include <filesystem>

namespace groundswell {

/// A folder for temporary files that only we may read. It is removed with what is in it; files that are open
/// stay so.
class OwnFolder {
  public:
    OwnFolder();
    OwnFolder(OwnFolder const&) = delete;
    OwnFolder& operator=(OwnFolder const&) = delete;
    ~OwnFolder();

    /// Empty if none could be made.
    std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace groundswell
