#pragma once
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <zip.h>

namespace groundswell::testing {

/// What a zip archive holds, by name.
inline std::map<std::string, std::string> unpacked(std::string const& bytes)
{
    auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    std::unique_ptr<zip_t, void (*)(zip_t*)> const archive(
        zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr), zip_discard);
    if (!archive) throw std::runtime_error("not a zip archive");
    std::map<std::string, std::string> out;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
        zip_stat_t stat{};
        zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat);
        std::string text(stat.size, '\0');
        auto* const file = zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0);
        if (file == nullptr ||
            zip_fread(file, text.data(), text.size()) != static_cast<zip_int64_t>(text.size()))
            throw std::runtime_error(std::string("cannot read ") + stat.name);
        zip_fclose(file);
        out[stat.name] = std::move(text);
    }
    return out;
}

} // namespace groundswell::testing
