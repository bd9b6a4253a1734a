#include "world/world_file.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <groundswell/version.hpp>
#include <mutex>
#include <unistd.h>

#include "world/hdf5_file.hpp"
#include "world/world.hpp"
#include "world/world_file_layers.hpp"

namespace groundswell {

namespace {

namespace fs = std::filesystem;

/// HDF5 may not be called from two threads at once.
std::mutex& library()
{
    static std::mutex mutex;
    return mutex;
}

/// "gvsworld": identifies our files among HDF5 files.
constexpr std::uint64_t mark = 0x646C726F77737667ULL;

std::string joined(std::vector<std::string> const& names)
{
    std::string out;
    for (auto const& name : names)
        out += name + '\n';
    return out;
}

std::vector<std::string> split_lines(std::string const& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text.find('\n', at);
        out.push_back(text.substr(at, end - at));
        at = end == std::string::npos ? text.size() : end + 1;
    }
    return out;
}

/// Refuse a file that is no HDF5 or is cut short; the first bytes tell.
void check_container(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_read,
                                .place = {.file = path},
                                .what = "cannot be opened",
                                .allowed = "a world file"});
    std::array<char, 36> head{};
    file.read(head.data(), head.size());
    constexpr std::array<char, 8> signature{'\x89', 'H', 'D', 'F', '\r', '\n', '\x1a', '\n'};
    if (file.gcount() < 8 || !std::equal(signature.begin(), signature.end(), head.begin()))
        throw UserError(Problem{.code = ProblemCode::file_other_kind,
                                .place = {.file = path},
                                .what = "is not a world file",
                                .allowed = "HDF5, as groundswell writes it"});
    // Superblock of version 2 or 3 (HDF5 file format specification II.A): the address of the end,
    // little-endian.
    std::uint64_t end = 0;
    for (std::size_t i = 0; i < 8; ++i)
        end |= std::uint64_t{static_cast<unsigned char>(head[28 + i])} << (8 * i);
    auto const size = fs::file_size(path);
    if (file.gcount() < 36 || (head[8] >= 2 && head[9] == 8 && size < end))
        throw UserError(
            Problem{.code = ProblemCode::file_damaged,
                    .place = {.file = path},
                    .what = "is truncated",
                    .allowed = "it has " + std::to_string(size) + " of " + std::to_string(end) + " bytes",
                    .suggestion = "generate it again or fetch another copy"});
}

hdf5::File opened(std::string const& path)
{
    check_container(path);
    hdf5::File file(path, hdf5::File::Mode::read);
    if (file.read_attribute("groundswell", 0) != mark)
        throw UserError(Problem{.code = ProblemCode::file_other_kind,
                                .place = {.file = path},
                                .what = "is not a world file",
                                .allowed = "it is HDF5, but not one of ours"});
    auto const version = file.read_attribute("version", 0);
    if (version != world_file_version) {
        bool const newer = version > world_file_version;
        throw UserError(Problem{.code = ProblemCode::file_other_version,
                                .place = {.file = path},
                                .what = "is of version " + std::to_string(version) + ", " +
                                        (newer ? "newer" : "older") + " than this program",
                                .allowed = std::to_string(world_file_version),
                                .suggestion = newer ? "update groundswell" : "generate it again"});
    }
    return file;
}

void write_columns(hdf5::File& file, World const& world, std::string const& title)
{
    file.write_text("title", title);
    file.write_number<std::uint64_t>("seats", world.seats);
    file.write_number<std::uint32_t>("ranks", static_cast<std::uint32_t>(world.ranks));
    file.write_text("groups", joined(world.groups));
    file.write("flags",
               std::vector<std::uint8_t>{world.imported, world.groups_assigned, world.layout != nullptr});
    file.write("rank", world.rank);
    file.write("first_group", world.first_group);
    if (world.layout) {
        auto const& bounds = world.layout->bounds();
        file.write("unit_first", bounds.unit_first);
        file.write("institution_first", bounds.institution_first);
        file.write("region_first", bounds.region_first);
        file.write("rule", std::vector<std::uint32_t>{bounds.team_size, bounds.span});
    } else {
        file.write("unit", world.unit);
        file.write("institution_of", world.institution_of);
        file.write_number<std::uint64_t>("institutions", world.institutions);
        file.write_text("units", joined(world.units));
    }
    write_layer(file, "team", world.team);
    write_layer(file, "confidant", world.confidant);
    write_layer(file, "audience", world.audience);
}

/// Check that values ascend from 0 to `end`.
bool partitions(std::vector<std::uint32_t> const& first, std::size_t end)
{
    return first.size() >= 2 && first.front() == 0 && first.back() == end && std::ranges::is_sorted(first);
}

