#include "tables/ucinet_header.hpp"

#include <algorithm>
#include <cctype>
#include <groundswell/problems.hpp>
#include <utility>

#include "base/text.hpp"
#include "tables/numbers.hpp"

namespace groundswell {

namespace {

std::string lower(std::string text)
{
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

class HeaderReader {
  public:
    HeaderReader(std::string const& path, UcinetWords& words) : path_(path), words_(words) {}

    UcinetHeader read()
    {
        words_.take(); // "DL"
        std::string whose;
        for (auto word = words_.take(); word; word = words_.take()) {
            line_ = word->line;
            auto const key = lower(word->text);
            if (key == "data:") {
                if (out_.rows == 0 || out_.columns == 0)
                    fail("does not say how many people there are", "'n=10' before the data");
                return std::move(out_);
            }
            if (key == "row" || key == "column" || key == "col" || key == "level" || key == "matrix") {
                whose = key;
            } else if (key == "labels:") {
                read_labels(std::exchange(whose, {}));
            } else if (key.starts_with("embedded")) {
                out_.row_names = out_.row_names || !whose.starts_with("col");
                out_.column_names = out_.column_names || whose != "row";
                whose.clear();
            } else if (key != "labels") {
                set(key);
                whose.clear();
            }
        }
        fail("ends before its data", "a line 'data:'");
    }

  private:
    void set(std::string const& key)
    {
        if (key == "n") out_.rows = out_.columns = count(key);
        if (key == "nr") out_.rows = count(key);
        if (key == "nc") out_.columns = count(key);
        if (key == "nm") out_.levels = count(key);
        if (key == "format") out_.format = lower(value());
        if (key == "diagonal") out_.diagonal = lower(value()) != "absent";
    }

    std::string value()
    {
        auto const word = words_.take();
        if (!word) fail("ends within its header", "a line 'data:'");
        return word->text;
    }

    std::size_t count(std::string const& name)
    {
        constexpr double most = 1e6;
        auto const text = value();
        auto const x = as_number(text);
        if (!x || *x < 1 || *x > most) fail(name + " is '" + text + "'", "1 to 1,000,000");
        return static_cast<std::size_t>(*x);
    }

    /// Labels up to the next word that ends in a colon, or as many as there can be.
    void read_labels(std::string const& whose)
    {
        bool const of_levels = whose == "level" || whose == "matrix";
        bool const of_columns = whose.starts_with("col");
        auto& into = of_levels ? out_.level_labels : of_columns ? out_.column_labels : out_.row_labels;
        auto const most = of_levels ? out_.levels : of_columns ? out_.columns : out_.rows;
        while (into.size() < most) {
            auto const word = words_.take();
            if (!word) return;
            if (word->text.ends_with(':')) return words_.back_to(*word);
            into.push_back(word->text);
        }
    }

    [[noreturn]] void fail(std::string what, std::string allowed) const
    {
        fail_as_ucinet(path_, line_, std::move(what), std::move(allowed));
    }

    std::string const& path_;
    UcinetWords& words_;
    UcinetHeader out_;
    std::size_t line_{1};
};

} // namespace

std::optional<UcinetWords::Word> UcinetWords::take()
{
    if (auto const kept = std::exchange(kept_, std::nullopt)) return kept;
    auto const blank = [](char c) {
        return std::isspace(static_cast<unsigned char>(c)) || c == ',' || c == '=';
    };
    for (; at_ < text_.size() && blank(text_[at_]); ++at_)
        line_ += text_[at_] == '\n';
    if (at_ >= text_.size()) return std::nullopt;
    Word out{"", line_};
    if (text_[at_] == '"') {
        auto const end = std::min(text_.find('"', at_ + 1), text_.size());
        out.text = text_.substr(at_ + 1, end - at_ - 1);
        line_ += static_cast<std::size_t>(std::ranges::count(out.text, '\n'));
        at_ = std::min(end + 1, text_.size());
        return out;
    }
    while (at_ < text_.size() && !blank(text_[at_]) && !out.text.ends_with(':'))
        out.text.push_back(text_[at_++]);
    return out;
}

UcinetHeader read_ucinet_header(std::string const& path, UcinetWords& words)
{
    return HeaderReader(path, words).read();
}

void fail_as_ucinet(std::string const& path, std::size_t line, std::string what, std::string allowed)
{
    throw UserError({.code = ProblemCode::table_malformed,
                     .place = {.file = path, .line = static_cast<int>(line)},
                     .what = std::move(what),
                     .allowed = std::move(allowed),
                     .suggestion = "export it once more from UCINET"});
}

} // namespace groundswell
