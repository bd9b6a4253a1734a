#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// What a column of the two tables can be.
enum class Column { id, group, rank, unit, layer, from, to, weight };

/// The column of a header that is named as such columns usually are ("gender", "sex"; "department"), or "".
/// Upper and lower case, blanks, `_` and `-` make no difference.
std::string guess_column(std::vector<std::string> const& header, Column column);

/// The group that a value of a gender column usually means (F and female: woman; M and male: man; divers:
/// nonbinary), or "".
std::string guess_group(std::string_view value);

/// Ranks, lowest first: by number if all are numbers, else if all are steps of one known ladder (a law
/// firm's, a university's, a company's, an army's, low to high). Nothing if neither.
std::optional<std::vector<std::string>> guess_rank_order(std::vector<std::string> values);

enum class LayerKind { team, confidant, audience };

/// What the name of a layer says ("cowork" and "contact_20s": team; "friendship": confidant; "follows":
/// audience).
std::optional<LayerKind> guess_layer(std::string_view name);

} // namespace groundswell
