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
