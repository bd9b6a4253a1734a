#include <cstdio>
#include <groundswell/problems.hpp>
#include <memory>
#include <string>
#include <vector>

#include "apps/command.hpp"
#include "apps/options.hpp"
#include "base/text.hpp"

namespace groundswell {

namespace {

std::string spaced(std::vector<std::string> const& words)
{
    std::string out;
    for (auto const& word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string command_words()
{
    std::vector<std::string> names;
    for (auto const& command : commands())
        names.emplace_back(command.name);
    return spaced(names);
}

/// Options after a command, file names otherwise. zsh reads the same script through bashcompinit.
std::string bash_script()
{
    std::string out = "_groundswell() {\n"
                      "    local word=${COMP_WORDS[COMP_CWORD]} options=\n"
                      "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                      "        COMPREPLY=($(compgen -W \"" +
                      command_words() +
                      " --help --version\" -- \"$word\"))\n"
                      "        return\n"
                      "    fi\n"
                      "    case ${COMP_WORDS[1]} in\n";
    for (auto const& command : commands())
        out += std::string("        ") + command.name + ") options=\"" + spaced(long_options(command)) +
               "\" ;;\n";
    out += "    esac\n"
           "    case $word in\n"
           "        -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
           "        *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
           "    esac\n"
           "}\n"
           "complete -o filenames -F _groundswell groundswell\n";
    return out;
}

std::string fish_script()
{
    std::string out;
    for (auto const& command : commands()) {
        out += std::string("complete -c groundswell -n __fish_use_subcommand -f -a ") + command.name +
               " -d '" + command.sentence + "'\n";
        for (auto const& option : long_options(command))
            out += std::string("complete -c groundswell -n '__fish_seen_subcommand_from ") + command.name +
                   "' -l " + option.substr(2) + "\n";
    }
    return out;
}

} // namespace

Action declare_completion(Options& options)
{
    auto const shell = std::make_shared<std::string>();
    options.add_option("SHELL", *shell, "bash, zsh or fish").required();
    return [shell] {
        std::string script;
        if (*shell == "bash")
            script = bash_script();
        else if (*shell == "zsh")
            script = "autoload -U +X bashcompinit && bashcompinit\n" + bash_script();
        else if (*shell == "fish")
            script = fish_script();
        else
            throw UserError(Problem{.code = ProblemCode::name_unknown,
                                    .place = {.key = "groundswell completion"},
                                    .what = "unknown shell '" + *shell + "'",
                                    .allowed = "bash, zsh or fish",
                                    .suggestion = did_you_mean(*shell, {"bash", "zsh", "fish"})});
        std::fputs(script.c_str(), stdout);
        return exit_ok;
    };
}

} // namespace groundswell
