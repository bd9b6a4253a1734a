#include "world/hdf5_file.hpp"

#include <algorithm>
#include <cstring>
#include <hdf5.h>
#include <optional>
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

/// Leave the time of writing out of what is made by these properties, so that the same content is the same
/// bytes.
void without_clock(Handle const& properties)
{
    H5Pset_obj_track_times(properties.id(), false);
}

hid_t open_file(std::string const& path, File::Mode mode)
{
    // The library would write again, and crash, when the program ends after a disk was full.
    [[maybe_unused]] static bool const never_at_exit = H5dont_atexit() >= 0;
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); // our own messages say what is wrong
    Handle const access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    H5Pset_libver_bounds(access.id(), H5F_LIBVER_V110, H5F_LIBVER_V110); // metadata with checksums
    if (mode == File::Mode::read) return H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id());
    Handle const creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
    without_clock(creation);
    return H5Fcreate(path.c_str(), H5F_ACC_EXCL, creation.id(), access.id());
}

/// Whether a column is stored as `write_raw` stores it: in chunks of the usual size with a checksum each, and
/// nothing else that would make the library allocate, unpack or follow something.
bool stored_plainly(hid_t column, hsize_t rows)
{
    Handle const properties(H5Dget_create_plist(column), H5Pclose);
    hsize_t chunk = 0;
    bool const chunked = H5Pget_layout(properties.id()) == H5D_CHUNKED &&
                         H5Pget_chunk(properties.id(), 1, &chunk) == 1 && chunk == std::min(rows, chunk_rows);
    if (!chunked || H5Pget_nfilters(properties.id()) != 1) return false;
    unsigned flags = 0;
    std::size_t values = 0;
    return H5Pget_filter2(properties.id(), 0, &flags, &values, nullptr, 0, nullptr, nullptr) ==
           H5Z_FILTER_FLETCHER32;
}

/// The one extent of a column; nothing if it has another shape or can grow.
std::optional<hsize_t> rows_of(hid_t column)
{
    Handle const space(H5Dget_space(column), H5Sclose);
    hsize_t rows = 0, most = 0;
    if (H5Sget_simple_extent_type(space.id()) != H5S_SIMPLE || H5Sget_simple_extent_ndims(space.id()) != 1 ||
        H5Sget_simple_extent_dims(space.id(), &rows, &most) != 1 || most != rows)
        return {};
    return rows;
}

} // namespace

File::File(std::string path, Mode mode, FileWords words)
    : path_(std::move(path)), words_(words), file_(mode == Mode::measure ? -1 : open_file(path_, mode)),
      measures_(mode == Mode::measure)
{
    if (measures_) return;
    if (file_ >= 0) {
        hsize_t bytes = 0;
        if (mode == Mode::read && H5Fget_filesize(file_, &bytes) >= 0) bytes_ = bytes;
        return;
    }
    if (mode == Mode::create)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = path_},
                                .what = "cannot be written",
                                .allowed = "no such folder, or no permission"});
    throw UserError(
        Problem{.code = ProblemCode::file_damaged,
                .place = {.file = path_},
                .what = std::string("is a damaged ") + words_.name + ": its structure cannot be read",
                .suggestion = std::string(words_.again) + " or fetch another copy"});
}

File::File(File&& other) noexcept
    : path_(std::move(other.path_)), words_(other.words_), file_(std::exchange(other.file_, -1)),
      measures_(other.measures_), bytes_(other.bytes_), hash_(other.hash_), stop_(other.stop_)
{}

File::~File()
{
    if (file_ >= 0) H5Fclose(file_);
}

void File::fail(std::string const& name) const
{
    throw UserError(Problem{.code = ProblemCode::file_damaged,
                            .place = {.file = path_},
                            .what = std::string("is a damaged ") + words_.name +
                                    ": wrong checksum, size or values in '" + name + "'",
                            .suggestion = std::string(words_.again) + " or fetch another copy"});
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
    without_clock(properties);
    make_folder_of(name);
    Handle const column(
        H5Dcreate2(file_, name.c_str(), native(type), space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT),
        H5Dclose);
    // What the library still holds is written when the column is closed, and then it says nothing of a
    // failure.
    bool const written =
        column && (n == 0 || (H5Dwrite(column.id(), native(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, data) >= 0 &&
                              H5Dflush(column.id()) >= 0));
    if (!written)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = path_},
                                .what = "cannot be written",
                                .allowed = "is the disk full?"});
}

void File::make_folder_of(std::string const& name)
{
    Handle const creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    without_clock(creation);
    for (auto at = name.find('/'); at != std::string::npos; at = name.find('/', at + 1)) {
        auto const folder = name.substr(0, at);
        if (has(folder)) continue;
        Handle const made(H5Gcreate2(file_, folder.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT),
                          H5Gclose);
    }
}

/// Whether a name leads to something in this file: no link to another place or file is followed.
bool File::is_here(std::string const& name) const
{
    for (auto at = name.find('/');; at = name.find('/', at + 1)) {
        H5L_info_t link{};
        auto const part = name.substr(0, at);
        if (H5Lget_info(file_, part.c_str(), &link, H5P_DEFAULT) < 0 || link.type != H5L_TYPE_HARD)
            return false;
        if (at == std::string::npos) return true;
    }
}

std::size_t File::length(std::string const& name, Type type)
{
    if (!is_here(name)) fail(name);
    Handle const column(H5Dopen2(file_, name.c_str(), H5P_DEFAULT), H5Dclose);
    if (!column) fail(name);
    Handle const stored(H5Dget_type(column.id()), H5Tclose);
    if (H5Tequal(stored.id(), native(type)) <= 0) fail(name);
    auto const rows = rows_of(column.id());
    // Nothing is packed, so a column cannot be longer than its file.
    std::size_t const size = H5Tget_size(stored.id());
    if (!rows || *rows > bytes_ / size || (*rows > 0 && !stored_plainly(column.id(), *rows)) ||
        H5Dget_storage_size(column.id()) < *rows * size)
        fail(name);
    return static_cast<std::size_t>(*rows);
}

void File::read_raw(std::string const& name, Type type, void* data, std::size_t n)
{
    if (n == 0) return;
    Handle const column(H5Dopen2(file_, name.c_str(), H5P_DEFAULT), H5Dclose);
    if (!column || H5Dread(column.id(), native(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, data) < 0) fail(name);
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

std::uint64_t File::read_attribute(char const* name, std::uint64_t otherwise) const
{
    if (H5Aexists(file_, name) <= 0) return otherwise;
    Handle const attribute(H5Aopen(file_, name, H5P_DEFAULT), H5Aclose);
    Handle const space(H5Aget_space(attribute.id()), H5Sclose);
    Handle const type(H5Aget_type(attribute.id()), H5Tclose);
    std::uint64_t value = otherwise;
    if (H5Sget_simple_extent_type(space.id()) != H5S_SCALAR || H5Tequal(type.id(), H5T_NATIVE_UINT64) <= 0 ||
        H5Aread(attribute.id(), H5T_NATIVE_UINT64, &value) < 0)
        fail(name);
    return value;
}

void File::close()
{
    bool const flushed = H5Fflush(file_, H5F_SCOPE_LOCAL) >= 0;
    // The last of it is written only now.
    if (H5Fclose(std::exchange(file_, -1)) < 0 || !flushed)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = path_},
                                .what = "cannot be written",
                                .allowed = "is the disk full?"});
}

} // namespace groundswell::hdf5
