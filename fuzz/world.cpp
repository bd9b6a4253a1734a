#include <array>
#include <groundswell/simulation.hpp>
#include <groundswell/world.hpp>
#include <hdf5.h>
#include <memory>
#include <vector>

#include "fuzz.hpp"
#include "support/small_scenario.hpp"
#include "support/temporary_folder.hpp"
#include "world/world.hpp"
#include "world/world_file.hpp"

namespace {

using namespace groundswell;

/// A whole file, and the names of its columns.
struct Template {
    std::string bytes;
    std::vector<std::string> columns;
};

herr_t note(hid_t, char const* name, H5O_info_t const* info, void* out)
{
    if (info->type == H5O_TYPE_DATASET) static_cast<std::vector<std::string>*>(out)->emplace_back(name);
    return 0;
}

Template made(testing::TemporaryFolder const& folder, char const* name, Scenario const& scenario)
{
    auto const path = (folder / name).string();
    write_world_file(*build_world(scenario, Key{1, 0}), path, "made");
    Template out;
    std::ifstream file(path, std::ios::binary);
    out.bytes.assign(std::istreambuf_iterator<char>(file), {});
    auto const opened = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    H5Ovisit(opened, H5_INDEX_NAME, H5_ITER_INC, note, &out.columns);
    H5Fclose(opened);
    return out;
}

std::array<Template, 2> templates(testing::TemporaryFolder const& folder)
{
    auto const institution = testing::small_scenario({"institution.seats=40"});
    auto country = scenario_for_profile("country");
    apply_overrides(country, {"institution.seats=600"});
    return {made(folder, "institution.h5", institution), made(folder, "country.h5", country)};
}

/// One change: a value of a column, or another length of it, filled with the value.
struct Edit {
    std::uint8_t column, what, high;
    std::uint16_t place;
    std::uint32_t value;
};

void apply(hid_t file, std::string const& name, Edit const& edit)
{
    auto const column = H5Dopen2(file, name.c_str(), H5P_DEFAULT);
    if (column < 0) return;
    auto const space = H5Dget_space(column), type = H5Dget_type(column);
    auto const n = static_cast<std::size_t>(H5Sget_simple_extent_npoints(space));
    auto const width = H5Tget_size(type);
    std::vector<unsigned char> values(n * width);
    if (n > 0) H5Dread(column, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    std::uint64_t const value = edit.high % 2 != 0 ? edit.value | 0xFFFFFFFF00000000ULL : edit.value;
    auto const set = [&](std::size_t i) {
        for (std::size_t b = 0; b < width; ++b)
            values[i * width + b] = static_cast<unsigned char>(value >> (8 * b));
    };
    if (edit.what % 2 == 0 && n > 0) {
        set(edit.place % n);
        H5Dwrite(column, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    }
    H5Dclose(column);
    if (edit.what % 2 != 0) {
        hsize_t const rows = edit.place % 1024;
        values.resize(rows * width);
        for (std::size_t i = n; i < rows; ++i)
            set(i);
        H5Ldelete(file, name.c_str(), H5P_DEFAULT);
        auto const other = H5Screate_simple(1, &rows, nullptr);
        auto const made = H5Dcreate2(file, name.c_str(), type, other, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
        if (rows > 0) H5Dwrite(made, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        H5Dclose(made);
        H5Sclose(other);
    }
    H5Tclose(type);
    H5Sclose(space);
}

} // namespace

/// A world file with changed columns, whose checksum fits: the first byte chooses the world, each nine more
/// are a change. What is read is then simulated for two weeks.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static testing::TemporaryFolder const folder;
    static auto const worlds = templates(folder);
    static auto const rules = testing::small_scenario();
    if (size < 1) return 0;
    auto const& start = worlds[data[0] % worlds.size()];
    auto const path = folder.write("world.h5", start.bytes).string();
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    auto const file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    for (auto const* at = data + 1; at + 9 <= data + size; at += 9)
        apply(file, start.columns[at[0] % start.columns.size()],
              {at[0], at[1], at[2], static_cast<std::uint16_t>(at[3] << 8 | at[4]),
               static_cast<std::uint32_t>(at[5]) << 24U |
                   static_cast<std::uint32_t>(at[6] << 16 | at[7] << 8 | at[8])});
    H5Fclose(file);
    return fuzz::read_or_refuse([&] {
        read_world_header(path);
        auto const world = std::make_shared<World const>(read_world_file(path));
        auto scenario = rules;
        if (world->groups != scenario.groups || world->ranks != scenario.ranks) return;
        Simulation simulation(world, scenario, Key{1, 0});
        simulation.step();
        simulation.step();
    });
}
