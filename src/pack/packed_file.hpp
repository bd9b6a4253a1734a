#pragma once
#include <string>

namespace groundswell::pack {

/// A file of a research object.
struct PackedFile {
    std::string name;
    std::string format; ///< media type
    std::string meaning;
    std::string text;
};

} // namespace groundswell::pack
