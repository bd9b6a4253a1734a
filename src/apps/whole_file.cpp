#include "apps/whole_file.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/problems.hpp>
#include <unistd.h>

namespace groundswell {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void cannot(std::string const& path, std::string why, std::string suggestion = "")
{
    throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                            .place = {.file = path},
                            .what = "cannot be written",
                            .allowed = std::move(why),
                            .suggestion = std::move(suggestion)});
}

} // namespace

void require_place(std::string const& path)
{
    fs::path const target(path);
    std::error_code failed;
    if (fs::is_directory(target, failed)) cannot(path, "it is a folder", "name a file in it");
    if (target.has_parent_path() && !fs::is_directory(target.parent_path(), failed))
        cannot(path, "there is no folder '" + target.parent_path().string() + "'", "create it first");
}

void write_whole(std::string const& path, std::string const& text)
{
    require_place(path);
    auto const half = fs::path(path + fmt::format(".{}", ::getpid()));
    bool written = false;
    {
        std::ofstream file(half, std::ios::binary);
        file.write(text.data(), static_cast<std::streamsize>(text.size()));
        written = static_cast<bool>(file.flush());
    }
    std::error_code failed;
    if (written) fs::rename(half, path, failed);
    if (!written || failed) {
        std::error_code ignored;
        fs::remove(half, ignored);
        cannot(path, "disk full, or no permission");
    }
}

} // namespace groundswell
