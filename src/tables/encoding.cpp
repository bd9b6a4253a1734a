#include "tables/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <groundswell/problems.hpp>
#include <iconv.h>
#include <memory>

namespace groundswell {

namespace {

/// Bytes of the UTF-8 character that starts at `at`, or 0 if there is none (RFC 3629: no overlong forms, no
/// surrogates, nothing above U+10FFFF).
std::size_t character(std::string_view text, std::size_t at)
{
    auto const byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    auto const within = [](unsigned b, unsigned low, unsigned high) { return low <= b && b <= high; };
    auto const follows = [&](std::size_t i) { return within(byte(i), 0x80, 0xBF); };
    unsigned const b = byte(0);
    if (b < 0x80) return 1;
    if (within(b, 0xC2, 0xDF)) return follows(1) ? 2 : 0;
    if (within(b, 0xE0, 0xEF)) {
        bool const second = within(byte(1), b == 0xE0 ? 0xA0 : 0x80, b == 0xED ? 0x9F : 0xBF);
        return second && follows(2) ? 3 : 0;
    }
    if (within(b, 0xF0, 0xF4)) {
        bool const second = within(byte(1), b == 0xF0 ? 0x90 : 0x80, b == 0xF4 ? 0x8F : 0xBF);
        return second && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

/// Convert with iconv, which is part of the C library.
std::string converted(std::string_view bytes, char const* encoding, std::string const& path)
{
    struct Close {
        void operator()(void* handle) const { iconv_close(handle); }
    };
    std::unique_ptr<void, Close> const handle(iconv_open("UTF-8", encoding));
    std::string out(4 * bytes.size() + 4, '\0'); // room for any of the encodings, so that one call is enough
    std::string in(bytes);
    char* from = in.data();
    char* to = out.data();
    std::size_t left = in.size();
    std::size_t room = out.size();
    if (iconv(handle.get(), &from, &left, &to, &room) == static_cast<std::size_t>(-1) || left > 0) {
        auto const line = 1 + std::count(in.begin(), in.end() - static_cast<std::ptrdiff_t>(left), '\n');
        throw UserError({.code = ProblemCode::table_wrong_encoding,
                         .place = {.file = path, .line = static_cast<int>(line)},
                         .what = std::string("is neither UTF-8 nor ") + encoding,
                         .allowed = "must be text",
                         .suggestion = "save the file as 'CSV UTF-8'"});
    }
    out.resize(out.size() - room);
    return out;
}

/// Whether nearly every second byte is NUL, as in UTF-16 of Western text. `odd`: those at odd places.
bool half_is_nul(std::string_view bytes, bool odd)
{
    auto const sample = bytes.substr(0, 4096);
    std::size_t nul = 0;
    for (std::size_t i = odd ? 1 : 0; i < sample.size(); i += 2)
        nul += sample[i] == '\0';
    return sample.size() >= 4 && nul * 10 >= sample.size() * 4;
}

/// UTF-32 has three NUL bytes with each character of Western text; "" if the bytes are none.
char const* utf_32(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
    if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
    if (bytes.size() % 4 != 0 || bytes.size() < 8) return "";
    auto const sample = bytes.substr(0, 4096);
    std::array<std::size_t, 4> nul{};
    for (std::size_t i = 0; i < sample.size(); ++i)
        nul[i % 4] += sample[i] == '\0';
    auto const all = sample.size() / 4;
    if (nul[0] == 0 && nul[2] == all && nul[3] == all) return "UTF-32LE";
    if (nul[3] == 0 && nul[0] == all && nul[1] == all) return "UTF-32BE";
    return "";
}

void refuse_nul(std::string_view bytes, std::string const& path)
{
    auto const nul = bytes.find('\0');
    if (nul == std::string_view::npos) return;
    auto const line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(nul), '\n');
    throw UserError({.code = ProblemCode::table_wrong_encoding,
                     .place = {.file = path, .line = static_cast<int>(line)},
                     .what = "a NUL byte",
                     .allowed = "must be text",
                     .suggestion = "if this is a table, save it as 'CSV UTF-8'"});
}

/// Text that was converted may hold no NUL either: bytes of another kind of file do.
DecodedText read_as(std::string_view bytes, char const* encoding, std::string const& path)
{
    DecodedText out{converted(bytes, encoding, path), std::string(encoding).substr(0, 6)};
    refuse_nul(out.text, path);
    return out;
}

} // namespace

std::size_t valid_utf8(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        // Eight bytes of ASCII at once, which is nearly all there is.
        std::uint64_t word = 0;
        while (at + 8 <= text.size()) {
            std::memcpy(&word, text.data() + at, 8);
            if (word & 0x8080808080808080ULL) break;
            at += 8;
        }
        if (at == text.size()) break;
        std::size_t const bytes = character(text, at);
        if (bytes == 0) break;
        at += bytes;
    }
    return at;
}

DecodedText decode_text(std::string bytes, std::string const& path)
{
    std::string_view const all = bytes;
    if (char const* const wide = utf_32(all); *wide != '\0') {
        bool const mark = all.starts_with("\xFF\xFE") || all.substr(2).starts_with("\xFE\xFF");
        return read_as(all.substr(mark ? 4 : 0), wide, path);
    }
    if (all.starts_with("\xFF\xFE")) return read_as(all.substr(2), "UTF-16LE", path);
    if (all.starts_with("\xFE\xFF")) return read_as(all.substr(2), "UTF-16BE", path);
    if (all.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    if (bytes.find('\0') != std::string::npos) {
        bool const little = half_is_nul(bytes, true), big = half_is_nul(bytes, false);
        if (little != big) return read_as(bytes, little ? "UTF-16LE" : "UTF-16BE", path);
        refuse_nul(bytes, path);
    }
    if (valid_utf8(bytes) == bytes.size()) return {std::move(bytes), "UTF-8"};
    bool const windows = std::ranges::any_of(bytes, [](char c) {
        auto const b = static_cast<unsigned char>(c);
        return b >= 0x80 && b < 0xA0;
    });
    return {converted(bytes, "WINDOWS-1252", path), windows ? "Windows-1252" : "Latin-1"};
}

} // namespace groundswell
