#pragma once
#include <optional>
#include <string_view>

namespace groundswell {

enum class LayerKind { team, confidant, audience };

/// What the name of a layer says ("cowork" and "contact_20s": team; "friendship": confidant; "follows":
/// audience), or nothing.
std::optional<LayerKind> guess_layer(std::string_view name);

} // namespace groundswell
