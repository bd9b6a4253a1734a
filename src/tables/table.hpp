#pragma once
#include <cstddef>
#include <deque>
#include <groundswell/problems.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// Rows of text under named columns. A table keeps the text that its cells point into, so it can be moved and
/// copied.
class Table {
  public:
    /// A row that has not as many fields as the header.
    struct Ragged {
        std::size_t line{0}, fields{0};
    };

    /// @param path  for messages
    /// @param text  what cells point into; may be null if they are only added as copies
    explicit Table(std::string path = {}, std::shared_ptr<std::string const> text = {})
        : path_(std::move(path)), text_(std::move(text))
    {}

    std::string const& path() const { return path_; }
    std::vector<std::string> const& header() const { return header_; }
    std::size_t rows() const { return line_.size(); }
    std::size_t columns() const { return header_.size(); }
    std::string_view cell(std::size_t row, std::size_t column) const
    {
        return cells_[row * header_.size() + column];
    }

    /// Where a row is, or one of its cells if a column is named.
    ProblemPlace place(std::size_t row, std::string column = {}) const
    {
        return place_of_line(line_[row], std::move(column));
    }
    ProblemPlace place_of_line(std::size_t line, std::string column = {}) const;
    std::size_t line(std::size_t row) const { return line_[row]; }

    /// Set the names of columns: trimmed, those without a name numbered, those named twice told apart.
    /// Returns the names that were there twice.
    std::vector<std::string> set_header(std::vector<std::string> names);
    /// Rows are counted as `word` ("node") instead of lines of the file.
    void count_rows_as(std::string word) { row_word_ = std::move(word); }

    /// Add a row of cells that point into the text.
    void add_row(std::vector<std::string_view> const& cells, std::size_t line);
    /// Add a row of cells that are copied.
    void add_copy(std::vector<std::string> const& cells);

    std::vector<Ragged> ragged;        ///< rows that were left out for their number of fields
    std::vector<std::string> repeated; ///< names that the header gives to several columns

  private:
    std::string path_, row_word_;
    std::shared_ptr<std::string const> text_;
    std::shared_ptr<std::deque<std::string>> copies_; ///< a deque, because its strings stay where they are
    std::vector<std::string> header_;
    std::vector<std::string_view> cells_; ///< row by row
    std::vector<std::size_t> line_;
};

} // namespace groundswell
