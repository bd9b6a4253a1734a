#include "world/rank_words.hpp"

#include <algorithm>
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
         {"assistenzarzt", "resident", "juniordoctor", "interne", "medicoresidente"},
         {"facharzt", "attending", "registrar"},
         {"oberarzt", "consultant", "chefdeclinique"},
         {"chefarzt", "leitung", "chiefphysician", "chefdeservice", "jefedeservicio", "primario"}},
        {{"intern", "apprentice", "trainee", "praktikant", "azubi", "auszubildender", "stagiaire", "becario",
          "aprendiz", "estagiario", "stagista", "tirocinante", "apprenti"},
         {"assistant", "junior", "hilfskraft", "asistente", "assistente"},
         {"employee", "staff", "worker", "regular", "mitarbeiter", "sachbearbeiter", "angestellter",
          "fachkraft", "employe", "empleado", "funcionario", "impiegato", "operario"},
         {"senior", "specialist", "referent", "especialista", "analyst"},
         {"supervisor", "lead", "teamlead", "teamleiter", "teamleitung", "gruppenleiter", "coordinador",
          "coordenador", "coordinatore", "capoufficio", "chefdequipe"},
         {"manager", "head", "abteilungsleiter", "abteilungsleitung", "leitung", "leiter", "cadre",
          "responsable", "jefe", "gerente", "responsabile", "chef"},
         {"director", "bereichsleiter", "bereichsleitung", "directeur", "diretor", "direttore"},
         {"vicepresident", "vp"},
         {"executive", "ceo", "president", "vorstand", "geschaftsfuhrer", "geschaeftsfuehrer", "pdg",
          "presidente"}},
        {{"bottom", "entry", "lowest", "entrylevel"},
         {"low", "lower", "junior", "niedrig", "bas", "bajo", "baixo", "basso"},
         {"middle", "mid", "medium", "midlevel", "mittel", "moyen", "medio"},
         {"high", "higher", "upper", "senior", "seniorlevel", "hoch", "haut", "alto"},
         {"top", "highest", "executive"}}};
    return ladders;
}

int step_of(std::string const& word, Ladder const& ladder)
{
    for (std::size_t step = 0; step < ladder.size(); ++step)
        if (std::ranges::find(ladder[step], word) != ladder[step].end()) return static_cast<int>(step);
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

} // namespace

std::optional<std::vector<std::string>> in_number_order(std::vector<std::string> const& values)
{
    std::vector<std::pair<double, std::string>> steps;
    for (auto const& value : values) {
        auto const x = as_number(value, true);
        if (!x) return std::nullopt;
        steps.emplace_back(*x, value);
    }
    return sorted_by(std::move(steps));
}

std::optional<std::vector<std::string>> in_ladder_order(std::vector<std::string> const& values)
{
    for (auto const& ladder : known_ladders())
        if (auto order = climb(values, ladder)) return order;
    return std::nullopt;
}

} // namespace groundswell
