#include <array>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>

#include "tables/file_of.hpp"
#include "tables/rows.hpp"

namespace groundswell {
namespace {

using testing::fault_of;
using testing::file_with;
using testing::Row;
using testing::Rows;
using testing::rows_of;

TEST(Networks, GraphMl)
{
    auto const file = file_with(R"(<?xml version="1.0"?>
<!-- made by hand -->
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
 <key id="d0" for="node" attr.name="gender" attr.type="string"/>
 <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
 <graph edgedefault="directed">
  <node id="n0"><data key="d0">F</data></node>
  <node id="n1"/>
  <edge source="n0" target="n1"><data key="d1">2.5</data></edge>
 </graph>
</graphml>)");
    EXPECT_EQ(file.format, "GraphML");
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "gender"}, {"n0", "F"}, {"n1", ""}}));
    EXPECT_EQ(rows_of(*file.ties), (Rows{{"from", "to", "weight"}, {"n0", "n1", "2.5"}}));
    EXPECT_FALSE(file.undirected);
    auto const place = file.ties->place(0, "from");
    EXPECT_EQ(place.line, 0);
    EXPECT_EQ(place.record, "tie 1");
    EXPECT_EQ(place.key, "from");
    EXPECT_EQ(place.text(), file.ties->path() + ", tie 1");
}

TEST(Networks, AnAttributeMayBeCalledAsAColumnIs)
{
    auto const file =
        file_with("graph [ node [ id 0 from 7 ] node [ id 1 from 8 ] edge [ source 0 target 1 to 5 ] ]");
    EXPECT_EQ(file.ties->header(), (testing::Row{"from", "to", "to (attribute)"}));
}

TEST(Networks, Gexf)
{
    auto const file = file_with(R"(<gexf><graph defaultedgetype="undirected">
 <attributes class="node"><attribute id="0" title="dept" type="string"/></attributes>
 <nodes><node id="a" label="Anna"><attvalues><attvalue for="0" value="lab"/></attvalues></node><node id="b"/></nodes>
 <edges><edge id="0" source="a" target="b" weight="3"/></edges></graph></gexf>)");
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "label", "dept"}, {"a", "Anna", "lab"}, {"b", "", ""}}));
    EXPECT_EQ(rows_of(*file.ties), (Rows{{"from", "to", "weight"}, {"a", "b", "3"}}));
    EXPECT_TRUE(file.undirected);
}

TEST(Networks, Gml)
{
    auto const file =
        file_with("Creator \"x\"\ngraph\n[\n  directed 1\n"
                  "  node [ id 0 label \"Anna &quot;A&quot;\" graphics [ x 1 y [ z 2 ] ] rank 3 ]\n"
                  "  node [ id 1 label \"B] ob\" ]\n  edge [ source 0 target 1 value 2 ] ]\n");
    EXPECT_EQ(file.format, "GML");
    EXPECT_EQ(rows_of(file.rows),
              (Rows{{"id", "label", "rank"}, {"0", "Anna \"A\"", "3"}, {"1", "B] ob", ""}}));
    EXPECT_EQ(rows_of(*file.ties), (Rows{{"from", "to", "value"}, {"0", "1", "2"}}));
    EXPECT_FALSE(file.undirected);
    for (auto const* cut : {"graph [ node [ id 0 ] edge [ source 0 ", "graph [ node [ id 0 ] node [ id 1 ] ",
                            "graph [ node [ id 0 ] edge [ source 0 target 0 label \"a"})
        EXPECT_NE(fault_of(cut).find("ends within a bracket"), std::string::npos) << cut;
    EXPECT_NE(fault_of("graph [ node [ id 0 graphics [ x 1 ").find("ends within a bracket"),
              std::string::npos);
}

TEST(Networks, Pajek)
{
    auto const file =
        file_with("% a net\r\n*Vertices 3\r\n1 \"Anna B\" 0.1 0.2\r\n2 Bob\r\n*Arcs :1 \"advice\"\r\n"
                  "1 2 2\r\n*Edgeslist\r\n3 1 2\r\n");
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "label"}, {"1", "Anna B"}, {"2", "Bob"}, {"3", ""}}));
    EXPECT_EQ(rows_of(*file.ties), (Rows{{"from", "to", "weight", "layer"},
                                         {"1", "2", "2", "advice"},
                                         {"3", "1", "1", ""},
                                         {"3", "2", "1", ""}}));
}

TEST(Networks, PajekProject)
{
    auto const file =
        file_with("*Network friends\n*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 2\n*Network work.net\n"
                  "*Vertices 2\n*Matrix\n0 1\n0 0\n*Partition sex\n*Vertices 2\n1\n2\n"
                  "*Permutation p\n*Vertices 2\n2\n1\n");
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "label", "sex"}, {"1", "a", "1"}, {"2", "b", "2"}}));
    EXPECT_EQ(
        rows_of(*file.ties),
        (Rows{{"from", "to", "weight", "layer"}, {"1", "2", "1", "friends"}, {"1", "2", "1", "work.net"}}));
}

