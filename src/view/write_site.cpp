#include <filesystem>
#include <groundswell/problems.hpp>
#include <system_error>

#include "base/whole_file.hpp"
#include "view/site.hpp"

namespace groundswell::view {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_folder(std::string const& folder, ProblemCode::Value code, std::string what,
                                std::string suggestion)
{
    throw UserError(Problem{.code = code,
                            .place = {.file = folder},
                            .what = std::move(what),
                            .suggestion = std::move(suggestion)});
}

/// A folder that is removed with all that is in it, unless it was moved to its place.
struct HalfFolder {
    fs::path path;

    explicit HalfFolder(fs::path at) : path(std::move(at)) {}
    HalfFolder(HalfFolder const&) = delete;
    HalfFolder& operator=(HalfFolder const&) = delete;
    ~HalfFolder()
    {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

fs::path without_slash(std::string const& folder)
{
    auto const path = fs::path(folder).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

} // namespace

void require_place_of_site(std::string const& folder)
{
    auto const path = without_slash(folder);
    std::error_code failed;
    if (fs::is_directory(path, failed)) {
        bool const site =
            fs::exists(path / "offline.js", failed) && fs::exists(path / "data/session.json", failed);
        if (!site && !fs::is_empty(path, failed))
            refuse_folder(folder, ProblemCode::file_already_exists, "holds other things than a site",
                          "name another folder, or one that is not there yet");
    } else if (fs::exists(path, failed)) {
        refuse_folder(folder, ProblemCode::file_already_exists, "is no folder", "name another");
    }
    if (path.has_parent_path() && !fs::is_directory(path.parent_path(), failed))
        refuse_folder(folder, ProblemCode::file_not_found, "the folder that it would lie in is not there",
                      "make it first");
}

void write_site(Site const& site, std::string const& folder)
{
    require_place_of_site(folder);
    auto const path = without_slash(folder);
    HalfFolder const half(half_name(path)), old(half_name(path).string() + ".old");
    std::error_code failed;
    for (auto const& file : site.files) {
        auto const at = half.path / file.name;
        fs::create_directories(at.parent_path(), failed);
        if (failed) refuse_folder(folder, ProblemCode::file_cannot_be_written, failed.message(), "");
        write_whole(at.string(), file.bytes);
    }
    if (fs::exists(path)) fs::rename(path, old.path, failed);
    if (!failed) fs::rename(half.path, path, failed);
    if (!failed) return;
    std::error_code ignored;
    if (!fs::exists(path)) fs::rename(old.path, path, ignored);
    refuse_folder(folder, ProblemCode::file_cannot_be_written, failed.message(), "");
}

} // namespace groundswell::view
