#include "world/layer_words.hpp"

#include <algorithm>
#include <vector>

#include "world/folded.hpp"

namespace groundswell {

namespace {

bool has_part(std::string const& word, std::vector<std::string_view> const& parts)
{
    return std::ranges::any_of(parts, [&](auto part) { return word.find(part) != std::string::npos; });
}

} // namespace

std::optional<LayerKind> guess_layer(std::string_view name)
{
    if (is_against(name)) return std::nullopt;
    auto const word = folded(name);
    auto const has = [&](std::vector<std::string_view> const& parts) { return has_part(word, parts); };
    if (has({"cowork", "team", "colleague", "collab", "contact", "proximity", "meet", "kolleg",
             "zusammenarbeit", "collegue", "companer", "colega", "collegh", "workswith", "workwith"}) ||
        word == "work")
        return LayerKind::team;
    if (has({"friend", "confid", "trust", "close", "social", "support", "freund", "vertrau", "amitie",
             "amistad", "amizade", "amicizia"}))
        return LayerKind::confidant;
    if (has({"audience", "follow", "hear", "listen", "talk", "mail", "message", "mention", "communicat",
             "discuss", "facebook", "twitter", "linkedin", "slack"}))
        return LayerKind::audience;
    return std::nullopt;
}

bool is_against(std::string_view name)
{
    return has_part(folded(name), {"dislike", "distrust", "mistrust", "hate", "avoid", "enem", "negativ",
                                   "antagon", "conflict", "disesteem", "bully"});
}

bool is_about_work(std::string_view name)
{
    return has_part(folded(name),
                    {"advice", "advis", "task", "work", "report", "consult", "help", "project", "office",
                     "conseil", "aufgabe", "arbeit", "travail", "trabajo", "trabalho", "lavoro"});
}

} // namespace groundswell
