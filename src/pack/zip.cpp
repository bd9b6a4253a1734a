#include "pack/zip.hpp"

#include <memory>
#include <stdexcept>
#include <zip.h>

namespace groundswell::pack {

namespace {

/// The first of January 1980, the earliest day that a zip archive knows.
constexpr zip_uint16_t first_day = 1 << 5 | 1;
/// A plain file that everybody may read, as Unix has it.
constexpr zip_uint32_t readable = 0100644U << 16;

struct Release {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Source = std::unique_ptr<zip_source_t, Release>;
using Archive = std::unique_ptr<zip_t, Release>;

void require(bool done)
{
    if (!done) throw std::runtime_error("libzip cannot write an archive into memory");
}

void add(zip_t& archive, PackedFile const& file)
{
    auto* const source = zip_source_buffer(&archive, file.text.data(), file.text.size(), 0);
    require(source != nullptr);
    auto const index = zip_file_add(&archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) zip_source_free(source);
    require(index >= 0);
    auto const at = static_cast<zip_uint64_t>(index);
    require(zip_set_file_compression(&archive, at, ZIP_CM_DEFLATE, 9) == 0);
    require(zip_file_set_dostime(&archive, at, 0, first_day, 0) == 0);
    require(zip_file_set_external_attributes(&archive, at, 0, ZIP_OPSYS_UNIX, readable) == 0);
}

std::string bytes_of(zip_source_t& source)
{
    require(zip_source_open(&source) == 0);
    std::string out;
    std::string block(1 << 16, '\0');
    for (zip_int64_t got = 0; (got = zip_source_read(&source, block.data(), block.size())) != 0;) {
        require(got > 0);
        out.append(block, 0, static_cast<std::size_t>(got));
    }
    zip_source_close(&source);
    return out;
}

} // namespace

std::string zip_of(std::vector<PackedFile> const& files)
{
    Source const memory(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    require(memory != nullptr);
    zip_source_keep(memory.get()); // the archive drops its share when it is closed
    Archive archive(zip_open_from_source(memory.get(), ZIP_TRUNCATE, nullptr));
    require(archive != nullptr);
    for (auto const& file : files)
        add(*archive, file);
    require(zip_close(archive.get()) == 0);
    static_cast<void>(archive.release());
    return bytes_of(*memory);
}

} // namespace groundswell::pack
