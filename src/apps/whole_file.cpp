#include "apps/whole_file.hpp"

#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
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

/// Whether all of the text is on the disk.
bool written(fs::path const& path, std::string const& text)
{
    auto* const file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) return false;
    bool const whole = std::fwrite(text.data(), 1, text.size(), file) == text.size() &&
                       std::fflush(file) == 0 && ::fsync(::fileno(file)) == 0;
    return std::fclose(file) == 0 && whole;
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
    std::error_code failed;
    bool done = written(half, text);
    if (done) {
        fs::rename(half, path, failed);
        done = !failed;
    }
    if (!done) {
        std::error_code ignored;
        fs::remove(half, ignored);
        cannot(path, "disk full, or no permission");
    }
}

} // namespace groundswell
