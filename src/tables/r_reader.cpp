#include <cstdint>
#include <fmt/format.h>
#include <limits>

#include "tables/r_bytes.hpp"
#include "tables/r_types.hpp"
#include "tables/r_value.hpp"

namespace groundswell {

namespace {

class RReader : RBytes {
  public:
    using RBytes::RBytes;

    RValue read()
    {
        bool const named = starts_with("RD");
        if (named) skip(5);
        if (!starts_with("X\n")) fail("is R data in another form than R's binary one");
        skip(2);
        auto const version = number();
        number(), number(); // of the R that wrote it, and that can read it
        if (version < 2 || version > 3) fail(fmt::format("is R data of version {}", version));
        if (version == 3) skip(length()); // the encoding that R worked in
        auto out = item(0);
        if (!named) {
            RValue objects;
            objects.kind = RValue::Kind::list;
            objects.items.push_back(std::move(out));
            return objects;
        }
        if (out.kind != RValue::Kind::list) fail("holds no objects");
        return out;
    }

  private:
    static constexpr int deepest = 400;

    // --- items ---

    RValue item(int depth)
    {
        if (depth > deepest) fail("is nested too deeply");
        auto const flags = static_cast<std::uint32_t>(number());
        return item(flags, depth);
    }

    RValue item(std::uint32_t flags, int depth)
    {
        auto const type = flags & 0xFFU;
        bool const attributed = (flags & 0x200U) != 0;
        switch (type) {
        case RType::symbol:
            return known(item(depth + 1));
        case RType::reference: {
            auto const index = flags >> 8 ? flags >> 8 : static_cast<std::uint32_t>(number());
            if (index == 0 || index > known_.size()) fail("is damaged: it refers to nothing");
            return known_[index - 1];
        }
        case RType::pairlist:
        case RType::attribute_pairlist:
            return pairs(flags, depth);
        case RType::closure:
        case RType::promise:
        case RType::call:
        case RType::attribute_call:
        case RType::dots:
            pairs(flags, depth);
            return other();
        case RType::environment:
            known(other());
            number();
            for (int i = 0; i < 4; ++i)
                item(depth + 1);
            return other();
        case RType::special:
        case RType::builtin:
            skip(length());
            return other();
        case RType::external:
            known(other());
            item(depth + 1), item(depth + 1);
            if (attributed) item(depth + 1);
            return other();
        case RType::weak:
            known(other());
            if (attributed) item(depth + 1);
            return other();
        case RType::s4:
            return with_attributes(other(), attributed, depth);
        case RType::persistent:
        case RType::package:
        case RType::name_space:
            number();
            for (auto n = length(4); n > 0; --n)
                item(depth + 1);
            return known(other());
        case RType::characters:
            return texts({string(flags)});
        case RType::alternative:
            return alternative_form(depth);
        case RType::base_environment:
        case RType::empty_environment:
        case RType::base_name_space:
        case RType::missing_argument:
        case RType::unbound:
        case RType::global_environment:
        case RType::null:
            return {};
        default:
            return with_attributes(vector(type, depth), attributed, depth);
        }
    }

    RValue vector(unsigned type, int depth)
    {
        RValue out;
        switch (type) {
        case RType::logical:
        case RType::integer:
            out.kind = RValue::Kind::numbers;
            for (auto n = length(4); n > 0; --n) {
                auto const x = number();
                bool const missing = x == std::numeric_limits<std::int32_t>::min();
                out.numbers.push_back(missing ? std::numeric_limits<double>::quiet_NaN() : x);
            }
            return out;
        case RType::real:
            out.kind = RValue::Kind::numbers;
            for (auto n = length(8); n > 0; --n)
                out.numbers.push_back(real_number());
            return out;
        case RType::complex:
            skip(16 * length(16));
            return other();
        case RType::raw:
            skip(length());
            return other();
        case RType::text:
            out.kind = RValue::Kind::texts;
            for (auto n = length(4); n > 0; --n) {
                auto const flags = static_cast<std::uint32_t>(number());
                if ((flags & 0xFFU) != RType::characters) fail("is damaged: a text is none");
                out.texts.push_back(string(flags));
            }
            return out;
        case RType::list:
        case RType::expression:
            out.kind = RValue::Kind::list;
            for (auto n = length(4); n > 0; --n)
                out.items.push_back(item(depth + 1));
            return out;
        default:
            fail(fmt::format("holds what is no data (type {})", type));
        }
    }

