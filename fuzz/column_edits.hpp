#pragma once
#include <cstdint>
#include <hdf5.h>
#include <string>
#include <vector>

/// Changes to the columns of an HDF5 file, each as bytes of an input say.
namespace groundswell::fuzz {

namespace hdf5_edits {

inline herr_t note(hid_t, char const* name, H5O_info_t const* info, void* out)
{
    if (info->type == H5O_TYPE_DATASET) static_cast<std::vector<std::string>*>(out)->emplace_back(name);
    return 0;
}

/// A column as `hdf5::File` makes one: whatever else is refused at once.
inline hid_t plain_column(hid_t file, std::string const& name, hid_t type, hsize_t rows)
{
    auto const space = H5Screate_simple(1, &rows, nullptr), how = H5Pcreate(H5P_DATASET_CREATE);
    if (rows > 0) {
        H5Pset_chunk(how, 1, &rows);
        H5Pset_fletcher32(how);
    }
    auto const made = H5Dcreate2(file, name.c_str(), type, space, H5P_DEFAULT, how, H5P_DEFAULT);
    H5Pclose(how);
    H5Sclose(space);
    return made;
}

} // namespace hdf5_edits

inline std::vector<std::string> columns_of(std::string const& path)
{
    std::vector<std::string> out;
    auto const file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    H5Ovisit(file, H5_INDEX_NAME, H5_ITER_INC, hdf5_edits::note, &out);
    H5Fclose(file);
    return out;
}

/// One change: a value of a column, or another length of it, filled with the value.
struct ColumnEdit {
    static constexpr std::size_t bytes = 9;
    std::uint8_t column, what, high;
    std::uint16_t place;
    std::uint32_t value;

    explicit ColumnEdit(std::uint8_t const* at)
        : column(at[0]), what(at[1]), high(at[2]), place(static_cast<std::uint16_t>(at[3] << 8 | at[4])),
          value(static_cast<std::uint32_t>(at[5]) << 24U |
                static_cast<std::uint32_t>(at[6] << 16 | at[7] << 8 | at[8]))
    {}

    void apply(hid_t file, std::string const& name) const
    {
        auto const before = H5Dopen2(file, name.c_str(), H5P_DEFAULT);
        if (before < 0) return;
        auto const space = H5Dget_space(before), type = H5Dget_type(before);
        auto const n = static_cast<std::size_t>(H5Sget_simple_extent_npoints(space));
        auto const width = H5Tget_size(type);
        std::vector<unsigned char> values(n * width);
        if (n > 0) H5Dread(before, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        H5Dclose(before);
        H5Sclose(space);
        std::size_t const rows = what % 2 == 0 ? n : place % 1024;
        values.resize(rows * width);
        std::uint64_t const wide = high % 2 != 0 ? value | 0xFFFFFFFF00000000ULL : value;
        auto const set = [&](std::size_t i) {
            for (std::size_t b = 0; b < width; ++b)
                values[i * width + b] = static_cast<unsigned char>(wide >> (8 * b));
        };
        if (what % 2 == 0 && n > 0) set(place % n);
        for (std::size_t i = n; i < rows; ++i)
            set(i);
        if (rows != n) H5Ldelete(file, name.c_str(), H5P_DEFAULT);
        auto const after = rows != n ? hdf5_edits::plain_column(file, name, type, rows)
                                     : H5Dopen2(file, name.c_str(), H5P_DEFAULT);
        if (rows > 0) H5Dwrite(after, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        H5Dclose(after);
        H5Tclose(type);
    }
};

/// Change a file as an input says, nine bytes a change.
inline void change_columns(std::string const& path, std::vector<std::string> const& columns,
                           std::uint8_t const* data, std::size_t size)
{
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    auto const file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    for (std::size_t at = 0; at + ColumnEdit::bytes <= size; at += ColumnEdit::bytes) {
        ColumnEdit const edit(data + at);
        edit.apply(file, columns[edit.column % columns.size()]);
    }
    H5Fclose(file);
}

} // namespace groundswell::fuzz
