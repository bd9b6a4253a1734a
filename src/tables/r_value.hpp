#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// A value of R: a vector of numbers, texts or values, and what is said of it (names, class, dim, levels).
struct RValue {
    enum class Kind { null, numbers, texts, list, other };

    Kind kind{Kind::null};
    std::vector<double> numbers; ///< logical, integer or real; NA is not a number
    std::vector<std::string> texts;
    std::vector<RValue> items;
    std::vector<std::string> attribute_names;
    std::vector<RValue> attribute_values; ///< in the same order

    std::size_t size() const
    {
        return kind == Kind::numbers ? numbers.size() : kind == Kind::texts ? texts.size() : items.size();
    }
    void set_attribute(std::string name, RValue value);
    /// An attribute, or null.
    RValue const* attribute(std::string_view name) const;
    /// An item of a list by its name, or null.
    RValue const* item(std::string_view name) const;
    std::string const& name_of(std::size_t item) const; ///< empty if items have no names
    bool is_a(std::string_view of_class) const;

    /// An element as text: of a factor its level, NA is empty.
    std::string text(std::size_t element) const;
};

/// Read the objects in an .rds (one, without a name) or .rda file: R's serialization, versions 2 and 3, in
/// the binary form (XDR) that R writes (R Internals, section 1.8).
///
/// @param path   for messages
/// @param bytes  unpacked
/// @throws UserError  if it is damaged, in another form, or holds what is no data (functions in byte code)
RValue read_r_objects(std::string const& path, std::string const& bytes);

} // namespace groundswell
