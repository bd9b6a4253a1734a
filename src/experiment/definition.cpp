#include "experiment/definition.hpp"

#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace groundswell {

using Json = nlohmann::ordered_json;

struct DefinitionWriter::Tree {
    Json json = Json::object();
};

DefinitionWriter::DefinitionWriter() : tree_(std::make_unique<Tree>()) {}
DefinitionWriter::DefinitionWriter(char const* kind) : DefinitionWriter()
{
    tree_->json = {{"schema", definition_schema}, {"kind", kind}};
}
DefinitionWriter::DefinitionWriter(DefinitionWriter&&) noexcept = default;
DefinitionWriter::~DefinitionWriter() = default;

void DefinitionWriter::operator()(char const* name, std::string const& value)
{
    tree_->json[name] = value;
}
void DefinitionWriter::operator()(char const* name, bool value)
{
    tree_->json[name] = value;
}
void DefinitionWriter::operator()(char const* name, double value)
{
    tree_->json[name] = value;
}
void DefinitionWriter::operator()(char const* name, std::int32_t value)
{
    tree_->json[name] = value;
}
void DefinitionWriter::operator()(char const* name, std::uint32_t value)
{
    tree_->json[name] = value;
}
void DefinitionWriter::optional(char const* name, std::string const& value)
{
    if (!value.empty()) (*this)(name, value);
}
void DefinitionWriter::begin(char const* name)
{
    tree_->json[name] = Json::array();
}
void DefinitionWriter::append(char const* name, DefinitionWriter const& item)
{
    tree_->json[name].push_back(item.tree_->json);
}
std::string DefinitionWriter::text() const
{
    return tree_->json.dump();
}

struct DefinitionReader::Tree {
    std::string where, kind;
    Json json;

    [[noreturn]] void fail(std::string const& why) const
    {
        throw UserError(Problem{.code = ProblemCode::file_damaged,
                                .place = {.file = where, .key = kind},
                                .what = "what was asked of '" + kind + "' cannot be read",
                                .allowed = why,
                                .suggestion = "the study was changed, or written by another version"});
    }

    Json const& field(char const* name) const
    {
        auto const at = json.find(name);
        if (at == json.end()) fail(fmt::format("'{}' is missing", name));
        return *at;
    }

    template <class Value>
    void get(char const* name, bool right, char const* type, Value& value) const
    {
        if (!right) fail(fmt::format("'{}' is no {}", name, type));
        value = field(name).template get<Value>();
    }

    template <class Whole>
    void get_whole(char const* name, Whole& value) const
    {
        auto const& json_value = field(name);
        if (!json_value.is_number_integer() || json_value.get<Whole>() != json_value.get<std::int64_t>())
            fail(fmt::format("'{}' is no whole number in range", name));
        value = json_value.get<Whole>();
    }
};

DefinitionReader::DefinitionReader(std::string where, std::string const& text, char const* kind)
    : tree_(std::make_unique<Tree>(
          Tree{std::move(where), kind, is_nested_deeper(text) ? Json() : Json::parse(text, nullptr, false)}))
{
    auto const& json = tree_->json;
    if (!json.is_object()) tree_->fail("it is no JSON object");
    std::string said;
    (*this)("kind", said);
    if (said != kind) tree_->fail("it is of kind '" + said + "'");
    std::int32_t schema = 0;
    (*this)("schema", schema);
    if (schema != definition_schema)
        tree_->fail(fmt::format("it has schema {}, this version reads {}", schema, definition_schema));
}
DefinitionReader::DefinitionReader(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
DefinitionReader::DefinitionReader(DefinitionReader&&) noexcept = default;
DefinitionReader::~DefinitionReader() = default;

void DefinitionReader::operator()(char const* name, std::string& value) const
{
    tree_->get(name, tree_->field(name).is_string(), "text", value);
}
void DefinitionReader::operator()(char const* name, bool& value) const
{
    tree_->get(name, tree_->field(name).is_boolean(), "yes or no", value);
}
void DefinitionReader::operator()(char const* name, double& value) const
{
    tree_->get(name, tree_->field(name).is_number(), "number", value);
}
void DefinitionReader::operator()(char const* name, std::int32_t& value) const
{
    tree_->get_whole(name, value);
}
void DefinitionReader::operator()(char const* name, std::uint32_t& value) const
{
    tree_->get_whole(name, value);
}
void DefinitionReader::optional(char const* name, std::string& value) const
{
    if (tree_->json.contains(name)) (*this)(name, value);
}
std::size_t DefinitionReader::size(char const* name) const
{
    auto const& list = tree_->field(name);
    if (!list.is_array()) tree_->fail(fmt::format("'{}' is no list", name));
    return list.size();
}
DefinitionReader DefinitionReader::item(char const* name, std::size_t i) const
{
    auto const& json = tree_->field(name)[i];
    if (!json.is_object()) tree_->fail(fmt::format("'{}' holds something that is no object", name));
    return DefinitionReader(std::make_unique<Tree>(Tree{tree_->where, tree_->kind, json}));
}

} // namespace groundswell
