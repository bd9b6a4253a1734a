#include "scenario/toml_guard.hpp"

#include <algorithm>
#include <groundswell/problems.hpp>

namespace groundswell {

namespace {

/// Walks over text as far as needed to tell keys from strings and comments.
class TomlGuard {
  public:
    TomlGuard(std::string_view text, std::string const& name) : text_(text), name_(name) {}

    void walk()
    {
        while (at_ < text_.size()) {
            char const c = text_[at_];
            if (c == '\n') {
                ++line_;
                ++at_;
                parts_ = 0;
                continue;
            }
            step(c);
        }
    }

  private:
    static constexpr int most_parts = 32; ///< of a key; a scenario needs five

    char seen(std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }

    void step(char c)
    {
        if (c == '#') {
            at_ = std::min(text_.find('\n', at_), text_.size());
        } else if (c == '"' || c == '\'') {
            string(c);
        } else {
            if (c == '.')
                ++parts_;
            else if (c == ',' || c == '=' || c == '[' || c == '{')
                parts_ = 0;
            if (parts_ >= most_parts) refuse("a key of more than 32 parts");
            ++at_;
        }
    }

    void string(char quote)
    {
        std::string const three(3, quote);
        bool const lines = text_.substr(at_, 3) == three;
        at_ += lines ? 3 : 1;
        while (at_ < text_.size()) {
            if (text_[at_] == '\\' && quote == '"') {
                line_ += seen(at_ + 1) == '\n';
                at_ += 2;
            } else if (lines ? text_.substr(at_, 3) == three : text_[at_] == quote) {
                at_ += lines ? 3 : 1;
                return;
            } else if (!lines && text_[at_] == '\n') {
                return;
            } else {
                line_ += text_[at_++] == '\n';
            }
        }
    }

    [[noreturn]] void refuse(char const* what) const
    {
        throw UserError(Problem{.code = ProblemCode::toml_malformed,
                                .place = {.file = name_, .line = line_},
                                .what = std::string("is not TOML that can be read: ") + what});
    }

    std::string_view text_;
    std::string const& name_;
    std::size_t at_{0};
    int line_{1}, parts_{0};
};

} // namespace

void guard_toml(std::string_view text, std::string const& name)
{
    TomlGuard(text, name).walk();
}

} // namespace groundswell
