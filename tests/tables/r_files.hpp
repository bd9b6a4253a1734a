#pragma once
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

/// Bytes as R writes them, put together item by item.
namespace groundswell::testing::r {

inline constexpr std::int32_t missing = INT32_MIN;

inline std::string number(std::int64_t x)
{
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(static_cast<std::uint32_t>(x) >> shift & 0xFF));
    return out;
}

inline std::string characters(std::string const& text, std::uint32_t mark = 0x40)
{
    return number(9 | mark << 12) + number(static_cast<std::int64_t>(text.size())) + text;
}

inline std::string const no_characters = number(9) + number(-1);
inline std::string const null = number(254);

inline std::string symbol(std::string const& name)
{
    return number(1) + characters(name);
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Values with tags, and an end.
inline std::string pairs(Pairs const& all)
{
    std::string out;
    for (auto const& [tag, value] : all)
        out += number(2 | 0x400) + symbol(tag) + value;
    return out + null;
}

inline std::string vector(int type, std::size_t size, std::string const& elements, Pairs const& attributes)
{
    return number(type | (attributes.empty() ? 0 : 0x200)) + number(static_cast<std::int64_t>(size)) +
           elements + (attributes.empty() ? "" : pairs(attributes));
}

inline std::string integers(std::vector<std::int32_t> const& all, Pairs const& attributes = {}, int type = 13)
{
    std::string elements;
    for (auto const x : all)
        elements += number(x);
    return vector(type, all.size(), elements, attributes);
}

inline std::string reals(std::vector<double> const& all, Pairs const& attributes = {})
{
    std::string elements;
    for (double const x : all) {
        auto const bits = std::bit_cast<std::uint64_t>(x);
        elements += number(static_cast<std::int64_t>(bits >> 32)) +
                    number(static_cast<std::int64_t>(bits & 0xFFFFFFFFU));
    }
    return vector(14, all.size(), elements, attributes);
}

inline std::string texts(std::vector<std::string> const& all, Pairs const& attributes = {})
{
    std::string elements;
    for (auto const& text : all)
        elements += text == "NA" ? no_characters : characters(text);
    return vector(16, all.size(), elements, attributes);
}

inline std::string list(std::vector<std::string> const& all, Pairs const& attributes = {})
{
    std::string elements;
    for (auto const& item : all)
        elements += item;
    return vector(19, all.size(), elements, attributes);
}

/// A list whose items have names.
inline std::string named(Pairs const& all, Pairs attributes = {})
{
    std::vector<std::string> names, items;
    for (auto const& [name, item] : all) {
        names.push_back(name);
        items.push_back(item);
    }
    attributes.insert(attributes.begin(), {"names", texts(names)});
    return list(items, attributes);
}

inline std::string start()
{
    return "X\n" + number(3) + number(0x40002) + number(0x30500) + number(5) + "UTF-8";
}

inline std::string rds(std::string const& value)
{
    return start() + value;
}

inline std::string rda(Pairs const& objects)
{
    return "RDX3\n" + start() + pairs(objects);
}

} // namespace groundswell::testing::r
