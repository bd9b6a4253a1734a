#include "doors/links.hpp"

#include <cctype>
#include <regex>
#include <sstream>

namespace groundswell::doors {

namespace {

/// Call `use(line number, line)` for every line that is not in a fenced block of code.
template <class Use>
void for_each_line(std::string_view markdown, Use&& use)
{
    std::istringstream in{std::string(markdown)};
    bool fenced = false;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.starts_with("```"))
            fenced = !fenced;
        else if (!fenced)
            use(number, line);
    }
}

} // namespace

std::vector<Link> links(std::string_view markdown)
{
    static std::regex const code("`[^`]*`");
    static std::regex const link(R"(\]\(([^)\s]+)\))");
    std::vector<Link> found;
    for_each_line(markdown, [&](int number, std::string const& line) {
        auto const text = std::regex_replace(line, code, "`");
        for (std::sregex_iterator match(text.begin(), text.end(), link), end; match != end; ++match)
            found.push_back({number, (*match)[1]});
    });
    return found;
}

std::set<std::string> anchors(std::string_view markdown)
{
    std::set<std::string> names;
    for_each_line(markdown, [&](int, std::string const& line) {
        auto const level = line.find_first_not_of('#');
        if (level == 0 || level == std::string::npos || line[level] != ' ') return;
        std::string name;
        for (char const c : line.substr(level + 1)) {
            auto const letter = static_cast<unsigned char>(c);
            if (std::isalnum(letter) != 0 || c == '-' || c == '_' || letter >= 0x80)
                name += static_cast<char>(std::tolower(letter));
            else if (c == ' ')
                name += '-';
        }
        names.insert(name);
    });
    return names;
}

} // namespace groundswell::doors
