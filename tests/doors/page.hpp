#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace groundswell::doors {

inline std::filesystem::path project_folder()
{
    return GROUNDSWELL_SOURCE_DIR;
}

/// @throws std::runtime_error if it cannot be read
inline std::string text_of(std::filesystem::path const& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The page that holds the tables.
inline std::string architecture()
{
    return text_of(project_folder() / "ARCHITECTURE.md");
}

} // namespace groundswell::doors
