#pragma once
#include <string>
#include <string_view>

namespace groundswell {

/// A file's text, and the encoding that it was found to be in.
struct DecodedText {
    std::string text;     ///< UTF-8, without a byte order mark
    std::string encoding; ///< "UTF-8", "UTF-16", "UTF-32", "Windows-1252" or "Latin-1"
};

/// Recognise the encoding by the bytes alone and turn the text into UTF-8.
///
/// A byte order mark decides; without one, NUL bytes in every second place mean UTF-16, in
/// three of four UTF-32, and what is valid
/// UTF-8 (RFC 3629) is UTF-8. Anything else is Windows-1252, which holds Latin-1: it is called Latin-1 where
/// the two are the same.
///
/// @param path  for messages
/// @throws UserError  if it is none of these
DecodedText decode_text(std::string bytes, std::string const& path);

/// Length of the longest prefix that is UTF-8.
std::size_t valid_utf8(std::string_view text);

} // namespace groundswell
