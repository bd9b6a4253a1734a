#pragma once
#include <optional>
#include <string_view>

namespace groundswell {

enum class LayerKind { team, confidant, audience };

/// What the name of a layer says ("cowork" and "contact_20s": team; "friendship": confidant; "follows":
/// audience), or nothing.
std::optional<LayerKind> guess_layer(std::string_view name);

/// Whether the name of a layer speaks of people who do not like each other ("dislike", "distrust"), which is
/// no company and no confidence.
bool is_against(std::string_view name);

/// Whether the name of a layer speaks of work ("advice", "task", "reports_to"): who works together, where no
/// layer says so more plainly.
bool is_about_work(std::string_view name);

} // namespace groundswell
