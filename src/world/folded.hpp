#pragma once
#include <string>
#include <string_view>

namespace groundswell {

/// A word as it is compared: in lower case, Latin letters without their accents (ß is ss, œ is oe), without
/// blanks and punctuation. "Employee_No." and "employee no" are the same word.
std::string folded(std::string_view text);

/// The same with one blank between words, where there was anything but letters and digits.
std::string folded_words(std::string_view text);

} // namespace groundswell
