#include "world/hdf5_file.hpp"

#include <algorithm>
#include <cstring>
#include <hdf5.h>
#include <utility>

namespace groundswell::hdf5 {

namespace {

constexpr hsize_t chunk_rows = hsize_t{1} << 18;

/// Closes what the library opened.
class Handle {
  public:
    Handle(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {}
    Handle(Handle const&) = delete;
    Handle& operator=(Handle const&) = delete;
    ~Handle()
    {
        if (id_ >= 0) close_(id_);
    }
    explicit operator bool() const { return id_ >= 0; }
    hid_t id() const { return id_; }

  private:
    hid_t id_;
    herr_t (*close_)(hid_t);
};

hid_t native(Type type)
{
    switch (type) {
    case Type::u8:
        return H5T_NATIVE_UINT8;
    case Type::u32:
        return H5T_NATIVE_UINT32;
    case Type::u64:
        return H5T_NATIVE_UINT64;
    case Type::f32:
        return H5T_NATIVE_FLOAT;
    case Type::f64:
        return H5T_NATIVE_DOUBLE;
    }
    return -1;
}

hid_t open(std::string const& path, File::Mode mode)
{
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); // our own messages say what is wrong
    Handle const access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    H5Pset_libver_bounds(access.id(), H5F_LIBVER_V110, H5F_LIBVER_V110); // metadata with checksums
    return mode == File::Mode::create ? H5Fcreate(path.c_str(), H5F_ACC_EXCL, H5P_DEFAULT, access.id())
                                      : H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id());
}

} // namespace

File::File(std::string path, Mode mode) : path_(std::move(path)), file_(open(path_, mode))
{
    if (file_ >= 0) return;
    if (mode == Mode::create)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = path_},
                                .what = "cannot be written",
                                .allowed = "no such folder, or no permission"});
    throw UserError(Problem{.code = ProblemCode::file_damaged,
                            .place = {.file = path_},
                            .what = "is a damaged world file: its structure cannot be read",
                            .suggestion = "generate it again or fetch another copy"});
}

File::File(File&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)), hash_(other.hash_)
{}

File::~File()
{
    if (file_ >= 0) H5Fclose(file_);
}

void File::fail(std::string const& name) const
{
    throw UserError(Problem{.code = ProblemCode::file_damaged,
                            .place = {.file = path_},
                            .what = "is a damaged world file: wrong checksum or size in '" + name + "'",
                            .suggestion = "generate it again or fetch another copy"});
}

void File::add(std::string const& name, void const* data, std::size_t bytes)
{
    hash_.text(name.c_str());
    hash_.word(bytes);
    auto const* at = static_cast<unsigned char const*>(data);
    for (; bytes >= 8; bytes -= 8, at += 8) {
        stop_.look(bytes / 8);
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        hash_.word(word);
    }
    std::uint64_t rest = 0;
    if (bytes > 0) std::memcpy(&rest, at, bytes);
    hash_.word(rest);
}

void File::write_raw(std::string const& name, Type type, void const* data, std::size_t n)
{
    hsize_t const rows = n;
    Handle const space(H5Screate_simple(1, &rows, nullptr), H5Sclose);
    Handle const properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    if (n > 0) {
        hsize_t const chunk = std::min<hsize_t>(rows, chunk_rows);
        H5Pset_chunk(properties.id(), 1, &chunk);
        H5Pset_fletcher32(properties.id());
    }
    Handle const links(H5Pcreate(H5P_LINK_CREATE), H5Pclose);
    H5Pset_create_intermediate_group(links.id(), 1);
    Handle const column(
        H5Dcreate2(file_, name.c_str(), native(type), space.id(), links.id(), properties.id(), H5P_DEFAULT),
        H5Dclose);
    if (!column || (n > 0 && H5Dwrite(column.id(), native(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, data) < 0))
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = path_},
                                .what = "cannot be written",
                                .allowed = "is the disk full?"});
}

std::size_t File::length(std::string const& name)
{
    Handle const column(H5Dopen2(file_, name.c_str(), H5P_DEFAULT), H5Dclose);
    if (!column) fail(name);
    Handle const space(H5Dget_space(column.id()), H5Sclose);
    auto const n = H5Sget_simple_extent_npoints(space.id());
    if (n < 0) fail(name);
    return static_cast<std::size_t>(n);
}

void File::read_raw(std::string const& name, Type type, void* data, std::size_t n)
{
    Handle const column(H5Dopen2(file_, name.c_str(), H5P_DEFAULT), H5Dclose);
    if (!column || (n > 0 && H5Dread(column.id(), native(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, data) < 0))
        fail(name);
}

bool File::has(std::string const& name)
{
    return H5Lexists(file_, name.c_str(), H5P_DEFAULT) > 0;
}

void File::write_attribute(char const* name, std::uint64_t value)
{
    Handle const space(H5Screate(H5S_SCALAR), H5Sclose);
    Handle const attribute(H5Acreate2(file_, name, H5T_NATIVE_UINT64, space.id(), H5P_DEFAULT, H5P_DEFAULT),
                           H5Aclose);
    if (!attribute || H5Awrite(attribute.id(), H5T_NATIVE_UINT64, &value) < 0)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = path_},
                                .what = "cannot be written",
                                .allowed = "is the disk full?"});
}

std::uint64_t File::read_attribute(char const* name, std::uint64_t otherwise)
{
    if (H5Aexists(file_, name) <= 0) return otherwise;
    Handle const attribute(H5Aopen(file_, name, H5P_DEFAULT), H5Aclose);
    std::uint64_t value = otherwise;
    if (!attribute || H5Aread(attribute.id(), H5T_NATIVE_UINT64, &value) < 0) fail(name);
    return value;
}

void File::flush()
{
    if (H5Fflush(file_, H5F_SCOPE_LOCAL) < 0)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = path_},
                                .what = "cannot be written",
                                .allowed = "is the disk full?"});
}

} // namespace groundswell::hdf5