TEST(Networks, PajekOfTwoKinds)
{
    Rows const ties{{"from", "to", "weight", "layer"}, {"1", "2", "2", "clubs"}, {"2", "3", "1", "clubs"}};
    auto const matrix =
        file_with("*Network clubs\n*Vertices 6 3\n1 \"ann\"\n2 \"bob\"\n3 \"cid\"\n4 \"chess\"\n"
                  "*Matrix\n1 1 0\n1 1 1\n0 0 1\n");
    EXPECT_EQ(rows_of(matrix.rows), (Rows{{"id", "label"}, {"1", "ann"}, {"2", "bob"}, {"3", "cid"}}));
    EXPECT_EQ(rows_of(*matrix.ties), ties);
    EXPECT_TRUE(matrix.undirected);
    EXPECT_EQ(
        rows_of(
            *file_with("*Network clubs\n*Vertices 6 3\n*Edges\n1 4\n2 4\n5 1\n2 5\n2 6\n3 6\n1 3\n").ties),
        ties);
    EXPECT_NE(fault_of("*Vertices 6 3\n*Edges\n1 7\n").find("a tie of '1' and '7'"), std::string::npos);
    EXPECT_NE(fault_of("*Vertices 99999999999\n").find("has no number of vertices that may be"),
              std::string::npos);
}

TEST(Networks, MatrixMarket)
{
    auto const file = file_with("%%MatrixMarket matrix coordinate pattern symmetric\n% x\n3 3 2\n2 1\n3 1\n");
    EXPECT_EQ(rows_of(file.rows), (Rows{{"column 1", "column 2"}, {"2", "1"}, {"3", "1"}}));
    EXPECT_TRUE(file.undirected);
    EXPECT_NE(fault_of("%%MatrixMarket matrix coordinate pattern symmetric\n% only words\n"), "");
    EXPECT_NE(fault_of("%%MatrixMarket"), "");
}

TEST(Networks, NodeLinkJson)
{
    auto const file = file_with(R"({"directed": true, "multigraph": false, "graph": {},
 "nodes": [{"id": 7, "dept": "lab"}, {"id": 8}], "links": [{"source": 7, "target": 8, "weight": 2}]})");
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "dept"}, {"7", "lab"}, {"8", ""}}));
    EXPECT_EQ(rows_of(*file.ties), (Rows{{"from", "to", "weight"}, {"7", "8", "2"}}));
    EXPECT_FALSE(file.undirected);

    auto const numbered =
        file_with(R"({"nodes": [{"name": "a"}, {"name": "b"}], "links": [{"source": 0, "target": 1}]})");
    EXPECT_EQ(rows_of(numbered.rows), (Rows{{"id", "name"}, {"0", "a"}, {"1", "b"}}));

    auto const cytoscape = file_with(R"({"elements": {"nodes": [{"data": {"id": "a", "sex": "F"}}],
 "edges": [{"data": {"source": "a", "target": "a"}}]}})");
    EXPECT_EQ(rows_of(cytoscape.rows), (Rows{{"id", "sex"}, {"a", "F"}}));

    auto const records = file_with(R"([{"nr": 1, "sex": "F"}, {"nr": 2, "unit": null}])");
    EXPECT_EQ(rows_of(records.rows), (Rows{{"nr", "sex", "unit"}, {"1", "F", ""}, {"2", "", ""}}));
    EXPECT_FALSE(records.ties);
    EXPECT_NE(fault_of("{\"nodes\": [").find("is broken JSON"), std::string::npos);
    EXPECT_NE(fault_of("[{\"id\": 4e400}]").find("holds a number that is too large"), std::string::npos);
}

TEST(Networks, Matrices)
{
    Rows const ties{{"from", "to", "weight"}, {"a", "b", "1"}, {"b", "c", "2"}};
    EXPECT_EQ(rows_of(*file_with(",a,b,c\na,0,1,0\nb,0,0,2\nc,0,0,0\n").ties), ties);
    EXPECT_EQ(rows_of(*file_with("a b c\n0 1 0\n0 0 2\n0 0 0\n").ties), ties);
    Rows const numbered{{"from", "to", "weight"}, {"1", "2", "1"}, {"2", "1", "1"}};
    EXPECT_EQ(rows_of(*file_with("0 1 0\n1 0 0\n0 0 0\n").ties), numbered);
    auto const labelled = file_with(";1;2;3\n1;0;1;0\n2;1;0;0\n3;0;0;0\n");
    EXPECT_EQ(rows_of(*labelled.ties), numbered);
    EXPECT_EQ(labelled.rows.rows(), 3U);
    EXPECT_TRUE(labelled.undirected);
    EXPECT_EQ(rows_of(*file_with(",c,a,b\na,0,0,1\nb,2,0,0\nc,0,0,0\n").ties), ties) << "in another order";
    EXPECT_FALSE(file_with(",c,a,d\na,0,0,1\nb,2,0,0\nc,0,0,0\n").ties) << "other names";
    EXPECT_FALSE(file_with("id,age,level\n1,40,2\n2,30,1\n3,20,1\n").ties) << "square by chance";
}

