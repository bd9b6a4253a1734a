#include <algorithm>
#include <cstdio>
#include <groundswell/claim.hpp>
#include <groundswell/interventions.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/validate.hpp>
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

/// Words that may follow an option, or stand alone after some commands. Files may stand there too.
struct Values {
    std::string after;    ///< an option, or "" for what stands alone
    std::string commands; ///< for which, separated by blanks
    std::vector<std::string> words;
};

std::vector<Values> all_values()
{
    std::vector<std::string> scenarios, claims, models, settings;
    for (auto const& scenario : shipped_scenarios())
        scenarios.emplace_back(scenario.name);
    for (auto const& claim : shipped_claims())
        claims.push_back(claim.id);
    for (auto const& model : published_models())
        models.push_back(model.name);
    auto const base = default_scenario();
    auto const parameters = parameter_names(base.groups, base.ranks);
    for (auto const& name : parameters)
        settings.push_back(name + "=");
    auto changes = standard_names();
    changes.insert(changes.end(), scenarios.begin(), scenarios.end());
    changes.insert(changes.end(), settings.begin(), settings.end());
    return {{"--set", "run describe check compare dose attribute sensitivity claims", settings},
            {"--parameter", "dose", parameters},
            {"--with", "compare", changes},
            {"--metric", "compare dose attribute sensitivity report", figure_names()},
            {"--profile", "run describe check generate compare dose attribute sensitivity", {"country"}},
            {"", "run describe check generate compare dose attribute sensitivity view", scenarios},
            {"", "claims", claims},
            {"", "validate", models},
            {"", "completion", {"bash", "zsh", "fish"}}};
}

/// A pattern for each of the commands with this behind it: "run--set|check--set".
std::string pattern(std::string const& commands, std::string const& behind)
{
    std::string out;
    for (char const c : commands + " ")
        out += c == ' ' ? behind + "|" : std::string(1, c);
    out.pop_back();
    return out;
}

/// Options after a hyphen, and else the words that fit and files. zsh reads the same script through
/// bashcompinit.
std::string bash_script()
{
    std::string out = "_groundswell() {\n"
                      "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                      "    local options= words=\n"
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
           "    case ${COMP_WORDS[1]}$before in\n";
    for (auto const& values : all_values())
        if (!values.after.empty())
            out += "        " + pattern(values.commands, values.after) + ") words=\"" + spaced(values.words) +
                   "\" ;;\n";
    for (auto const& values : all_values())
        if (values.after.empty())
            out +=
                "        " + pattern(values.commands, "*") + ") words=\"" + spaced(values.words) + "\" ;;\n";
    out += "    esac\n"
           "    case $word in\n"
           "        -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
           "        *) COMPREPLY=($(compgen -W \"$words\" -- \"$word\") $(compgen -f -- \"$word\")) ;;\n"
           "    esac\n"
           "    case ${COMPREPLY-} in *=) compopt -o nospace 2>/dev/null ;; esac\n"
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
    for (auto const& values : all_values()) {
        std::string const where = " -n '__fish_seen_subcommand_from " + values.commands + "'";
        std::string const after = values.after.empty() ? "" : " -r -l " + values.after.substr(2);
        out += "complete -c groundswell" + where + after + " -a '" + spaced(values.words) + "'\n";
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
