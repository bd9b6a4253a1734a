#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// What an experiment was asked, as a study keeps it beside the points: JSON that is read back as it was
/// written.
///
/// A struct of what was asked names its kind and lists its fields once:
///
///     struct AskedSweep {
///         static constexpr char const* kind = "sweep";
///         std::uint32_t seed{0};
///         template <class Self, class Field> static void visit(Self& self, Field&& field)
///         {
///             field("seed", self.seed);
///         }
///     };
///
/// Fields are texts, numbers, booleans, and vectors of structs that list their fields in the same way.
namespace groundswell {

/// Grows when a definition is written in another form; one of another form is not read.
inline constexpr int definition_schema = 1;

/// Collects fields into one definition.
class DefinitionWriter {
  public:
    DefinitionWriter();
    explicit DefinitionWriter(char const* kind);
    DefinitionWriter(DefinitionWriter&&) noexcept;
    ~DefinitionWriter();

    void operator()(char const* name, std::string const& value);
    void operator()(char const* name, bool value);
    void operator()(char const* name, double value);
    void operator()(char const* name, std::int32_t value);
    void operator()(char const* name, std::uint32_t value);
    /// Written only where it is not empty, so that what is asked without it has the same text as before.
    void optional(char const* name, std::string const& value);
    template <class Item>
    void operator()(char const* name, std::vector<Item> const& list)
    {
        begin(name);
        for (auto const& item : list) {
            DefinitionWriter inner;
            Item::visit(item, inner);
            append(name, inner);
        }
    }

    std::string text() const;

  private:
    void begin(char const* name);
    void append(char const* name, DefinitionWriter const& item);

    struct Tree;
    std::unique_ptr<Tree> tree_;
};

/// Gives fields back. Every fault is a `UserError` under the name of the file that holds the definition.
class DefinitionReader {
  public:
    /// @throws UserError if the text is no definition of this kind, or of another schema
    DefinitionReader(std::string where, std::string const& text, char const* kind);
    DefinitionReader(DefinitionReader&&) noexcept;
    ~DefinitionReader();

    void operator()(char const* name, std::string& value) const;
    void operator()(char const* name, bool& value) const;
    void operator()(char const* name, double& value) const;
    void operator()(char const* name, std::int32_t& value) const;
    void operator()(char const* name, std::uint32_t& value) const;
    /// Left as it is where it is missing.
    void optional(char const* name, std::string& value) const;
    template <class Item>
    void operator()(char const* name, std::vector<Item>& list) const
    {
        list.resize(size(name));
        for (std::size_t i = 0; i < list.size(); ++i)
            Item::visit(list[i], item(name, i));
    }

  private:
    struct Tree;
    explicit DefinitionReader(std::unique_ptr<Tree> tree);
    std::size_t size(char const* name) const;
    DefinitionReader item(char const* name, std::size_t i) const;

    std::unique_ptr<Tree> tree_;
};

template <class Asked>
std::string definition_of(Asked const& asked)
{
    DefinitionWriter writer(Asked::kind);
    Asked::visit(asked, writer);
    return writer.text();
}

/// @param where  the file that holds the definition, for messages
/// @throws UserError if it cannot be read
template <class Asked>
Asked read_definition(std::string const& where, std::string const& text)
{
    Asked out;
    Asked::visit(out, DefinitionReader(where, text, Asked::kind));
    return out;
}

} // namespace groundswell
