#include "pack/metadata.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/sha256.hpp"
#include "pack/crate.hpp"
#include "pack/readme.hpp"
#include "report/json.hpp"

namespace groundswell::pack {

namespace {

constexpr char const* profile = "https://w3id.org/ro/wfrun/process/0.5";
constexpr char const* program = "#groundswell";

Json reference(std::string const& id)
{
    return {{"@id", id}};
}

/// One value stands alone, several in a list.
Json references(std::vector<std::string> const& ids)
{
    if (ids.size() == 1) return reference(ids.front());
    Json out = Json::array();
    for (auto const& id : ids)
        out.push_back(reference(id));
    return out;
}

std::vector<std::string> ids_of(std::vector<Author> const& authors)
{
    std::vector<std::string> out;
    for (auto const& author : authors)
        out.push_back(author.id);
    return out;
}

std::string action_id(std::size_t n)
{
    return fmt::format("#command-{}", n + 1);
}

Json root(PackedStudy const& study, std::vector<PackedFile> const& files)
{
    std::vector<std::string> parts, actions;
    for (auto const& file : files)
        parts.push_back(file.name);
    for (std::size_t i = 0; i < study.commands.size(); ++i)
        actions.push_back(action_id(i));
    Json out{
        {"@id", "./"},
        {"@type", "Dataset"},
        {"name", study.identity.title + ": a Groundswell study"},
        {"description",
         fmt::format("Results of agent-based simulations with Groundswell {}, seed {}, with the scenario, "
                     "the commands, and tables of the model and of its data.",
                     study.identity.version, study.identity.seed)},
        {"datePublished", study.date},
        {"conformsTo", reference(profile)},
        {"license",
         study.licence.empty() ? Json(no_licence) : reference("https://spdx.org/licenses/" + study.licence)},
        {"hasPart", references(parts)}};
    if (!study.authors.empty()) out["author"] = references(ids_of(study.authors));
    if (!actions.empty()) out["mentions"] = references(actions);
    return out;
}

Json file_entity(PackedFile const& file, std::vector<std::string> const& properties)
{
    Json out{{"@id", file.name},
             {"@type", "File"},
             {"name", file.name},
             {"description", file.meaning},
             {"encodingFormat", file.format},
             {"contentSize", std::to_string(file.text.size())},
             {"sha256", sha256(file.text)}};
    if (!properties.empty()) out["additionalProperty"] = references(properties);
    return out;
}

void add_hashes(Json& graph, PackedStudy const& study)
{
    for (auto const& [name, value] : hashes_of(study))
        graph.push_back({{"@id", "#" + name}, {"@type", "PropertyValue"}, {"name", name}, {"value", value}});
}

void add_actions(Json& graph, PackedStudy const& study)
{
    for (std::size_t i = 0; i < study.commands.size(); ++i) {
        Json action{{"@id", action_id(i)},
                    {"@type", "CreateAction"},
                    {"name", fmt::format("Command {} that made the study", i + 1)},
                    {"description", study.commands[i]},
                    {"instrument", reference(program)},
                    {"object", reference(scenario_file)},
                    {"result", reference(study_file)}};
        if (!study.authors.empty()) action["agent"] = references(ids_of(study.authors));
        graph.push_back(std::move(action));
    }
    graph.push_back({{"@id", program},
                     {"@type", "SoftwareApplication"},
                     {"name", "Groundswell"},
                     {"softwareVersion", study.identity.version},
                     {"license", reference("https://spdx.org/licenses/MIT")},
                     {"subjectOf", references({codemeta_file, citation_file})}});
}

void add_context(Json& graph, PackedStudy const& study)
{
    graph.push_back(
        {{"@id", profile}, {"@type", "CreativeWork"}, {"name", "Process Run Crate"}, {"version", "0.5"}});
    std::vector<std::string> licences{"MIT"};
    if (!study.licence.empty() && study.licence != "MIT") licences.push_back(study.licence);
    for (auto const& licence : licences)
        graph.push_back({{"@id", "https://spdx.org/licenses/" + licence},
                         {"@type", "CreativeWork"},
                         {"name", licence},
                         {"description", "The licence that SPDX calls " + licence}});
    for (auto const& author : study.authors)
        graph.push_back({{"@id", author.id}, {"@type", "Person"}, {"name", author.name}});
}

} // namespace

std::string metadata(PackedStudy const& study, std::vector<PackedFile> const& files)
{
    Json graph = Json::array();
    graph.push_back({{"@id", metadata_file},
                     {"@type", "CreativeWork"},
                     {"conformsTo", reference("https://w3id.org/ro/crate/1.1")},
                     {"about", reference("./")}});
    graph.push_back(root(study, files));
    add_actions(graph, study);
    std::vector<std::string> hashes;
    for (auto const& [name, value] : hashes_of(study))
        hashes.push_back("#" + name);
    for (auto const& file : files)
        graph.push_back(file_entity(file, file.name == study_file ? hashes : std::vector<std::string>{}));
    add_hashes(graph, study);
    add_context(graph, study);
    Json const context = Json::array({"https://w3id.org/ro/crate/1.1/context",
                                      {{"sha256", "https://w3id.org/ro/terms/workflow-run#sha256"}}});
    return report::json_text({{"@context", context}, {"@graph", graph}});
}

} // namespace groundswell::pack
