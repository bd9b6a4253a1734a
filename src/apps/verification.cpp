#include "apps/verification.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/own_folder.hpp"
#include "store/compare_replicate.hpp"
#include "store/identity.hpp"

namespace groundswell {

namespace {

std::string words_of(PointKey const& key)
{
    return fmt::format("at '{}' in replicate {} of '{}'", key.point, key.replicate, key.experiment);
}

/// A scenario without the line that grows with a study.
std::string without_replicates(std::string text)
{
    auto const begin = text.find("\nreplicates =");
    if (begin == std::string::npos) return text;
    return text.erase(begin, text.find('\n', begin + 1) - begin);
}

bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

} // namespace

Verification::Verification(Database const& study, Choice choice)
    : study_(&study), choice_(choice), identity_(read_identity(study)),
      runs_kept_(static_cast<std::size_t>(study.integer("SELECT count(*) FROM runs")))
{
    auto definitions = study.prepare("SELECT name, definition FROM experiments");
    while (definitions.step())
        definitions_[definitions.text(0)] = definitions.text(1);
    auto rows = study.prepare("SELECT experiment, point, replicate, metric, group_name, value FROM points"
                              " ORDER BY id");
    while (rows.step())
        kept_[{rows.text(0), rows.text(1), static_cast<std::uint32_t>(rows.integer(2))}].push_back(
            {rows.text(3), rows.text(4), rows.real(5)});
}

void Verification::differ(std::string text)
{
    if (std::ranges::find(differences_, text) == differences_.end()) differences_.push_back(std::move(text));
}

PointStore& Verification::begin(StudyIdentity const& asked)
{
    asked_ = asked;
    auto const compare = [&](char const* what, auto const& kept, auto const& again) {
        if (kept != again) differ(fmt::format("the {} of the study is not that of its command", what));
    };
    compare("scenario hash", identity_.scenario_hash, asked.scenario_hash);
    compare("title", identity_.title, asked.title);
    compare("seed", identity_.seed, asked.seed);
    compare("number of weeks", identity_.weeks, asked.weeks);
    compare("window", identity_.window, asked.window);
    compare("list of groups", identity_.groups, asked.groups);
    compare("list of ranks", identity_.rank_names, asked.rank_names);
    compare("rule of what is withheld", identity_.disclosure.min_cell, asked.disclosure.min_cell);
    compare("rounding", identity_.disclosure.round_to, asked.disclosure.round_to);
    compare("scenario", without_replicates(identity_.scenario), without_replicates(asked.scenario));
    auto parameters = asked.parameters;
    std::ranges::sort(parameters);
    for (auto const& [name, value] : identity_.parameters) {
        auto const at = std::ranges::find(parameters, name, &std::pair<std::string, double>::first);
        // How many replicates there are may grow from command to command.
        if (name != "run.replicates" && (at == parameters.end() || at->second != value))
            differ(fmt::format("parameter '{}' of the study is not that of its command", name));
    }
    return *this;
}

std::string Verification::definition(std::string const& experiment) const
{
    auto const at = definitions_.find(experiment);
    return at == definitions_.end() ? "" : at->second;
}

bool Verification::is_chosen(std::string const& experiment, std::string const& point,
                             std::uint32_t replicate) const
{
    if (choice_.share >= 1) return true;
    Hash hash;
    hash.word(choice_.draw);
    hash.text(experiment);
    hash.text(point);
    hash.word(replicate);
    return static_cast<double>(hash.value() >> 11) * 0x1p-53 < choice_.share;
}

std::vector<std::uint32_t> Verification::chosen_runs() const
{
    std::vector<std::uint32_t> out;
    auto rows = study_->prepare("SELECT replicate FROM runs ORDER BY replicate");
    while (rows.step())
        if (auto const replicate = static_cast<std::uint32_t>(rows.integer(0));
            is_chosen("run", "", replicate) && !runs_.contains(replicate))
            out.push_back(replicate);
    return out;
}

void Verification::compare(ReplicateResult const& result)
{
    OwnFolder const folder;
    Study scratch(folder.path() / "again.sqlite", asked_);
    scratch.take(result);
    runs_.insert(result.replicate);
    for (auto& difference : differences_of_replicate(*study_, scratch.database(), result.replicate))
        differ(std::move(difference));
}

void Verification::define(std::string const& experiment, std::string const& definition)
{
    auto const kept = definitions_.find(experiment);
    if (kept == definitions_.end())
        differ(fmt::format("what was asked of '{}' is not kept", experiment));
    else if (kept->second != definition)
        differ(fmt::format("what was asked of '{}' is not what its command asks", experiment));
}

std::optional<std::vector<PointValue>> Verification::recall(PointKey const& key) const
{
    auto const kept = kept_.find(key);
    if (kept == kept_.end()) {
        if (shard().is_whole()) throw Unfinished();
        return std::nullopt;
    }
    if (is_chosen(key.experiment, key.point, key.replicate) && !points_checked_.contains(key))
        return std::nullopt;
    return kept->second;
}

void Verification::keep(PointKey const& key, std::vector<PointValue> const& values)
{
    auto const at = kept_.find(key);
    if (at == kept_.end()) throw Unfinished();
    points_checked_.insert(key);
    auto const& kept = at->second;
    for (std::size_t i = 0; i < std::max(kept.size(), values.size()); ++i) {
        if (i >= kept.size() || i >= values.size() || kept[i].metric != values[i].metric ||
            kept[i].group != values[i].group) {
            differ(fmt::format("other figures are kept {} than are found", words_of(key)));
            return;
        }
        if (!same(kept[i].value, values[i].value))
            differ(fmt::format("figure '{}' of '{}' {}: kept {}, run again {}", kept[i].metric, kept[i].group,
                               words_of(key), kept[i].value, values[i].value));
    }
}

} // namespace groundswell
