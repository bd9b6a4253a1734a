#pragma once
#include <algorithm>
#include <groundswell/version.hpp>
#include <groundswell/world.hpp>
#include <limits>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "world/hdf5_kind.hpp"

/// World files taken apart into columns and put together again, with a right digest, whatever is in them.
namespace groundswell::testing {

using ColumnValues = std::variant<std::vector<std::uint8_t>, std::vector<std::uint32_t>,
                                  std::vector<std::uint64_t>, std::vector<float>, std::vector<double>>;

struct WorldColumn {
    std::string name;
    ColumnValues values;
};

inline constexpr hdf5::Kind world_kind{.mark = 0x646C726F77737667ULL,
                                       .version = world_file_version,
                                       .name = "world file",
                                       .again = "generate it again"};

/// All columns of a sound file, in the order of the digest.
inline std::vector<WorldColumn> columns_of(std::string const& path)
{
    std::scoped_lock const lock(hdf5::library());
    auto file = hdf5::open(path, world_kind);
    std::vector<WorldColumn> out;
    auto const take = [&]<class T>(std::string const& name, T) { out.push_back({name, file.read<T>(name)}); };
    constexpr std::uint8_t u8 = 0;
    constexpr std::uint32_t u32 = 0;
    constexpr std::uint64_t u64 = 0;
    take("title", u8);
    take("seats", u64);
    take("ranks", u32);
    take("groups", u8);
    take("flags", u8);
    take("rank", u8);
    take("first_group", u8);
    if (file.has("rule")) {
        for (auto const* name : {"unit_first", "institution_first", "region_first", "rule"})
            take(name, u32);
    } else {
        take("unit", u32);
        take("institution_of", u32);
        take("institutions", u64);
        take("units", u8);
    }
    for (std::string const layer : {"team/", "confidant/", "audience/"}) {
        take(layer + "kind", u8);
        if (file.has(layer + "to")) {
            take(layer + "start", u64);
            take(layer + "to", u32);
            take(layer + "weight", 0.0F);
        } else if (file.has(layer + "members")) {
            take(layer + "member_start", u64);
            take(layer + "members", u32);
            take(layer + "group_start", u64);
            take(layer + "groups", u32);
        } else if (file.has(layer + "bands")) {
            take(layer + "key", u32);
            take(layer + "bands", u32);
            take(layer + "share", 0.0);
            take(layer + "degree", u32);
        }
    }
    return out;
}

inline void write_columns(std::string const& path, std::vector<WorldColumn> const& columns)
{
    std::scoped_lock const lock(hdf5::library());
    auto file = hdf5::create(path, world_kind, false);
    for (auto const& column : columns)
        std::visit([&](auto const& values) { file.write(column.name, values); }, column.values);
    hdf5::finish(file);
}

/// A way to change a column.
struct ColumnChange {
    char const* name;
    template <class T>
    bool operator()(std::vector<T>& v) const
    {
        auto const before = v;
        std::string_view const what = name;
        auto const middle = v.size() / 2;
        constexpr T largest = std::numeric_limits<T>::max();
        if (what == "empty") v.clear();
        if (what == "one more") v.push_back(v.empty() ? T{} : v.back());
        if (what == "twice") v.insert(v.end(), before.begin(), before.end());
        if (v.empty()) return v != before;
        if (what == "one less") v.pop_back();
        if (what == "first largest") v.front() = largest;
        if (what == "last largest") v.back() = largest;
        if (what == "middle largest") v[middle] = largest;
        if (what == "middle more") v[middle] = static_cast<T>(v[middle] + 1);
        if (what == "first more") v.front() = static_cast<T>(v.front() + 1);
        if (what == "middle seats") v[middle] = static_cast<T>(120);
        if (what == "all zero") std::ranges::fill(v, T{});
        if (what == "all one") std::ranges::fill(v, T{1});
        if (what == "reversed") std::ranges::reverse(v);
        if (what == "exchanged" && v.size() > 1) std::swap(v[0], v[1]);
        if (what == "negative" && std::is_signed_v<T>) v[middle] = static_cast<T>(-1);
        if (what == "not a number" && std::is_floating_point_v<T>) {
            v[middle] = std::numeric_limits<T>::quiet_NaN();
            return true;
        }
        return v != before;
    }
};
inline constexpr ColumnChange column_changes[]{
    {"empty"},         {"one more"},     {"twice"},          {"one less"},
    {"first largest"}, {"last largest"}, {"middle largest"}, {"middle more"},
    {"first more"},    {"middle seats"}, {"all zero"},       {"all one"},
    {"reversed"},      {"exchanged"},    {"negative"},       {"not a number"}};

} // namespace groundswell::testing
