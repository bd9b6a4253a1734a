#include "world/group_words.hpp"

#include <algorithm>
#include <set>

#include "world/folded.hpp"

namespace groundswell {

namespace {

using Words = std::set<std::string, std::less<>>;

Words const& women()
{
    static Words const words{"f",        "w",         "female", "woman",    "women",    "girl",
                             "frau",     "weiblich",  "femme",  "feminin",  "mujer",    "mujeres",
                             "femenino", "femenina",  "mulher", "feminino", "feminina", "donna",
                             "femmina",  "femminile", "fem",    "mrs",      "miss",     "mlle",
                             "ms",       "mme",       "madame", "kvinna",   "vrouw",    "kvinde"};
    return words;
}

Words const& men()
{
    static Words const words{"m",         "male",      "man",     "men",      "boy",      "mann",
                             "mannlich",  "maennlich", "homme",   "masculin", "hombre",   "hombres",
                             "masculino", "homem",     "uomo",    "maschio",  "maschile", "masc",
                             "mr",        "herr",      "monsieur"};
    return words;
}

Words const& others()
{
    static Words const words{"x",          "d",       "nb",          "enby",         "nonbinary",
                             "diverse",    "divers",  "other",       "autre",        "otro",
                             "outro",      "altro",   "nobinario",   "naobinario",   "nonbinaire",
                             "nonbinario", "agender", "genderqueer", "nonconforming"};
    return words;
}

} // namespace

bool is_missing(std::string_view value)
{
    static Words const words{"na",
                             "nan",
                             "null",
                             "none",
                             "nil",
                             "missing",
                             "unknown",
                             "undisclosed",
                             "declined",
                             "notstated",
                             "notspecified",
                             "notdisclosed",
                             "notavailable",
                             "noanswer",
                             "refused",
                             "prefernottosay",
                             "prefernottoanswer",
                             "prefernottodisclose",
                             "iprefernottosay",
                             "keineangabe",
                             "ka",
                             "unbekannt",
                             "nonrenseigne",
                             "nonprecise",
                             "inconnu",
                             "nesouhaitepasrepondre",
                             "sindatos",
                             "nocontesta",
                             "desconocido",
                             "prefieronodecir",
                             "prefieronodecirlo",
                             "naoinformado",
                             "desconhecido",
                             "prefironaodizer",
                             "prefironaoresponder",
                             "nondichiarato",
                             "sconosciuto",
                             "preferiscononrispondere"};
    auto const word = folded(value);
    return word.empty() || words.contains(word);
}

std::map<std::string, std::string> guess_groups(std::vector<std::string> const& values)
{
    Words found;
    for (auto const& value : values)
        found.insert(folded(value));
    bool const h_is_man = found.contains("h") && (found.contains("m") || found.contains("f"));
    bool const m_is_woman = h_is_man && found.contains("m") && !found.contains("f");
    bool const v_is_woman = found.contains("v") && found.contains("m");
    std::map<std::string, std::string> out;
    for (auto const& value : values) {
        auto const word = folded(value);
        auto& group = out[value];
        if (women().contains(word) || (m_is_woman && word == "m") || (v_is_woman && word == "v"))
            group = "woman";
        else if (men().contains(word) || (h_is_man && word == "h"))
            group = "man";
        else if (others().contains(word))
            group = "nonbinary";
    }
    return out;
}

std::string group_key(std::string_view value)
{
    std::string out;
    bool const sound = std::ranges::all_of(value, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
    if (sound && !value.empty()) return std::string(value);
    for (char const c : folded_words(value)) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            out.push_back(c);
        else if (!out.empty() && out.back() != '_')
            out.push_back('_');
    }
    while (out.ends_with('_'))
        out.pop_back();
    return out.empty() ? "other" : out;
}

int yes_or_no(std::string_view value)
{
    static Words const yes{"1", "true", "t", "yes", "y", "10", "ja", "oui", "si", "sim"};
    static Words const no{"0", "false", "f", "no", "n", "00", "nein", "non", "nao"};
    auto const word = folded(value);
    return yes.contains(word) ? 1 : no.contains(word) ? 0 : -1;
}

} // namespace groundswell
