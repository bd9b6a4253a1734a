#include "world/import.hpp"
#include "world/world_file.hpp"

/// Where there are no files (a web page), in place of what reads them.
namespace groundswell {

namespace {

[[noreturn]] void refuse(std::string const& file)
{
    throw UserError(Problem{.code = ProblemCode::file_cannot_be_read,
                            .place = {.file = file},
                            .what = "a web page reads no files",
                            .suggestion = "use the program that is installed"});
}

} // namespace

World import_world(ImportSpec const& spec, Key, ImportReport*)
{
    refuse(spec.people_file);
}

std::optional<std::uint64_t> imported_digest(ImportSpec const&)
{
    return std::nullopt;
}

ImportSpec without_folders(ImportSpec spec)
{
    return spec;
}

World read_world_file(std::string const& path, Stop, std::optional<std::uint64_t>)
{
    refuse(path);
}

WorldHeader read_world_header(std::string const& path)
{
    refuse(path);
}

} // namespace groundswell
