#include <algorithm>
#include <gtest/gtest.h>

#include "world/column_words.hpp"
#include "world/folded.hpp"
#include "world/group_words.hpp"
#include "world/layer_words.hpp"
#include "world/rank_words.hpp"

namespace groundswell {
namespace {

using Words = std::vector<std::string>;

std::string first(Words const& header, Column column)
{
    auto const found = guess_columns(header, column);
    return found.empty() ? "" : header[found.front()];
}

TEST(Words, FoldsCaseAccentsAndPunctuation)
{
    EXPECT_EQ(folded("Employee_No."), "employeeno");
    EXPECT_EQ(folded("Género"), "genero");
    EXPECT_EQ(folded("FÜhrungskräfte"), "fuhrungskrafte");
    EXPECT_EQ(folded("Groß"), "gross");
    EXPECT_EQ(folded("a\xC2\xA0"
                     "b"),
              "ab");
    EXPECT_EQ(folded_words("  What is your gender? "), "what is your gender");
}

struct Name {
    char const* name;
    Column column;
};

/// As the trials had them, and one of each language at least.
constexpr Name names[]{
    {"ID", Column::id},
    {"Personalnr.", Column::id},
    {"GESCH", Column::group},
    {"TRFGR", Column::rank},
    {"ORGEH", Column::unit},
    {"Supervisory_Organization", Column::unit},
    {"Reports To Associate ID", Column::manager},
    {"ABT_NR", Column::unit},
    {"VORG_NR", Column::manager},
    {"OE", Column::unit},
    {"Filiale", Column::unit},
    {"sucursal", Column::unit},
    {"BU", Column::unit},
    {"agency", Column::unit},
    {"dep_id", Column::unit},
    {"ID empleado", Column::id},
    {"EmployeeNumber", Column::id},
    {"EmpID", Column::id},
    {"staff_no", Column::id},
    {"Matricule", Column::id},
    {"Matrícula", Column::id},
    {"Codice dipendente", Column::id},
    {"PERNR", Column::id},
    {"Employee #", Column::id},
    {"Geschlecht", Column::group},
    {"Género", Column::group},
    {"Sexe", Column::group},
    {"Sesso", Column::group},
    {"SEX", Column::group},
    {"Your gender", Column::group},
    {"Dienstgrad", Column::rank},
    {"Categoría", Column::rank},
    {"JobLevel", Column::rank},
    {"title", Column::rank},
    {"Niveau hiérarchique", Column::rank},
    {"Cargo", Column::rank},
    {"Livello", Column::rank},
    {"Departamento", Column::unit},
    {"Abteilung", Column::unit},
    {"dept", Column::unit},
    {"Service", Column::unit},
    {"Reparto", Column::unit},
    {"Setor", Column::unit},
    {"Vorgesetzte/r", Column::manager},
    {"ReportsTo", Column::manager},
    {"Manager ID", Column::manager},
    {"Responsable", Column::manager},
    {"Jefe", Column::manager},
    {"Chefe", Column::manager},
    {"Responsabile", Column::manager},
    {"numid1", Column::from},
    {"Source", Column::from},
    {"Recipient", Column::to},
    {"relation", Column::layer},
    {"freq", Column::weight},
};

TEST(Words, KnowsColumnsInSixLanguages)
{
    for (auto const& [name, column] : names)
        EXPECT_EQ(first({"zzz", name}, column), name);
}

TEST(Words, PutsTheSurestFirst)
{
    EXPECT_EQ(first({"Nr", "Person ID", "SEX"}, Column::id), "Person ID");
    EXPECT_EQ(first({"office", "department"}, Column::unit), "department");
    EXPECT_EQ(first({"age", "page"}, Column::rank), "");
}

TEST(Words, KnowsColumnsOfZerosAndOnes)
{
    EXPECT_EQ(group_of_header("female"), "woman");
    EXPECT_EQ(group_of_header("is_male"), "man");
    EXPECT_EQ(group_of_header("Frau"), "woman");
    EXPECT_EQ(group_of_header("human"), "");
    EXPECT_EQ(yes_or_no("TRUE"), 1);
    EXPECT_EQ(yes_or_no("0"), 0);
    EXPECT_EQ(yes_or_no("2"), -1);
}

TEST(Words, KnowsGroups)
{
    auto const groups = guess_groups({"F", "Male", "non-binary", "Männlich", "1"});
    EXPECT_EQ(groups.at("F"), "woman");
    EXPECT_EQ(groups.at("Male"), "man");
    EXPECT_EQ(groups.at("non-binary"), "nonbinary");
    EXPECT_EQ(groups.at("Männlich"), "man");
    EXPECT_EQ(groups.at("1"), "") << "codes differ between surveys";
    EXPECT_EQ(guess_groups({"H", "M"}).at("M"), "woman") << "hombre, mujer";
    EXPECT_EQ(guess_groups({"H", "F"}).at("H"), "man") << "homme, femme";
    EXPECT_EQ(guess_groups({"M", "F"}).at("M"), "man");
    EXPECT_EQ(guess_groups({"M", "F", "H"}).at("M"), "man");
}

TEST(Words, KnowsWhatIsMissing)
{
    for (auto const* value :
         {"", "NA", "n/a", "NaN", "null", "-", "Prefer not to say", "k. A.", "keine Angabe"})
        EXPECT_TRUE(is_missing(value)) << value;
    for (auto const* value : {"N", "0", "Nan Goldin", "other", "F"})
        EXPECT_FALSE(is_missing(value)) << value;
}

TEST(Words, KnowsPluralsAbbreviationsAndWhatBirthSays)
{
    auto const groups = guess_groups({"females", "males", "weibl.", "männl.", "cis female", "Cis Male"});
    for (auto const* value : {"females", "weibl.", "cis female"})
        EXPECT_EQ(groups.at(value), "woman") << value;
    for (auto const* value : {"males", "männl.", "Cis Male"})
        EXPECT_EQ(groups.at(value), "man") << value;
}

TEST(Words, KnowsWhoDoesNotSay)
{
    for (auto const* value : {"sin dato", "non specificato", "(blank)", "Rather not say",
                              "Declined to answer", "I prefer not to answer", "je préfère ne pas répondre",
                              "não declarado", "preferisco non dirlo", "nicht angegeben", "s/d", "N.D."})
        EXPECT_TRUE(is_missing(value)) << value;
    EXPECT_FALSE(is_missing("SD")) << "South Dakota";
    EXPECT_FALSE(is_missing("999"));
    EXPECT_TRUE(is_no_group("ND", {"F", "ND"}));
    EXPECT_TRUE(is_no_group("999", {"F", "M", "999"}));
    EXPECT_TRUE(is_no_group("-1", {"1", "2", "-1"}));
    EXPECT_FALSE(is_no_group("9", {"7", "8", "9"})) << "a code like the others";
}

TEST(Words, KnowsLeavers)
{
    EXPECT_TRUE(is_leaver("Terminated"));
    EXPECT_TRUE(is_leaver("ehemalig"));
    EXPECT_FALSE(is_leaver("Active"));
}

TEST(Words, KnowsNamesThatSayMoreOrLess)
{
    for (auto const* name : {"id_vendedor", "func_id", "EmployeID", "EmpID", "EmpId"})
        EXPECT_TRUE(is_called_id(name)) << name;
    for (auto const* name : {"COVID", "paid", "identity", "Nom"})
        EXPECT_FALSE(is_called_id(name)) << name;
    EXPECT_TRUE(surely_rank("Job Level"));
    for (auto const* name : {"Status", "stress_level", "education_level", "role"})
        EXPECT_FALSE(surely_rank(name)) << name;
}

TEST(Words, MakesKeysOfGroups)
{
    EXPECT_EQ(group_key("Prefer to describe"), "prefer_to_describe");
    EXPECT_EQ(group_key("North-East_2"), "North-East_2");
    EXPECT_EQ(group_key("(☃)"), "other");
}

TEST(Words, KnowsOrdersOfRanks)
{
    EXPECT_EQ(in_number_order({"10", "9", "1"}), (Words{"1", "9", "10"}));
    EXPECT_EQ(in_number_order({"1", "two"}), std::nullopt);
    EXPECT_EQ(in_ladder_order({"partner", "Associate"}), (Words{"Associate", "partner"}));
    EXPECT_EQ(in_ladder_order({"Professor", "PhD student", "lecturer"}),
              (Words{"PhD student", "lecturer", "Professor"}));
    EXPECT_EQ(in_ladder_order({"manager", "director", "employee"}),
              (Words{"employee", "manager", "director"}));
    EXPECT_EQ(in_ladder_order({"captain", "private"}), (Words{"private", "captain"}));
    EXPECT_EQ(in_ladder_order({"Leitung", "Oberarzt", "Pflegekraft", "Hilfskraft"}),
              (Words{"Hilfskraft", "Pflegekraft", "Oberarzt", "Leitung"}));
    EXPECT_EQ(in_ladder_order({"staff", "employee"}), std::nullopt) << "two words for one step";
    EXPECT_EQ(in_ladder_order({"partner", "wizard"}), std::nullopt);
}

TEST(Words, OrdersTitlesAsFarAsTheyAreKnown)
{
    auto const order = [](Words values) {
        auto const height = heights_on_ladder(values);
        std::erase_if(values, [&](auto const& value) { return !height.contains(value); });
        std::ranges::stable_sort(values, {}, [&](auto const& value) { return height.at(value); });
        return values;
    };
    EXPECT_EQ(order({"Sênior", "Pleno", "Júnior"}), (Words{"Júnior", "Pleno", "Sênior"}));
    EXPECT_EQ(order({"Lead", "Junior", "Senior", "Mid"}), (Words{"Junior", "Mid", "Senior", "Lead"}));
    EXPECT_EQ(order({"Jefe", "Director", "Becario", "Técnico", "Gerente"}),
              (Words{"Becario", "Técnico", "Jefe", "Gerente", "Director"}));
    EXPECT_EQ(order({"Custodial", "Manager", "Clerical"}), (Words{"Clerical", "Manager"}));
    EXPECT_EQ(order({"Directeur", "Stagiaire", "Responsable", "Confirmé"}),
              (Words{"Stagiaire", "Confirmé", "Responsable", "Directeur"}));
    EXPECT_EQ(order({"Direttore", "Stagista", "Responsabile", "Impiegato"}),
              (Words{"Stagista", "Impiegato", "Responsabile", "Direttore"}));
    EXPECT_EQ(order({"Abteilungsleiterin", "Praktikant", "Mitarbeiter", "Teamleiter"}),
              (Words{"Praktikant", "Mitarbeiter", "Teamleiter", "Abteilungsleiterin"}));
    EXPECT_EQ(order({"Manager", "Senior Manager", "Junior Analyst", "Analyst"}),
              (Words{"Junior Analyst", "Analyst", "Manager", "Senior Manager"}));
    EXPECT_EQ(order({"red", "green", "Manager"}), Words{});
    EXPECT_TRUE(are_titles({"Junior", "Manager", "Wizard"}));
    EXPECT_FALSE(are_titles({"low", "high"}));
    EXPECT_FALSE(are_titles({"Active", "Terminated"}));
}

TEST(Words, ComparesNumbersBehindOneWord)
{
    EXPECT_EQ(in_number_order({"E9", "E1", "E10"}), (Words{"E1", "E9", "E10"}));
    EXPECT_EQ(in_number_order({"G14", "G07", "G12"}), (Words{"G07", "G12", "G14"}));
    EXPECT_EQ(in_number_order({"E9", "F10"}), std::nullopt);
}

TEST(Words, KnowsLayers)
{
    EXPECT_EQ(guess_layer("co-work"), LayerKind::team);
    EXPECT_EQ(guess_layer("contact_20s"), LayerKind::team);
    EXPECT_EQ(guess_layer("Friendship"), LayerKind::confidant);
    EXPECT_EQ(guess_layer("follows"), LayerKind::audience);
    EXPECT_EQ(guess_layer("advice"), std::nullopt);
    EXPECT_EQ(guess_layer("network"), std::nullopt);
}

} // namespace
} // namespace groundswell
