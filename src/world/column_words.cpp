#include "world/column_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "world/folded.hpp"

namespace groundswell {

namespace {

/// Usual names of columns, folded, the surest first.
std::map<Column, std::string_view> const& names_of_columns()
{
    static std::map<Column, std::string_view> const names{
        {Column::id, "id ids personid employeeid employeenumber employeeno employeenr empid empno "
                     "empnumber staffid staffno staffnumber workerid associateid payrollnumber payrollid "
                     "personnelnumber personnelno pernr persno filenumber personidexternal userid "
                     "memberid personalnr personalnummer persnr personalid mitarbeiternr "
                     "mitarbeiternummer mitarbeiterid matricule identifiant idemploye idsalarie "
                     "numeroemploye numerosalarie idempleado numeroempleado numempleado numerodeempleado "
                     "numerodelempleado legajo identificador matricula idfuncionario idcolaborador "
                     "idempregado idtrabajador matricola iddipendente codicedipendente identificativo "
                     "respondentid participantid subjectid caseid nodeid actorid studentid person "
                     "employee worker member node actor vertex respondent participant subject student "
                     "user username uid mitarbeiter salarie employe empleado funcionario colaborador "
                     "dipendente kennung numero nummer number nr no num code codigo codice key idno "
                     "idnumber label name nom nombre nome rownames"},
        {Column::group, "gender sex geschlecht genre sexe genero sexo genere sesso genderidentity gendercode "
                        "sexcode legalsex sexatbirth geschl gesch sexkz group"},
        {Column::rank,
         "rank level grade joblevel jobgrade senioritylevel hierarchy hierarchylevel "
         "managementlevel careerlevel paygrade salarygrade payband jobband band tier position "
         "role status jobrole dienstgrad dienstrang rang hierarchiestufe hierarchieebene "
         "karrierestufe ebene stufe entgeltgruppe besoldung besoldungsgruppe gehaltsstufe funktion "
         "stellung niveau niveauhierarchique echelon categorie statut fonction poste rango "
         "nivel nivelhierarquico niveljerarquico categoria categoriaprofesional escalafon "
         "jerarquia hierarquia cargo puesto posto grado grau livello inquadramento qualifica "
         "ruolo jobcategory employeeclass seniority trfgr tarifgruppe jobtitle title"},
        {Column::unit, "unit department dept departmentname deptname departmentid deptid departmentcode "
                       "office division section businessunit orgunit organizationalunit organisationalunit "
                       "costcenter costcentre faculty school site branch ward abteilung bereich "
                       "organisationseinheit orgeinheit fachbereich referat dezernat station institut "
                       "kostenstelle standort departement service unite direction etablissement atelier "
                       "bureau departamento unidad seccion servicio oficina setor sector unidade secao "
                       "servico area reparto dipartimento ufficio settore unita sede location team equipe "
                       "equipo equipa squadra class classname classroom homeroom klasse schulklasse "
                       "classe aula clase turma discipline group faction club community "
                       "orgeh supervisoryorganization supervisoryorg organization abtnr abteilungsnr abtbez "
                       "oe oenr kostl filiale filialen sucursal "
                       "succursale agence agencia agenzia filial bu agency depid depnr depname"},
        {Column::manager,
         "managerid manager reportsto reportstoid supervisorid supervisor linemanager "
         "linemanagerid directmanager managernumber managerno manageremployeeid "
         "manageremployeenumber mgr mgrid superior superiorid boss bossid vorgesetzter "
         "vorgesetzte vorgesetzten vorgesetzterid vorgesetztenr vorgesetztenid vorgesetztennr "
         "vorgesetzternr fuhrungskraft fuehrungskraft chef superieur superieurhierarchique "
         "idmanager responsable idresponsable responsablehierarchique jefe idjefe jefedirecto "
         "supervisordirecto gestor idgestor chefe gerente responsabile idresponsabile "
         "superiore capo parentid parentnode reportstoassociateid reportstoemployeeid reportstopositionid "
         "reportstoworkerid vorgnr vorgid vorgesnr vgnr"},
        {Column::layer, "layer type relation kind tie network relationship relationtype tietype edgetype "
                        "linktype beziehung typ art relacion tipo relacao relazione strato"},
        {Column::from, "from source ego sender i person1 id1 fromid sourceid src numid1 node1 actor1 user1 "
                       "fromnodeid fromnode egoid senderid follower caller nominator chooser rater von "
                       "absender expediteur origen remitente origem remetente origine mittente v1"},
        {Column::to, "to target alter receiver j person2 id2 toid targetid dst destination numid2 node2 "
                     "actor2 user2 tonodeid tonode alterid receiverid recipient recipientid followee "
                     "callee nominee chosen ratee an nach empfanger empfaenger destinataire destino "
                     "destinatario destinazione vers para v2"},
        {Column::weight, "weight strength count value w frequency freq n intensity gewicht anzahl starke "
                         "staerke poids peso"}};
    return names;
}

/// Words that say what a column is wherever they stand in a longer name ("What is your gender?").
std::map<Column, std::string_view> const& telling_words()
{
    static std::map<Column, std::string_view> const words{
        {Column::group, "gender sex geschlecht genre sexe genero sexo genere sesso"},
        {Column::unit, "department dept abteilung departement departamento dipartimento reparto setor"},
        {Column::manager, "manager supervisor vorgesetzter vorgesetzte superior superieur"},
        {Column::rank, "rank grade level dienstgrad hierarchy"},
        {Column::from, "send sender ego nominator"},
        {Column::to, "receive receiver recipient alter nominee"}};
    return words;
}

/// Words between blanks.
std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> out;
    while (!text.empty()) {
        out.push_back(text.substr(0, text.find(' ')));
        text.remove_prefix(std::min(out.back().size() + 1, text.size()));
    }
    return out;
}

} // namespace

