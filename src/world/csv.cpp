#include "world/csv.hpp"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

namespace groundswell {

namespace {

constexpr std::size_t block = std::size_t{1} << 18;

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

/// Length of the longest prefix that is UTF-8.
std::size_t valid_prefix(std::string_view text)
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

std::string_view trimmed(std::string_view field)
{
    while (!field.empty() && field.front() == ' ')
        field.remove_prefix(1);
    while (!field.empty() && field.back() == ' ')
        field.remove_suffix(1);
    return field;
}

char separator_of(std::string_view header)
{
    char best = ',';
    for (char const c : {';', '\t'})
        if (std::ranges::count(header, c) > std::ranges::count(header, best)) best = c;
    return best;
}

constexpr char const* save_as = "save the file as 'CSV UTF-8'";

} // namespace

CsvReader::CsvReader(std::string path) : path_(std::move(path)), file_(std::fopen(path_.c_str(), "rb"))
{
    if (!file_) {
        int const why = errno;
        throw UserError(
            {.code = why == ENOENT ? ProblemCode::file_not_found : ProblemCode::file_cannot_be_read,
             .place = {.file = path_},
             .what = "cannot be opened",
             .allowed = std::strerror(why)});
    }
    buffer_.resize(longest_line + block);
    fill();
    std::string_view const start(buffer_.data(), end_);
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
        line_ = 1;
        fail({.code = ProblemCode::table_wrong_encoding,
              .what = "wrong encoding, UTF-16",
              .allowed = "must be UTF-8",
              .suggestion = save_as});
    }
    if (start.starts_with("\xEF\xBB\xBF")) begin_ = 3;

    std::string_view record;
    if (!next_record(record))
        throw UserError({.code = ProblemCode::file_empty,
                         .place = {.file = path_},
                         .what = "is empty",
                         .allowed = "must have a header and rows"});
    separator_ = separator_of(record);
    split(record);
    header_.assign(fields_.begin(), fields_.end());
    for (auto name = header_.begin(); name != header_.end(); ++name)
        if (!name->empty() && std::find(header_.begin(), name, *name) != name)
            fail({.code = ProblemCode::table_duplicate_column,
                  .place = {.key = *name},
                  .what = "column '" + *name + "' appears twice",
                  .allowed = "each column has a name of its own"});
}

ProblemPlace CsvReader::place(std::string column) const
{
    return {.file = path_, .line = static_cast<int>(line_), .key = std::move(column)};
}

void CsvReader::fail(Problem problem) const
{
    problem.place = place(std::move(problem.place.key));
    throw UserError(std::move(problem));
}

bool CsvReader::next()
{
    std::string_view record;
    if (!next_record(record)) return false;
    split(record);
    return true;
}

/// The next record that is not an empty line, without its line end.
bool CsvReader::next_record(std::string_view& record)
{
    do {
        line_ = next_line_;
        std::size_t const length = find_end(0);
        record = {buffer_.data() + begin_, length};
        bool const ended = begin_ + length < end_;
        if (length == 0 && !ended) return false;
        check_text(record);
        begin_ += length + ended;
        ++next_line_;
        if (record.ends_with('\r')) record.remove_suffix(1);
    } while (record.empty());
    return true;
}

/// Length of the record at the beginning of the buffer, which is filled as far as that needs.
std::size_t CsvReader::find_end(std::size_t from)
{
    bool quoted = false;
    for (;;) {
        char const* const begin = buffer_.data() + begin_;
        std::size_t const have = end_ - begin_;
        auto const* const newline =
            from < have ? static_cast<char const*>(std::memchr(begin + from, '\n', have - from)) : nullptr;
        std::size_t const stop = newline ? static_cast<std::size_t>(newline - begin) : have;
        if (stop > from && std::memchr(begin + from, '"', stop - from) != nullptr)
            quoted ^= (std::count(begin + from, begin + stop, '"') & 1) != 0;
        if (stop > longest_line) {
            refuse_nul({begin, longest_line});
            fail({.code = ProblemCode::table_malformed,
                  .what = quoted ? "a quote that opens here is not closed within 1 MiB"
                                 : "line is longer than 1 MiB",
                  .allowed = "at most 1048576 bytes",
                  .suggestion = "is this a table of text?"});
        }
        if (newline && !quoted) return stop;
        if (newline) ++next_line_;
        from = newline ? stop + 1 : stop;
        if (!newline && !fill()) {
            if (quoted)
                fail({.code = ProblemCode::table_malformed,
                      .what = "a quote that opens here is never closed",
                      .allowed = "quotes come in pairs"});
            return stop;
        }
    }
}

