#pragma once
#include <cstdint>
#include <groundswell/problems.hpp>
#include <groundswell/stop.hpp>
#include <string>
#include <type_traits>
#include <vector>

#include "base/hash.hpp"

/// The part of HDF5 that world files need. It closes handles and turns return codes into errors. HDF5 may
/// not be called from two threads at once, so callers must lock.
namespace groundswell::hdf5 {

/// Types of the values in columns.
enum class Type { u8, u32, u64, f32, f64 };

template <class T>
constexpr Type type_of()
{
    if constexpr (std::is_same_v<T, std::uint8_t>) return Type::u8;
    if constexpr (std::is_same_v<T, std::uint32_t>) return Type::u32;
    if constexpr (std::is_same_v<T, std::uint64_t>) return Type::u64;
    if constexpr (std::is_same_v<T, float>) return Type::f32;
    if constexpr (std::is_same_v<T, double>) return Type::f64;
}

/// What messages call a file, and how a new one is had.
struct FileWords {
    char const* name{"world file"};
    char const* again{"generate it again"};
};

/// A file open for writing or reading. What is read is taken for hostile: a column that is not stored as
/// `write` stores it, is longer than its file, or is a link to elsewhere is refused before anything is
/// allocated for it. The same content gives the same bytes, because no times are stored. `digest` covers the
/// names and values of all columns and attributes so far.
class File {
  public:
    enum class Mode {
        create,
        read,
        measure ///< nothing is written, and what would be is counted
    };

    /// @throws UserError if it cannot be opened
    File(std::string path, Mode mode, FileWords words = {});
    File(File&& other) noexcept;
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    File& operator=(File&&) = delete;
    ~File();

    /// Look at `stop` within each column.
    void stop_when(Stop stop) { stop_ = stop; }

    /// Columns are written and read in one fixed order; the digest depends on it.
    template <class T>
    void write(std::string const& name, std::vector<T> const& column)
    {
        auto const bytes = column.size() * sizeof(T);
        if (measures_) {
            bytes_ += bytes + bytes_of_column;
            return;
        }
        add(name, column.data(), bytes);
        write_raw(name, type_of<T>(), column.data(), column.size());
    }
    template <class T>
    std::vector<T> read(std::string const& name)
    {
        std::vector<T> column(length(name, type_of<T>()));
        read_raw(name, type_of<T>(), column.data(), column.size());
        add(name, column.data(), column.size() * sizeof(T));
        return column;
    }

    /// Write numbers and text as columns, so that the digest and the checksums cover them.
    template <class T>
    void write_number(std::string const& name, T value)
    {
        write(name, std::vector<T>{value});
    }
    template <class T>
    T read_number(std::string const& name)
    {
        auto const column = read<T>(name);
        if (column.size() != 1) fail(name);
        return column.front();
    }
    void write_text(std::string const& name, std::string const& text)
    {
        write(name, std::vector<std::uint8_t>(text.begin(), text.end()));
    }
    std::string read_text(std::string const& name)
    {
        auto const bytes = read<std::uint8_t>(name);
        return {bytes.begin(), bytes.end()};
    }

    /// What kind of file it is; not in the digest.
    void write_attribute(char const* name, std::uint64_t value);
    /// @return `otherwise` if there is none of this name
    std::uint64_t read_attribute(char const* name, std::uint64_t otherwise) const;
    bool has(std::string const& name);

    /// That it has, or, if it is measured, about that it would have.
    std::uint64_t bytes() const { return bytes_; }
    std::uint64_t digest() const { return hash_.value(); }
    /// Write what is left and close the file. @throws UserError if that fails (a full disk)
    void close();

    [[noreturn]] void fail(std::string const& name) const;

  private:
    static constexpr std::uint64_t bytes_of_column = 1024; ///< beside its values: headers, index, checksums

    /// Length of a column that is exactly what `write` makes, and not longer than its file.
    std::size_t length(std::string const& name, Type type);
    bool is_here(std::string const& name) const;
    void make_folder_of(std::string const& name);
    void add(std::string const& name, void const* data, std::size_t bytes);
    void write_raw(std::string const& name, Type type, void const* data, std::size_t n);
    void read_raw(std::string const& name, Type type, void* data, std::size_t n);

    std::string path_;
    FileWords words_;
    std::int64_t file_; ///< HDF5's number of the open file; below 0: none
    bool measures_{false};
    std::uint64_t bytes_{0};
    Hash hash_;
    Stop stop_;
};

} // namespace groundswell::hdf5
