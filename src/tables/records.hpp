#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// A quote that is never closed.
struct UnclosedQuote {
    std::size_t line{0}; ///< on which it opens
};

/// Walks through a text record by record. Quoted fields are unquoted where they stand, so the text changes.
class Records {
  public:
    /// @param separator  ' ' means runs of blanks and tabs
    Records(std::string& text, std::size_t from, char separator)
        : text_(text), at_(from), separator_(separator)
    {}

    /// Read the next record that is not empty. Returns false at the end.
    ///
    /// @throws UnclosedQuote
    bool next(std::vector<std::string_view>& fields);

    /// Line on which the record began, counted from 1 at the text's beginning.
    std::size_t line() const { return line_; }
    void set_line(std::size_t line) { next_line_ = line; }
    std::size_t position() const { return at_; }

  private:
    bool at_line_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
    bool at_separator() const;
    void skip_blanks();
    void end_line();
    std::string_view quoted_field();
    std::string_view plain_field();

    std::string& text_;
    std::size_t at_;
    char separator_;
    std::size_t line_{0}, next_line_{1};
};

} // namespace groundswell
