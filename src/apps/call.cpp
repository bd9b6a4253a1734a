#include "apps/call.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "parallel/ranks.hpp"
#include "report/words.hpp"

namespace groundswell {

namespace {

/// Options with a value that are not kept: they change no result.
constexpr std::array left_out{std::string_view("--out"),          std::string_view("-o"),
                              std::string_view("--threads"),      std::string_view("--device"),
                              std::string_view("--shard"),        std::string_view("--after"),
                              std::string_view("--members-file"), std::string_view("--design"),
                              std::string_view("--checkpoint"),   std::string_view("--checkpoint-every")};

std::string without_folder(std::string const& word)
{
    std::error_code ignored;
    if (word.find('/') == std::string::npos || !std::filesystem::exists(word, ignored)) return word;
    return std::filesystem::path(word).filename().string();
}

} // namespace

bool Call::leads() const
{
    return !ranks || ranks->leads();
}

std::string kept_command(int argc, char const* const* argv)
{
    std::string out = "groundswell";
    for (int i = 1; i < argc; ++i) {
        std::string const word = argv[i];
        auto const equals = word.starts_with('-') ? word.find('=') : std::string::npos;
        std::string const option = word.substr(0, equals);
        if (option == "--json" || option == "--markdown" || option == "--spread") continue;
        if (std::ranges::find(left_out, option) != left_out.end()) {
            if (equals == std::string::npos) ++i;
            continue;
        }
        std::string kept = without_folder(word);
        if (equals != std::string::npos) kept = option + "=" + without_folder(word.substr(equals + 1));
        out += " " + report::shell_word(kept);
    }
    return out;
}

std::vector<std::string> words_of(std::string const& command)
{
    std::vector<std::string> out;
    bool in_word = false, quoted = false;
    for (std::size_t i = 0; i < command.size(); ++i) {
        char const c = command[i];
        if (!quoted && c == ' ') {
            in_word = false;
            continue;
        }
        if (!in_word) out.emplace_back();
        in_word = true;
        if (c == '\'')
            quoted = !quoted;
        else if (!quoted && c == '\\' && i + 1 < command.size())
            out.back() += command[++i];
        else
            out.back() += c;
    }
    return out;
}

std::string with_weeks(std::string const& command, int weeks)
{
    if (!command.starts_with("groundswell "))
        return command; // made from Python, in a way that no command has
    auto const words = words_of(command);
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        bool const set_next =
            word == "--set" && i + 1 < words.size() && words[i + 1].starts_with("run.weeks=");
        if (word == "--weeks" || set_next)
            ++i; // its value too
        else if (!word.starts_with("--weeks=") && !word.starts_with("--set=run.weeks="))
            out += (out.empty() ? "" : " ") + report::shell_word(word);
    }
    return out + " --weeks " + std::to_string(weeks);
}

} // namespace groundswell
