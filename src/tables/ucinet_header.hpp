#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace groundswell {

/// Words of a DL file, between blanks, commas and equals signs. A colon ends a word and belongs to it.
class UcinetWords {
  public:
    struct Word {
        std::string text;
        std::size_t line{0};
    };

    explicit UcinetWords(std::string const& text) : text_(text) {}

    std::optional<Word> take();
    /// Give a word back, to be taken once more.
    void back_to(Word const& word) { kept_ = word; }

  private:
    std::string const& text_;
    std::size_t at_{0}, line_{1};
    std::optional<Word> kept_;
};

/// What a DL file says before its data.
struct UcinetHeader {
    std::size_t rows{0}, columns{0}, levels{1};
    std::string format{"fullmatrix"};
    bool diagonal{true};
    bool row_names{false}, column_names{false}; ///< stand within the data
    std::vector<std::string> row_labels, column_labels, level_labels;

    /// Rows are people, and columns are something else.
    bool two_kinds() const { return columns != rows || format.ends_with('2'); }
};

/// Read up to the word "data:".
///
/// @param path  for messages
/// @throws UserError  if it is never there, or does not say how many people there are
UcinetHeader read_ucinet_header(std::string const& path, UcinetWords& words);

[[noreturn]] void fail_as_ucinet(std::string const& path, std::size_t line, std::string what,
                                 std::string allowed);

} // namespace groundswell
