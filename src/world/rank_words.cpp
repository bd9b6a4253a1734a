#include "world/rank_words.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include "tables/numbers.hpp"
#include "world/folded.hpp"

namespace groundswell {

namespace {

using Words = std::vector<std::string_view>;
/// Steps from the lowest up, with the names that each goes by.
using Ladder = std::vector<Words>;

std::vector<Ladder> const& known_ladders()
{
    static std::vector<Ladder> const ladders{
        {{"clerk", "paralegal", "trainee"},
         {"associate"},
         {"counsel", "ofcounsel"},
         {"partner"},
         {"managingpartner"}},
        {{"student"},
         {"doctoralstudent", "phdstudent", "phd", "doktorand", "doktorandin", "doctorant", "doctorando"},
         {"postdoc", "researcher", "wissenschaftlichermitarbeiter"},
         {"lecturer", "instructor"},
         {"assistantprofessor", "assistantprof", "asstprof", "asstprofessor", "juniorprofessor",
          "professeurassistant", "profesorayudante", "ricercatore"},
         {"associateprofessor", "associateprof", "assocprof", "assocprofessor", "maitredeconferences",
          "profesortitular", "professoreassociato"},
         {"professor", "prof", "fullprofessor", "fullprof", "professur", "professeur", "catedratico",
          "professoreordinario"},
         {"dean", "dekan", "doyen", "decano", "preside"}},
        {{"recruit", "rekrut"},
         {"private", "enlisted", "soldier", "soldat", "soldado"},
         {"corporal", "gefreiter", "caporal", "cabo"},
         {"sergeant", "unteroffizier", "feldwebel", "sergent", "sargento"},
         {"lieutenant", "officer", "leutnant", "offizier", "teniente"},
         {"captain", "hauptmann", "capitaine", "capitan"},
         {"major", "commandant"},
         {"colonel", "oberst"},
         {"general"}},
        {{"hilfskraft", "aide", "assistant", "auxiliar", "porter"},
         {"pflegekraft", "nurse", "krankenpfleger", "infirmiere", "infirmier", "enfermera", "enfermero",
          "infermiere"},
         {"fachkraft", "seniornurse", "stationsleitung", "headnurse"},
         {"intern"},
         {"assistenzarzt", "resident", "juniordoctor", "interne", "medicoresidente"},
         {"facharzt", "attending", "registrar"},
         {"oberarzt", "consultant", "chefdeclinique"},
         {"chefarzt", "chief", "leitung", "chiefphysician", "chefdeservice", "jefedeservicio", "primario"}},
        {{"intern",         "internship",    "apprentice",  "trainee",  "praktikant",  "azubi",
          "auszubildender", "auszubildende", "werkstudent", "volontar", "stagiaire",   "apprenti",
          "apprentie",      "alternant",     "becario",     "becaria",  "aprendiz",    "practicante",
          "pasante",        "estagiario",    "estagiaria",  "stagista", "tirocinante", "apprendista"},
         {"assistant", "junior",     "jr",        "hilfskraft",   "aushilfe",
          "asistente", "assistente", "auxiliar",  "auxiliaire",   "ayudante",
          "entry",     "entrylevel", "clerk",     "clerical",     "ouvrier",
          "ouvriere",  "debutant",   "debutante", "principiante", "berufseinsteiger"},
         {"employee",     "staff",        "worker",       "regular",       "mid",         "middle",
          "midlevel",     "intermediate", "professional", "technician",    "mitarbeiter", "sachbearbeiter",
          "angestellter", "angestellte",  "fachkraft",    "techniker",     "employe",     "technicien",
          "technicienne", "confirme",     "confirmee",    "intermediaire", "empleado",    "empleada",
          "operario",     "tecnico",      "tecnica",      "intermedio",    "intermedia",  "funcionario",
          "funcionaria",  "pleno",        "plena",        "intermediario", "operador",    "impiegato",
          "impiegata",    "operaio"},
         {"senior", "sr", "specialist", "expert", "experte", "experto", "experta", "esperto", "esperta",
          "referent", "especialista", "specialista", "analyst", "analista", "analyste"},
         {"supervisor",   "lead",          "leader",      "teamlead",        "teamleader",     "principal",
          "coordinator",  "teamleiter",    "teamleitung", "gruppenleiter",   "gruppenleitung", "koordinator",
          "coordinateur", "coordinatrice", "chefdequipe", "agentdemaitrise", "superviseur",    "lider",
          "encargado",    "encargada",     "coordinador", "coordinadora",    "jefedeequipo",   "coordenador",
          "coordenadora", "encarregado",   "encarregada", "coordinatore",    "capogruppo",     "capoufficio",
          "capo"},
         {"jefe", "jefa", "chefe"},
         {"manager", "head", "abteilungsleiter", "abteilungsleitung", "leitung", "leiter", "cadre",
          "responsable", "gerente", "responsabile", "chef", "cheffe"},
         {"director", "directora", "direktor", "bereichsleiter", "bereichsleitung", "directeur", "directrice",
          "diretor", "diretora", "direttore", "direttrice"},
         {"vicepresident", "vp"},
         {"executive", "ceo", "president", "vorstand", "geschaftsfuhrer", "geschaeftsfuehrer",
          "geschaftsfuhrung", "pdg", "presidente"}},
        {{"bottom", "entry", "lowest", "entrylevel"},
         {"low", "lower", "junior", "niedrig", "bas", "bajo", "baixo", "basso"},
         {"middle", "mid", "medium", "midlevel", "mittel", "moyen", "medio"},
         {"high", "higher", "upper", "senior", "seniorlevel", "hoch", "haut", "alto"},
         {"top", "highest", "executive"}}};
    return ladders;
}

/// German titles of women end in "in" ("Leiterin", "Leiter/in").
int step_of(std::string const& word, Ladder const& ladder)
{
    auto const is = [&](std::string_view title) {
        return word == title ||
               (word.size() == title.size() + 2 && word.starts_with(title) && word.ends_with("in"));
    };
    for (std::size_t step = 0; step < ladder.size(); ++step)
        if (std::ranges::any_of(ladder[step], is)) return static_cast<int>(step);
    return -1;
}

std::vector<std::string> sorted_by(std::vector<std::pair<double, std::string>> steps)
{
    std::ranges::sort(steps);
    std::vector<std::string> out;
    for (auto& [step, value] : steps)
        out.push_back(std::move(value));
    return out;
}

/// Nothing if a value is no step of the ladder, or two are the same step.
std::optional<std::vector<std::string>> climb(std::vector<std::string> const& values, Ladder const& ladder)
{
    std::vector<std::pair<double, std::string>> steps;
    for (auto const& value : values) {
        int const step = step_of(folded(value), ladder);
        auto const taken = [&](auto const& other) { return other.first == step; };
        if (step < 0 || std::ranges::any_of(steps, taken)) return std::nullopt;
        steps.emplace_back(step, value);
    }
    return sorted_by(std::move(steps));
}

/// How high a title stands on a ladder; less than 0: it is not known. Of several words ("Senior Manager") the
/// highest step counts, and the others move it a little.
double height_of(std::string const& title, Ladder const& ladder)
{
    constexpr double a_little = .3;
    if (int const step = step_of(folded(title), ladder); step >= 0) return step;
    std::vector<int> steps;
    std::istringstream words(folded_words(title));
    for (std::string word; words >> word;)
        if (int const step = step_of(word, ladder); step >= 0) steps.push_back(step);
    if (steps.empty()) return -1;
    std::ranges::sort(steps);
    double const top = steps.back();
    if (steps.size() == 1) return top;
    constexpr int senior = 3;
    return steps.front() >= senior ? top + a_little : top - a_little;
}

/// What stands before the number at the end of a text ("Grade " in "Grade 7"); nothing if none does.
std::optional<std::string> word_before_number(std::string const& text)
{
    auto const last = text.find_last_not_of("0123456789");
    if (last == std::string::npos || last + 1 == text.size()) return std::nullopt;
    return folded(std::string_view(text).substr(0, last + 1));
}

/// "E9", "E10", "Level 2": the same letters before each number. Empty if they are not so.
std::vector<std::pair<double, std::string>> behind_one_word(std::vector<std::string> const& values)
{
    std::vector<std::pair<double, std::string>> steps;
    std::optional<std::string> common;
    for (auto const& value : values) {
        auto const word = word_before_number(value);
        if (!word || (common && *common != *word)) return {};
        common = word;
        auto const number = value.substr(value.find_last_not_of("0123456789") + 1);
        steps.emplace_back(as_number(number).value_or(0), value);
    }
    return steps;
}

/// The ladder of which the most titles are steps, if that are at least two different ones and half of all.
Ladder const* ladder_of(std::vector<std::string> const& values)
{
    Ladder const* best = nullptr;
    std::size_t most = 1;
    for (auto const& ladder : known_ladders()) {
        std::set<double> heights;
        std::size_t known = 0;
        for (auto const& value : values)
            if (double const height = height_of(value, ladder); height >= 0) {
                heights.insert(height);
                ++known;
            }
        if (heights.size() < 2 || known <= most || 2 * known < values.size()) continue;
        best = &ladder;
        most = known;
    }
    return best;
}

} // namespace

std::optional<std::vector<std::string>> in_number_order(std::vector<std::string> const& values)
{
    std::vector<std::pair<double, std::string>> steps;
    for (auto const& value : values) {
        auto const x = as_number(value, true);
        if (!x) {
            steps = behind_one_word(values);
            break;
        }
        steps.emplace_back(*x, value);
    }
    if (steps.empty()) return std::nullopt;
    return sorted_by(std::move(steps));
}

std::optional<std::vector<std::string>> in_ladder_order(std::vector<std::string> const& values)
{
    for (auto const& ladder : known_ladders())
        if (auto order = climb(values, ladder)) return order;
    return std::nullopt;
}

std::map<std::string, double> heights_on_ladder(std::vector<std::string> const& values)
{
    std::map<std::string, double> out;
    if (auto const* ladder = ladder_of(values))
        for (auto const& value : values)
            if (double const height = height_of(value, *ladder); height >= 0) out[value] = height;
    return out;
}

bool are_titles(std::vector<std::string> const& values)
{
    // The last ladder is of degrees ("low", "high"), which anything may have.
    auto const* ladder = ladder_of(values);
    return ladder && ladder != &known_ladders().back();
}

} // namespace groundswell
