#pragma once
#include <cstddef>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problems.hpp"

namespace groundswell {

/// Reads a table of text row by row, in constant memory.
///
/// Format: RFC 4180 (2005) with comma, semicolon or tab, whichever the header has most of; UTF-8, with or
/// without a byte order mark; lines end in LF or CRLF. Blanks around an unquoted field are no part of it.
/// Empty lines are skipped.
///
/// What makes the rest of a file unreadable is thrown as `UserError`: it cannot be opened or read, is empty,
/// is not UTF-8 or holds NUL bytes, a line is longer than 1 MiB, quotes do not match, the header names a
/// column twice.
class CsvReader {
  public:
    static constexpr std::size_t longest_line = std::size_t{1} << 20; ///< [bytes]

    /// Opens the file and reads its header.
    explicit CsvReader(std::string path);

    std::string const& path() const { return path_; }
    std::vector<std::string> const& header() const { return header_; }

    /// Read the next row. Returns false at the end of the file.
    bool next();

    /// Fields of the row read last; as many as the row has, which need not be as many as the header has.
    /// Valid until the next call of `next`.
    std::span<std::string_view const> fields() const { return fields_; }

    /// Whether the row read last has as many fields as the header.
    bool complete() const { return fields_.size() == header_.size(); }

    /// Place of the row read last; a quoted field may hold line ends.
    ProblemPlace place(std::string column = {}) const;
    /// Line on which it begins, from 1.
    std::size_t line() const { return line_; }

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    bool next_record(std::string_view& record);
    std::size_t find_end(std::size_t from);
    bool fill();
    void refuse_nul(std::string_view text) const;
    void check_text(std::string_view record) const;
    void split(std::string_view record);
    void split_plain(std::string_view record);
    void split_quoted(std::string_view record);
    /// Throw this problem of the row read last; a key of it is kept.
    [[noreturn]] void fail(Problem problem) const;

    std::string path_;
    std::unique_ptr<std::FILE, Close> file_;
    std::vector<char> buffer_;
    std::size_t begin_{0}, end_{0}; ///< of what is in the buffer and not yet handed out
    bool at_end_{false};
    char separator_{','};
    std::size_t line_{0}, next_line_{1};
    std::vector<std::string> header_;
    std::vector<std::string_view> fields_;
    std::string unquoted_; ///< holds fields with doubled quotes
};

} // namespace groundswell