bool has_word(std::string const& name, std::string_view word)
{
    std::string const words = " " + folded_words(name) + " ";
    return words.find(" " + std::string(word) + " ") != std::string::npos;
}

std::vector<std::size_t> guess_columns(std::vector<std::string> const& header, Column column)
{
    std::vector<std::size_t> out;
    auto const add = [&](std::size_t at) {
        if (std::ranges::find(out, at) == out.end()) out.push_back(at);
    };
    std::vector<std::string> names;
    for (auto const& name : header)
        names.push_back(folded(name));
    for (auto const word : split(names_of_columns().at(column)))
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == word) add(i);
    auto const telling = telling_words().find(column);
    for (auto const word : split(telling == telling_words().end() ? "" : telling->second))
        for (std::size_t i = 0; i < names.size(); ++i)
            if (has_word(header[i], word)) add(i);
    return out;
}

bool is_called_id(std::string const& name)
{
    // "EmployeID" and "EmpId" are two words.
    auto const small = [](char c) { return c >= 'a' && c <= 'z'; };
    bool const joined =
        name.size() > 2 && (name.ends_with("ID") || name.ends_with("Id")) && small(name[name.size() - 3]);
    return joined || has_word(name, "id");
}

bool is_called_after_people(std::string const& name)
{
    static auto const words =
        split("person employee worker member node actor vertex respondent participant subject student user "
              "username mitarbeiter salarie employe empleado funcionario colaborador dipendente label name "
              "nom nombre nome rownames names vorname nachname prenom apellido apellidos cognome");
    return std::ranges::find(words, folded(name)) != words.end() ||
           std::ranges::any_of(std::array{"name", "nom", "nombre", "nome"},
                               [&](auto const* word) { return has_word(name, word); });
}

bool surely_rank(std::string const& name)
{
    static auto const doubtful =
        split("position role status statut jobrole funktion stellung fonction function "
              "categorie categoria title jobtitle poste puesto posto tier jobcategory");
    static auto const of_work =
        split("job pay salary wage career management position employee staff service rank "
              "seniority hierarchy hierarchical grade dienstgrad");
    auto const usual = split(names_of_columns().at(Column::rank));
    if (std::ranges::find(usual, folded(name)) != usual.end())
        return std::ranges::find(doubtful, folded(name)) == doubtful.end();
    return std::ranges::any_of(of_work, [&](auto word) { return has_word(name, word); });
}

bool is_called_after_measure(std::string const& name)
{
    static auto const words =
        split("age alter edad idade eta year years jahr jahre annee annees ano anos anno anni date datum "
              "fecha data "
              "time tenure salary income wage gehalt lohn salaire salario stipendio hours score total amount "
              "meeting meetings rating satisfaction relationship feedback trust "
              "seniority count rate phone zip postal birth");
    return std::ranges::any_of(words, [&](auto word) { return has_word(name, word); });
}

bool is_called_after_leaving(std::string const& name)
{
    static auto const words =
        split("left attrition termd terminated churn churned exited leaver leavers resigned "
              "ausgeschieden gekundigt parti demissionne");
    return std::ranges::find(words, folded(name)) != words.end();
}

std::string group_of_header(std::string const& name)
{
    static std::map<std::string, std::string_view> const names{
        {"woman", "female woman women frau weiblich femme mujer mulher donna femmina feminin femenino "
                  "feminino girl"},
        {"man", "male man men mann mannlich maennlich homme hombre homem uomo maschio masculin "
                "masculino boy"}};
    for (auto const& [group, words] : names)
        for (auto const word : split(words))
            if (folded(name) == word || has_word(name, word) || folded(name) == "is" + std::string(word))
                return group;
    return "";
}

int top_of_header(std::string const& name)
{
    for (auto const* word : {"status", "rank", "rang", "rango", "tier", "class", "statut", "hierarchy"})
        if (has_word(name, word)) return -1;
    for (auto const* word : {"grade", "level", "band", "stufe", "nivel", "niveau", "livello", "grado"})
        if (folded(name).find(word) != std::string::npos) return 1;
    return 0;
}

} // namespace groundswell
