#include "base/own_folder.hpp"

#include <cstdlib>
#include <string>

namespace groundswell {

namespace fs = std::filesystem;

OwnFolder::OwnFolder()
{
    std::error_code failed;
    auto name = (fs::temp_directory_path(failed) / "groundswell-XXXXXX").string();
    if (!failed && ::mkdtemp(name.data()) != nullptr) path_ = name;
}

OwnFolder::~OwnFolder()
{
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
}

} // namespace groundswell
