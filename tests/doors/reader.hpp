#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "doors/table.hpp"

/// Reads source text and names what it must not do there.
namespace groundswell::doors {

/// The text without comments and without what stands between quotes, except in #include lines; lines stay
/// where they are.
std::string without_comments_and_texts(std::string_view source);

/// What stands between quotes, raw texts included, except in #include lines.
struct Text {
    int line{0};
    std::string words;
};
std::vector<Text> texts_of(std::string_view source);

/// Every breach of the table by a file, as "FILE:LINE: what". Empty: none.
///
/// @param file  below src/, as "room/file.hpp", or below include/, as "groundswell/file.hpp"
std::vector<std::string> breaches(Table const& table, std::string_view file, std::string_view source);

} // namespace groundswell::doors
