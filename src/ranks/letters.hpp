#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/record_bytes.hpp"

namespace groundswell {

/// What ranks tell rank 0, and rank 0 tells them.
namespace letter {

enum Kind : int {
    ask,     ///< for a unit: what it is to be part of
    order,   ///< a unit to run: its number, and what is needed to run it
    found,   ///< something in a unit: its number, and what
    done,    ///< with a unit: its number
    failure, ///< its code, and why
    dismissal,
    farewell
};

} // namespace letter

/// A number, and text after it.
struct Numbered {
    std::uint64_t number{0};
    std::string text{};

    std::string bytes() const
    {
        RecordWriter out;
        out.item(number);
        return std::move(out).take() + text;
    }
    static Numbered of(std::string_view bytes)
    {
        Numbered out;
        RecordReader(bytes.substr(0, sizeof out.number)).item(out.number);
        out.text = bytes.substr(sizeof out.number);
        return out;
    }
};

} // namespace groundswell
