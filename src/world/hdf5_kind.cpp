#include "world/hdf5_kind.hpp"

#include "base/checksums.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace groundswell::hdf5 {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(std::string const& path, Kind const& kind, std::string const& why)
{
    throw UserError(Problem{.code = ProblemCode::file_other_kind,
                            .place = {.file = path},
                            .what = std::string("is not a ") + kind.name,
                            .allowed = why});
}

/// Refuse a file that is no HDF5 or is cut short; the first bytes tell.
void check_container(std::string const& path, Kind const& kind)
{
    std::error_code ignored;
    std::ifstream file;
    // What is no plain file, as a pipe, may never end.
    if (fs::is_regular_file(path, ignored)) file.open(path, std::ios::binary);
    if (!file.is_open())
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_read,
                                .place = {.file = path},
                                .what = "cannot be opened",
                                .allowed = std::string("a ") + kind.name});
    std::array<char, 36> head{};
    file.read(head.data(), head.size());
    constexpr std::array<char, 8> signature{'\x89', 'H', 'D', 'F', '\r', '\n', '\x1a', '\n'};
    if (file.gcount() < 8 || !std::equal(signature.begin(), signature.end(), head.begin()))
        refuse(path, kind, "HDF5, as groundswell writes it");
    // Superblock of version 3 (HDF5 file format specification II.A), whose parts have checksums: the address
    // of the end, little-endian.
    if (file.gcount() == 36 && (head[8] != 3 || head[9] != 8))
        refuse(path, kind, "it is HDF5, but not one of ours");
    std::uint64_t end = 0;
    for (std::size_t i = 0; i < 8; ++i)
        end |= std::uint64_t{static_cast<unsigned char>(head[28 + i])} << (8 * i);
    auto const size = fs::file_size(path);
    if (file.gcount() < 36 || size < end)
        throw UserError(
            Problem{.code = ProblemCode::file_damaged,
                    .place = {.file = path},
                    .what = "is truncated",
                    .allowed = "it has " + std::to_string(size) + " of " + std::to_string(end) + " bytes",
                    .suggestion = std::string(kind.again) + " or fetch another copy"});
}

} // namespace

std::mutex& library()
{
    static std::mutex mutex;
    return mutex;
}

File open(std::string const& path, Kind const& kind)
{
    check_container(path, kind);
    File file(path, File::Mode::read, {kind.name, kind.again});
    if (file.read_attribute("groundswell", 0) != kind.mark)
        refuse(path, kind, "it is HDF5, but not one of ours");
    auto const version = file.read_attribute("version", 0);
    if (version != kind.version) {
        bool const newer = version > kind.version;
        throw UserError(Problem{.code = ProblemCode::file_other_version,
                                .place = {.file = path},
                                .what = "is of version " + std::to_string(version) + ", " +
                                        (newer ? "newer" : "older") + " than this program",
                                .allowed = std::to_string(kind.version),
                                .suggestion = newer ? "update groundswell" : kind.again});
    }
    return file;
}

File create(std::string const& half, Kind const& kind, bool only_for_owner)
{
    std::error_code ignored;
    fs::remove(half, ignored); // of a process of this number that was killed
    File file(half, File::Mode::create, {kind.name, kind.again});
    if (only_for_owner) fs::permissions(half, fs::perms::owner_read | fs::perms::owner_write, ignored);
    file.write_attribute("groundswell", kind.mark);
    file.write_attribute("version", kind.version);
    return file;
}

void finish(File& file)
{
    file.write_attribute("digest", file.digest());
    file.close();
}

void check_digest(File const& file, std::string const& path, Kind const& kind)
{
    if (file.read_attribute("digest", 0) == file.digest() || !checksums_are_compared) return;
    throw UserError(
        Problem{.code = ProblemCode::file_damaged,
                .place = {.file = path},
                .what = std::string("is a damaged ") + kind.name + ": wrong checksum over its columns",
                .suggestion = std::string(kind.again) + " or fetch another copy"});
}

} // namespace groundswell::hdf5