    /// A chain of values with tags becomes a list with names; what ends it is left out.
    RValue pairs(std::uint32_t flags, int depth)
    {
        RValue out, names;
        out.kind = RValue::Kind::list;
        names.kind = RValue::Kind::texts;
        for (;;) {
            if (flags & 0x200U) item(depth + 1);
            auto const tag = flags & 0x400U ? item(depth + 1) : RValue{};
            names.texts.push_back(tag.kind == RValue::Kind::texts && !tag.texts.empty() ? tag.texts.front()
                                                                                        : "");
            out.items.push_back(item(depth + 1));
            flags = static_cast<std::uint32_t>(number());
            auto const type = flags & 0xFFU;
            if (type != RType::pairlist && type != RType::attribute_pairlist) break;
        }
        item(flags, depth + 1);
        out.set_attribute("names", std::move(names));
        return out;
    }

    /// A vector that R keeps in another form, written as its class, its state and its attributes.
    RValue alternative_form(int depth)
    {
        auto const about = item(depth + 1);
        auto state = item(depth + 1);
        auto attributes = item(depth + 1);
        auto const name = about.items.empty() ? "" : about.items.front().text(0);
        RValue out;
        if (name == "compact_intseq" || name == "compact_realseq") {
            if (state.numbers.size() != 3 || !(state.numbers[0] >= 0 && state.numbers[0] <= sequences_left_))
                fail("holds a sequence that is too long");
            sequences_left_ -= state.numbers[0];
            out.kind = RValue::Kind::numbers;
            for (std::size_t i = 0; i < static_cast<std::size_t>(state.numbers[0]); ++i)
                out.numbers.push_back(state.numbers[1] + static_cast<double>(i) * state.numbers[2]);
        } else if (name == "deferred_string" && !state.items.empty()) {
            out.kind = RValue::Kind::texts;
            for (std::size_t i = 0; i < state.items.front().size(); ++i)
                out.texts.push_back(state.items.front().text(i));
        } else if (name.starts_with("wrap_") && !state.items.empty()) {
            out = std::move(state.items.front());
        } else {
            fail("holds a vector in a form that is not known: '" + name + "'");
        }
        return with_attributes(std::move(out), std::move(attributes));
    }

    RValue with_attributes(RValue value, bool attributed, int depth)
    {
        return attributed ? with_attributes(std::move(value), item(depth + 1)) : value;
    }

    static RValue with_attributes(RValue value, RValue attributes)
    {
        for (std::size_t i = 0; i < attributes.items.size(); ++i)
            value.set_attribute(attributes.name_of(i), std::move(attributes.items[i]));
        return value;
    }

    static RValue texts(std::vector<std::string> all)
    {
        RValue out;
        out.kind = RValue::Kind::texts;
        out.texts = std::move(all);
        return out;
    }

    static RValue other()
    {
        RValue out;
        out.kind = RValue::Kind::other;
        return out;
    }

    /// Remember an item that later ones may refer to.
    RValue known(RValue value) { return known_.emplace_back(std::move(value)); }

    double sequences_left_{5e7}; ///< numbers that may still come from a few bytes
    std::vector<RValue> known_;
};

} // namespace

RValue read_r_objects(std::string const& path, std::string const& bytes)
{
    return RReader(path, bytes).read();
}

} // namespace groundswell