TEST(Networks, DeepNestingEndsNothing)
{
    constexpr int depth = 200'000;
    std::string xml = "<graphml>";
    std::string json = "{\"children\":[";
    for (int i = 0; i < depth; ++i)
        xml += "<node>", json += "{\"children\":[";
    for (int i = 0; i < depth; ++i)
        xml += "</node>", json += "]}";
    EXPECT_EQ(file_with(xml + "</graphml>").rows.rows(), std::size_t{depth});
    EXPECT_THROW(file_with(json + "]}"), UserError); // lists and objects may be 200 deep
}

/// Four people, two events. a and b share both, c shares the second with them, d is alone.
Rows const who_share{{"from", "to", "weight"}, {"a", "b", "2"}, {"a", "c", "1"}, {"b", "c", "1"}};

TEST(Networks, PeopleWhoShareANodeOfTheOtherKindAreTied)
{
    auto const graphml = [](std::string const& attribute, std::string const& people,
                            std::string const& events, std::string const& more = {}) {
        std::string out =
            "<graphml><key id='k' for='node' attr.name='" + attribute + "'/><graph edgedefault='directed'>";
        for (auto const& [id, kind] : {std::pair<std::string, std::string>{"e", events},
                                       {"a", people},
                                       {"b", people},
                                       {"c", people},
                                       {"d", people},
                                       {"f", events}})
            out += "<node id='" + id + "'><data key='k'>" + kind + "</data></node>";
        for (char const* tie : {"ae", "be", "fa", "bf", "cf"})
            out += std::string("<edge source='") + tie[0] + "' target='" + tie[1] + "'/>";
        return file_with(out + more + "</graph></graphml>");
    };
    for (auto const& [attribute, people, events] :
         {std::array{"type", "false", "true"}, {"bipartite", "0", "1"}, {"Kind", "person", "club"}}) {
        auto const file = graphml(attribute, people, events);
        ASSERT_TRUE(file.ties);
        EXPECT_EQ(file.rows.rows(), 4U);
        EXPECT_EQ(rows_of(*file.ties), who_share);
        EXPECT_TRUE(file.undirected);
        ASSERT_EQ(file.notes.size(), 1U);
        EXPECT_NE(file.notes[0].find(std::string("those of '") + people + "' are people"), std::string::npos);
    }
    // Ties within a kind, two kinds of people, and kinds that are neither, are what they are.
    EXPECT_EQ(graphml("type", "0", "1", "<edge source='a' target='b'/>").ties->rows(), 6U);
    EXPECT_EQ(graphml("type", "man", "woman").rows.rows(), 6U);
    EXPECT_EQ(graphml("type", "temporary", "permanent").rows.rows(), 6U);
    auto const json =
        file_with(R"({"directed": true, "nodes": [{"id": "a", "bipartite": 0}, {"id": "e", "bipartite": 1},
        {"id": "b", "bipartite": 0}], "links": [{"source": "a", "target": "e"}, {"source": "b", "target": "e"}]})");
    EXPECT_EQ(rows_of(*json.ties), (Rows{{"from", "to", "weight"}, {"a", "b", "1"}}));
    EXPECT_TRUE(json.undirected);
}

TEST(Networks, TablesOfWhoBelongsToWhatAreRead)
{
    auto const file = file_with("name,choir,chess,run\na,1,1,0\nb,1,1,0\nc,0,1,0\nd,0,0,1\n");
    ASSERT_TRUE(file.ties);
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id"}, {"a"}, {"b"}, {"c"}, {"d"}}));
    EXPECT_EQ(rows_of(*file.ties), who_share);
    EXPECT_EQ(file.notes.back(), "a table of who belongs to what, 'choir' to 'run': who share one are tied");
    for (char const* table :
         {"name,choir,female,run\na,1,1,0\nb,1,1,0\nc,0,1,1\n", "id,q1,q2,q3\na,1,1,0\nb,1,1,0\nc,0,1,1\n",
          "name,choir,chess,run\na,1,1,0\na,1,1,0\nc,0,1,1\n",
          "name,choir,chess,age\na,1,1,30\nb,1,1,40\nc,0,1,50\n"})
        EXPECT_FALSE(file_with(table).ties) << table;
}

TEST(Networks, WhatIsNotReadIsNamed)
{
    EXPECT_EQ(fault_of("").substr(0, 20), "people.txt: is empty");
    EXPECT_NE(fault_of("FEA1xxxx").find("is a Feather file of version 1"), std::string::npos);
    EXPECT_NE(fault_of("<!DOCTYPE html>\n<html><body>404</body></html>").find("is a web page"),
              std::string::npos);
    EXPECT_NE(fault_of("<opml><body/></opml>").find("is XML, but neither GraphML nor GEXF"),
              std::string::npos);
    EXPECT_NE(fault_of("<graphml><graph>").find("is broken XML"), std::string::npos);
    try {
        read_table_file("/nowhere/people.csv");
        FAIL();
    } catch (UserError const& error) {
        EXPECT_STREQ(error.what(), "/nowhere/people.csv: cannot be opened (No such file or directory).");
    }
}

} // namespace
} // namespace groundswell
