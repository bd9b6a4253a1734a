#include "tables/records.hpp"

namespace groundswell {

bool Records::at_separator() const
{
    char const c = text_[at_];
    return separator_ == ' ' ? c == ' ' || c == '\t' : c == separator_;
}

/// Step over blanks that are not separators, or over a run of them where they are.
void Records::skip_blanks()
{
    while (at_ < text_.size() && (text_[at_] == ' ' || (text_[at_] == '\t' && separator_ != '\t')))
        ++at_;
}

void Records::end_line()
{
    if (at_ >= text_.size()) return;
    bool const carriage_return = text_[at_++] == '\r';
    if (carriage_return && at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++next_line_;
}

bool Records::next(std::vector<std::string_view>& fields)
{
    for (;;) {
        fields.clear();
        line_ = next_line_;
        skip_blanks();
        if (at_ >= text_.size()) return false;
        if (!at_line_end()) break;
        end_line();
    }
    for (;;) {
        skip_blanks();
        bool const quoted = at_ < text_.size() && text_[at_] == '"';
        fields.push_back(quoted ? quoted_field() : plain_field());
        if (separator_ == ' ') skip_blanks();
        if (at_line_end()) break;
        if (separator_ != ' ') ++at_; // the separator
    }
    end_line();
    return true;
}

/// A field up to the separator or the end of the line. A quote within it is a character like others.
std::string_view Records::plain_field()
{
    std::size_t const first = at_;
    while (!at_line_end() && !at_separator())
        ++at_;
    return std::string_view(text_).substr(first, at_ - first);
}

/// A field in quotes. Characters move to the front over the quotes that are taken out.
std::string_view Records::quoted_field()
{
    std::size_t const first = ++at_;
    std::size_t const opened = next_line_;
    std::size_t end = first;
    for (;; ++at_) {
        if (at_ >= text_.size()) throw UnclosedQuote{opened};
        char const c = text_[at_];
        if (c == '"') {
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
            ++at_; // the first of two
        } else if (c == '\n' || (c == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] != '\n'))) {
            ++next_line_;
        }
        text_[end++] = c;
    }
    ++at_; // the closing quote
    std::size_t const closed = at_;
    while (!at_line_end() && !at_separator())
        ++at_;
    // What follows a closing quote belongs to the field, unless it is blank.
    for (std::size_t i = closed; i < at_; ++i)
        if (text_[i] != ' ' || i + 1 < at_) text_[end++] = text_[i];
    return std::string_view(text_).substr(first, end - first);
}

} // namespace groundswell
