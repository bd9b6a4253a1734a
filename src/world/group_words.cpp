#include "world/group_words.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "tables/numbers.hpp"
#include "world/folded.hpp"

namespace groundswell {

namespace {

using Words = std::set<std::string, std::less<>>;

Words const& women()
{
    static Words const words{
        "f",        "w",        "female",  "woman",     "women",     "girl",      "frau",      "weiblich",
        "femme",    "feminin",  "mujer",   "mujeres",   "femenino",  "femenina",  "mulher",    "feminino",
        "feminina", "donna",    "femmina", "femminile", "fem",       "mrs",       "miss",      "mlle",
        "ms",       "mme",      "madame",  "kvinna",    "vrouw",     "kvinde",    "females",   "weibl",
        "frauen",   "dame",     "damen",   "femmes",    "feminine",  "filles",    "fille",     "girls",
        "senora",   "mulheres", "donne",   "signora",   "femminili", "cisfemale", "femalecis", "ciswoman",
        "womancis", "ciswomen", "cisfrau"};
    return words;
}

Words const& men()
{
    static Words const words{"m",         "male",    "man",      "men",    "boy",     "mann",      "mannlich",
                             "maennlich", "homme",   "masculin", "hombre", "hombres", "masculino", "homem",
                             "uomo",      "maschio", "maschile", "masc",   "mr",      "herr",      "monsieur",
                             "males",     "mannl",   "maennl",   "manner", "maenner", "herren",    "hommes",
                             "masculine", "garcon",  "boys",     "senor",  "homens",  "uomini",    "signore",
                             "maschi",    "cismale", "malecis",  "cisman", "mancis",  "cismen",    "cismann"};
    return words;
}

Words const& others()
{
    static Words const words{"x",          "d",        "nb",          "enby",          "nonbinary",
                             "diverse",    "divers",   "other",       "autre",         "otro",
                             "outro",      "altro",    "nobinario",   "naobinario",    "nonbinaire",
                             "nonbinario", "agender",  "genderqueer", "nonconforming", "genderfluid",
                             "fluid",      "androgyne"};
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
                             "preferiscononrispondere",
                             "blank",
                             "empty",
                             "vide",
                             "leer",
                             "sindato",
                             "sininformacion",
                             "sinrespuesta",
                             "sinespecificar",
                             "noespecificado",
                             "noespecifica",
                             "noresponde",
                             "nodisponible",
                             "noaplica",
                             "nsnc",
                             "prefieronocontestar",
                             "prefieronoresponder",
                             "prefieronodecirlo",
                             "nonspecificato",
                             "nonindicato",
                             "nondisponibile",
                             "nonrisponde",
                             "preferiscodinonrispondere",
                             "preferisconondirlo",
                             "nonspecifie",
                             "nonspecifiee",
                             "nonindique",
                             "nonrepondu",
                             "sansreponse",
                             "jeprefereneparepondre",
                             "jepreferenepasrepondre",
                             "jepreferenepasledire",
                             "preferenepasrepondre",
                             "prefereneparepondre",
                             "preferenepasdire",
                             "nesaitpas",
                             "semdados",
                             "seminformacao",
                             "seminformacoes",
                             "semresposta",
                             "naoespecificado",
                             "naodeclarado",
                             "naoinformada",
                             "naorespondeu",
                             "prefironaodeclarar",
                             "prefironaoinformar",
                             "prefironaodizer",
                             "nichtangegeben",
                             "ohneangabe",
                             "nichtbekannt",
                             "keineantwort",
                             "keineauskunft",
                             "mochteichnichtsagen",
                             "moechteichnichtsagen",
                             "mochtenichtsagen",
                             "nichtspezifiziert",
                             "rathernotsay",
                             "idrathernotsay",
                             "iwouldrathernotsay",
                             "wouldrathernotsay",
                             "declinedtoanswer",
                             "declinetoanswer",
                             "declinedtostate",
                             "declinetostate",
                             "declinetosay",
                             "declinetoselfidentify",
                             "declinedtosay",
                             "iprefernottoanswer",
                             "iprefernottodisclose",
                             "idonotwishtoanswer",
                             "idontwishtoanswer",
                             "donotwishtoanswer",
                             "idonotwishtodisclose",
                             "choosenottodisclose",
                             "chosenottodisclose",
                             "notdeclared",
                             "notreported",
                             "notprovided",
                             "notknown",
                             "notanswered",
                             "notapplicable",
                             "noresponse",
                             "nodata",
                             "unspecified",
                             "unspec",
                             "nottostate",
                             "prefernottosaid"};
    auto const word = folded(value);
    // "s/d" and "n.d." are missing, and SD and ND may be places.
    bool const cut = value.find_first_of("./") != std::string_view::npos && (word == "sd" || word == "nd");
    return word.empty() || cut || words.contains(word);
}

bool is_leaver(std::string_view value)
{
    static std::array<std::string_view, 33> const words{"terminated",
                                                        "voluntarilyterminated",
                                                        "involuntarilyterminated",
                                                        "terminatedforcause",
                                                        "leaver",
                                                        "resigned",
                                                        "exited",
                                                        "exemployee",
                                                        "former",
                                                        "formeremployee",
                                                        "dismissed",
                                                        "fired",
                                                        "laidoff",
                                                        "inactive",
                                                        "ehemalig",
                                                        "ehemalige",
                                                        "ausgeschieden",
                                                        "ausgetreten",
                                                        "gekundigt",
                                                        "gekuendigt",
                                                        "inaktiv",
                                                        "sorti",
                                                        "demissionne",
                                                        "licencie",
                                                        "inactif",
                                                        "inactivo",
                                                        "despedido",
                                                        "desligado",
                                                        "demitido",
                                                        "inativo",
                                                        "cessato",
                                                        "dimesso",
                                                        "licenziato"};
    return std::ranges::find(words, folded(value)) != words.end();
}

bool is_no_group(std::string_view value, std::vector<std::string> const& values)
{
    static Words const words{"nd", "sd", "nc", "ns", "nr"};
    if (is_missing(value) || words.contains(folded(value))) return true;
    // A code that stands far from the others, or beside words.
    static Words const codes{"-1", "-9", "-99", "-999", "9", "99", "999", "9999", "-1.0", "999.0"};
    auto const number = as_number(value);
    if (!codes.contains(value) || !number) return false;
    bool words_beside = false;
    double others = 0;
    for (auto const& other : values) {
        if (other == value || is_missing(other) || codes.contains(other)) continue;
        auto const x = as_number(other);
        words_beside = words_beside || !x;
        others = std::max(others, x.value_or(0));
    }
    constexpr double usual_codes = 5;
    return words_beside || (others > 0 && others <= usual_codes);
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
