#include "view/markdown.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace groundswell::view {

namespace {

std::string html_text(std::string_view text)
{
    std::string out;
    for (char const c : text)
        out += c == '<'   ? "&lt;"
               : c == '>' ? "&gt;"
               : c == '&' ? "&amp;"
               : c == '"' ? "&quot;"
                          : std::string(1, c);
    return out;
}

std::string_view bare_line(std::string_view text)
{
    auto const first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The name by which a heading is linked to.
std::string anchor_of_heading(std::string_view heading)
{
    std::string out;
    for (char const c : heading) {
        if (('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '_' || c == '-') out += c;
        if ('A' <= c && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
        if (c == ' ') out += '-';
    }
    return out;
}

class MarkdownRenderer {
  public:
    MarkdownRenderer(std::string_view text, std::function<std::string(std::string_view)> const& address)
        : address_(address)
    {
        bool comment = false;
        while (!text.empty()) {
            auto const end = std::min(text.find('\n'), text.size());
            auto const line = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            // Comments stand on lines of their own.
            comment = comment || line.starts_with("<!--");
            if (!comment) lines_.push_back(line);
            if (comment && line.find("-->") != std::string_view::npos) comment = false;
        }
    }

    std::string html() &&
    {
        while (at_ < lines_.size())
            block();
        return std::move(out_);
    }

  private:
    std::string_view line() const { return at_ < lines_.size() ? lines_[at_] : std::string_view{}; }

    void block()
    {
        auto const text = line();
        if (bare_line(text).empty())
            ++at_;
        else if (text.starts_with("```"))
            code();
        else if (text.starts_with("#"))
            heading();
        else if (text.starts_with("|"))
            table();
        else if (item_of(text) > 0)
            list();
        else
            paragraph();
    }

    void code()
    {
        out_ += "<pre><code>";
        for (++at_; at_ < lines_.size() && !line().starts_with("```"); ++at_)
            out_ += html_text(line()) + "\n";
        ++at_;
        out_ += "</code></pre>\n";
    }

    void heading()
    {
        auto const level = std::min(line().find_first_not_of('#'), std::size_t{6});
        auto const text = bare_line(line().substr(level));
        out_ += fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", level, anchor_of_heading(text), words(text));
        ++at_;
    }

    void row(std::string_view text, char const* cell)
    {
        out_ += "<tr>";
        text = bare_line(text);
        text.remove_prefix(1);
        while (!text.empty()) {
            auto end = text.find('|');
            while (end != std::string_view::npos && end > 0 && text[end - 1] == '\\')
                end = text.find('|', end + 1);
            end = std::min(end, text.size());
            std::string content(bare_line(text.substr(0, end)));
            for (auto at = content.find("\\|"); at != std::string::npos; at = content.find("\\|", at))
                content.erase(at, 1);
            out_ += fmt::format("<{0}>{1}</{0}>", cell, words(content));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        out_ += "</tr>\n";
    }

    void table()
    {
        out_ += "<div class=\"wide\" tabindex=\"0\"><table>\n<thead>";
        row(line(), "th");
        out_ += "</thead><tbody>\n";
        // The second line only parts the head from the rest.
        for (at_ += 2; line().starts_with("|"); ++at_)
            row(line(), "td");
        out_ += "</tbody></table></div>\n";
    }

    /// Where the words of an item begin; 0: it is none.
    static std::size_t item_of(std::string_view text)
    {
        auto const first = std::min(text.find_first_not_of(' '), text.size());
        auto const rest = text.substr(first);
        if (rest.starts_with("- ") || rest.starts_with("* ")) return first + 2;
        auto const digits = rest.find_first_not_of("0123456789");
        return digits != 0 && digits != std::string_view::npos && rest.substr(digits).starts_with(". ")
                   ? first + digits + 2
                   : 0;
    }

    void list()
    {
        bool const numbered = line()[line().find_first_not_of(' ')] <= '9' && line().find(". ") < 4;
        out_ += numbered ? "<ol>\n" : "<ul>\n";
        while (auto const begin = item_of(line())) {
            std::string text(line().substr(begin));
            for (++at_; line().starts_with("  ") && item_of(line()) == 0; ++at_)
                text += " " + std::string(bare_line(line()));
            out_ += "<li>" + words(text) + "</li>\n";
        }
        out_ += numbered ? "</ol>\n" : "</ul>\n";
    }

    void paragraph()
    {
        bool const quote = line().starts_with("> ");
        std::string text;
        while (!bare_line(line()).empty() && !line().starts_with("#") && !line().starts_with("```") &&
               !line().starts_with("|") && item_of(line()) == 0) {
            auto part = line();
            if (part.starts_with("> ")) part.remove_prefix(2);
            text += (text.empty() ? "" : " ") + std::string(bare_line(part));
            ++at_;
        }
        auto const html = "<p>" + words(text) + "</p>\n";
        out_ += quote ? "<blockquote>" + html + "</blockquote>\n" : html;
    }

    /// Between two marks at the front of a text; empty if there are none.
    static std::string_view marked(std::string_view text, std::string_view mark)
    {
        if (!text.starts_with(mark)) return {};
        auto const end = text.find(mark, mark.size());
        if (end == std::string_view::npos || end == mark.size() || text[mark.size()] == ' ') return {};
        return text.substr(mark.size(), end - mark.size());
    }

    /// A link at the front of a text: its length, 0 if there is none.
    std::size_t link(std::string_view text, std::string& out) const
    {
        bool const picture = text.starts_with("![");
        auto const open = picture ? std::size_t{2} : std::size_t{1};
        auto const middle = text.find("](");
        auto const end = middle == std::string_view::npos ? middle : text.find(')', middle);
        if (end == std::string_view::npos ||
            text.substr(open, middle - open).find('\n') != std::string_view::npos)
            return 0;
        auto const said = words(text.substr(open, middle - open));
        auto const to = picture ? std::string() : address_(text.substr(middle + 2, end - middle - 2));
        out += to.empty() ? said : fmt::format("<a href=\"{}\">{}</a>", html_text(to), said);
        return end + 1;
    }

    std::string words(std::string_view text) const
    {
        std::string out;
        while (!text.empty()) {
            std::size_t taken = 0;
            if (auto const code = marked(text, "`"); !code.empty()) {
                out += "<code>" + html_text(code) + "</code>";
                taken = code.size() + 2;
            } else if (auto const strong = marked(text, "**"); !strong.empty()) {
                out += "<strong>" + words(strong) + "</strong>";
                taken = strong.size() + 4;
            } else if (auto const stressed = marked(text, "*"); !stressed.empty()) {
                out += "<em>" + words(stressed) + "</em>";
                taken = stressed.size() + 2;
            } else if (text.front() == '[' || text.starts_with("![")) {
                taken = link(text, out);
            }
            if (taken == 0) {
                out += html_text(text.substr(0, 1));
                taken = 1;
            }
            text.remove_prefix(taken);
        }
        return out;
    }

    std::function<std::string(std::string_view)> const& address_;
    std::vector<std::string_view> lines_;
    std::size_t at_{0};
    std::string out_;
};

} // namespace

std::string html_of_markdown(std::string_view text,
                             std::function<std::string(std::string_view)> const& address)
{
    return MarkdownRenderer(text, address).html();
}

} // namespace groundswell::view
