#include "world/layer_words.hpp"

#include <algorithm>
#include <vector>

#include "world/folded.hpp"

namespace groundswell {

std::optional<LayerKind> guess_layer(std::string_view name)
{
    auto const word = folded(name);
    auto const has = [&](std::vector<std::string_view> const& parts) {
        return std::ranges::any_of(parts, [&](auto part) { return word.find(part) != std::string::npos; });
    };
    if (has({"cowork", "team", "colleague", "collab", "contact", "proximity", "meet", "kolleg",
             "zusammenarbeit", "collegue", "companer", "colega", "collegh", "workswith", "workwith"}) ||
        word == "work")
        return LayerKind::team;
    if (has({"friend", "confid", "trust", "close", "social", "support", "freund", "vertrau", "amitie",
             "amistad", "amizade", "amicizia"}))
        return LayerKind::confidant;
    if (has({"audience", "follow", "hear", "listen", "talk", "mail", "message", "mention", "communicat",
             "discuss"}))
        return LayerKind::audience;
    return std::nullopt;
}

} // namespace groundswell