template <class T>
bool below(std::vector<T> const& column, std::size_t end)
{
    return std::ranges::all_of(column, [end](T x) { return x < end; });
}

World read_columns(hdf5::File& file)
{
    World world;
    file.read_text("title");
    world.seats = file.read_number<std::uint64_t>("seats");
    world.ranks = static_cast<int>(file.read_number<std::uint32_t>("ranks"));
    world.groups = split_lines(file.read_text("groups"));
    auto const flags = file.read<std::uint8_t>("flags");
    if (flags.size() != 3) file.fail("flags");
    world.imported = flags[0] != 0;
    world.groups_assigned = flags[1] != 0;
    world.rank = file.read<Rank>("rank");
    world.first_group = file.read<Group>("first_group");
    if (world.rank.size() != world.seats || !below(world.rank, static_cast<std::size_t>(world.ranks)))
        file.fail("rank");
    if (world.first_group.size() != world.seats || !below(world.first_group, world.groups.size()))
        file.fail("first_group");
    if (flags[2] != 0) {
        SeatLayout::Bounds bounds;
        bounds.unit_first = file.read<Seat>("unit_first");
        bounds.institution_first = file.read<std::uint32_t>("institution_first");
        bounds.region_first = file.read<Seat>("region_first");
        auto const rule = file.read<std::uint32_t>("rule");
        if (rule.size() != 2 || rule[0] < 1 || rule[1] < 2 || !partitions(bounds.unit_first, world.seats) ||
            !partitions(bounds.institution_first, bounds.unit_first.size() - 1) ||
            !partitions(bounds.region_first, world.seats))
            file.fail("unit_first");
        bounds.team_size = rule[0];
        bounds.span = rule[1];
        world.institutions = bounds.institution_first.size() - 1;
        world.layout =
            std::make_shared<SeatLayout const>(std::move(bounds), world.first_group, world.groups.size());
    } else {
        world.unit = file.read<Unit>("unit");
        world.institution_of = file.read<Institution>("institution_of");
        world.institutions = file.read_number<std::uint64_t>("institutions");
        world.units = split_lines(file.read_text("units"));
        if (world.unit.size() != world.seats || world.units.size() != world.institution_of.size() ||
            !below(world.unit, world.units.size()) || !below(world.institution_of, world.institutions))
            file.fail("unit");
        index_units(world);
    }
    world.team = read_layer(file, "team", world);
    world.confidant = read_layer(file, "confidant", world);
    world.audience = read_layer(file, "audience", world);
    return world;
}

} // namespace

void write_world_file(World const& world, std::string const& path, std::string const& title, Stop stop)
{
    std::error_code ignored;
    if (fs::exists(path, ignored))
        throw UserError(Problem{.code = ProblemCode::file_already_exists,
                                .place = {.file = path},
                                .what = "is there already",
                                .allowed = "it is not overwritten",
                                .suggestion = "choose another file"});
    std::scoped_lock const lock(library());
    std::string const part = path + "." + std::to_string(::getpid());
    try {
        {
            hdf5::File file(part, hdf5::File::Mode::create);
            file.stop_when(stop);
            if (world.imported)
                fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, ignored);
            file.write_attribute("groundswell", mark);
            file.write_attribute("version", world_file_version);
            write_columns(file, world, title);
            file.write_attribute("digest", file.digest());
            file.flush();
        }
        fs::rename(part, path);
    } catch (...) {
        fs::remove(part, ignored);
        throw;
    }
}

WorldHeader read_world_header(std::string const& path)
{
    std::scoped_lock const lock(library());
    auto file = opened(path);
    WorldHeader out;
    out.title = file.read_text("title");
    out.seats = file.read_number<std::uint64_t>("seats");
    out.ranks = static_cast<int>(file.read_number<std::uint32_t>("ranks"));
    out.groups = split_lines(file.read_text("groups"));
    auto const flags = file.read<std::uint8_t>("flags");
    out.imported = !flags.empty() && flags[0] != 0;
    // Only profiles make nested worlds. What the file does not say is taken to be about real people.
    out.counted = flags.size() != 3 || flags[0] != 0 || flags[2] != 0;
    out.digest = file.read_attribute("digest", 0);
    out.bytes = fs::file_size(path);
    return out;
}

World read_world_file(std::string const& path, Stop stop)
{
    std::scoped_lock const lock(library());
    auto file = opened(path);
    file.stop_when(stop);
    World world = read_columns(file);
    if (file.digest() != file.read_attribute("digest", 0))
        throw UserError(Problem{.code = ProblemCode::file_damaged,
                                .place = {.file = path},
                                .what = "is a damaged world file: wrong checksum over its columns",
                                .suggestion = "generate it again or fetch another copy"});
    return world;
}

} // namespace groundswell