/// Read another block behind what is left in the buffer. Returns false at the end of the file.
bool CsvReader::fill()
{
    if (at_end_) return false;
    if (buffer_.size() - end_ < block) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    std::size_t const got =
        std::fread(buffer_.data() + end_, 1, std::min(block, buffer_.size() - end_), file_.get());
    if (std::ferror(file_.get()))
        throw UserError({.code = ProblemCode::file_cannot_be_read,
                         .place = {.file = path_},
                         .what = "cannot be read",
                         .allowed = std::strerror(errno)});
    end_ += got;
    at_end_ = got == 0;
    return !at_end_;
}

void CsvReader::refuse_nul(std::string_view text) const
{
    if (!text.empty() && std::memchr(text.data(), '\0', text.size()) != nullptr)
        fail({.code = ProblemCode::table_wrong_encoding,
              .what = "a NUL byte",
              .allowed = "must be a table of text in UTF-8",
              .suggestion = save_as});
}

void CsvReader::check_text(std::string_view record) const
{
    refuse_nul(record);
    std::size_t const valid = valid_prefix(record);
    if (valid < record.size())
        fail({.code = ProblemCode::table_wrong_encoding,
              .what = "wrong encoding, byte " + std::to_string(valid + 1) + " of the line is not UTF-8",
              .allowed = "must be UTF-8",
              .suggestion = save_as});
}

void CsvReader::split(std::string_view record)
{
    if (record.find('"') != std::string_view::npos) return split_quoted(record);
    if (record.find('\r') != std::string_view::npos)
        fail({.code = ProblemCode::table_malformed,
              .what = "a carriage return within a line",
              .allowed = "lines must end in LF or CRLF",
              .suggestion = save_as});
    split_plain(record);
}

void CsvReader::split_plain(std::string_view record)
{
    fields_.clear();
    for (;;) {
        std::size_t at = 0;
        while (at < record.size() && record[at] != separator_)
            ++at;
        fields_.push_back(trimmed(record.substr(0, at)));
        if (at == record.size()) return;
        record.remove_prefix(at + 1);
    }
}

void CsvReader::split_quoted(std::string_view record)
{
    fields_.clear();
    unquoted_.clear();
    unquoted_.reserve(record.size()); // so that views into it stay valid
    for (;;) {
        std::string_view const ahead = record.substr(std::min(record.find_first_not_of(' '), record.size()));
        if (!ahead.starts_with('"')) {
            std::string_view const field = record.substr(0, record.find(separator_));
            if (field.find('"') != std::string_view::npos)
                fail({.code = ProblemCode::table_malformed,
                      .what = "a quote within a field that is not quoted",
                      .allowed = "quote the whole field and double the quote"});
            fields_.push_back(trimmed(field));
            record.remove_prefix(field.size());
        } else {
            std::size_t const first = unquoted_.size();
            record = ahead.substr(1);
            for (;;) {
                std::size_t const quote = record.find('"');
                if (quote == std::string_view::npos)
                    fail({.code = ProblemCode::table_malformed,
                          .what = "a quote that opens here is never closed",
                          .allowed = "quotes come in pairs"});
                unquoted_.append(record.substr(0, quote));
                record.remove_prefix(quote + 1);
                if (!record.starts_with('"')) break;
                unquoted_.push_back('"');
                record.remove_prefix(1);
            }
            fields_.push_back(std::string_view(unquoted_).substr(first));
            record.remove_prefix(std::min(record.find_first_not_of(' '), record.size()));
            if (!record.empty() && record.front() != separator_)
                fail({.code = ProblemCode::table_malformed,
                      .what = "text after a closing quote",
                      .allowed = "a quoted field ends with its quote"});
        }
        if (record.empty()) return;
        record.remove_prefix(1);
    }
}

} // namespace groundswell
