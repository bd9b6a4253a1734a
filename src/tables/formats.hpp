#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "tables/table_file.hpp"

/// Readers of single formats, each in a file of its own so that a heavy library is read by one compilation
/// only.
namespace groundswell {

/// GraphML (Brandes et al. 2002): nodes, edges and their data. A graph within a node is read as part of the
/// whole.
TableFile read_graphml(std::string const& path, std::string const& text);

/// GEXF 1.1 to 1.3: nodes with labels and attribute values, edges with types and weights.
TableFile read_gexf(std::string const& path, std::string const& text);

/// GML (Himsolt 1997): `node [ id 1 label "a" ]`, `edge [ source 1 target 2 ]`. Nested blocks are left out.
TableFile read_gml(std::string const& path, std::string const& text);

/// Pajek networks and projects (.net, .paj): vertices, arcs, edges, lists, matrices; relations and networks
/// become layers, partitions and vectors become columns.
TableFile read_pajek(std::string const& path, std::string const& text);

/// UCINET's DL: matrices, halves of them, lists of edges and of nodes, with one or several layers. Of a
/// network of two kinds the rows are people, and who share a column are tied.
TableFile read_ucinet(std::string const& path, std::string const& text);

/// JSON: node-link (networkx, D3, Gephi), Cytoscape's elements, the JSON graph format, or a list of records.
TableFile read_json(std::string const& path, std::string const& text);

/// Sheets of an .xlsx workbook: the first, and with it one that holds ties, if there is one.
TableFile read_xlsx(std::string const& path, std::vector<std::string> const& named = {});

/// R's .rds and .rda, unpacked: data frames, matrices, and networks of the packages igraph and network.
TableFile read_rdata(std::string const& path, std::string const& bytes);

/// The program of whose data sets the bytes are one (SPSS, Stata, SAS), or nothing.
std::string_view statistics_program(std::string_view bytes);

/// A data set of SPSS (.sav), Stata (.dta) or SAS (.sas7bdat); codes that have a label are written as it.
TableFile read_statistics(std::string const& path, std::string const& bytes);

/// "Parquet" or "Arrow" (its files, Feather among them, and streams), or nothing.
std::string_view columnar_format(std::string_view bytes);

/// A file of Parquet or Arrow. Columns of lists and structures are left out, with a note.
TableFile read_columnar(std::string const& path, std::string const& bytes);

/// A list of which each line names a person, and then with whom they have ties; nothing if the text is none.
std::optional<TableFile> read_adjacency_list(std::string const& path, std::string const& text);

/// If numbered columns of the table name other people in it ("friend 1", "friend 2"), its people and ties;
/// otherwise the table as it is.
TableFile with_nominations_read(TableFile file);

/// If each column but the first says by 0 and 1 who belongs to something, its people, tied if they share one;
/// otherwise the table as it is.
TableFile with_incidence_read(TableFile file);

/// If the table is a square matrix of numbers, its people and ties; otherwise the table as it is.
TableFile with_matrix_read(TableFile file);

} // namespace groundswell
