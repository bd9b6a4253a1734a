#include "store/packing.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace groundswell {

namespace {

void append(std::string& out, std::uint64_t x)
{
    char digits[20];
    auto const end = std::to_chars(digits, digits + sizeof digits, x).ptr;
    out.append(digits, end);
}

} // namespace

std::string pack_counts(std::span<std::uint32_t const> counts, std::span<std::uint8_t const> withheld)
{
    std::size_t filled = 0, hidden = 0;
    for (std::size_t week = 0; week < counts.size(); ++week) {
        hidden += withheld[week];
        filled += withheld[week] != 0 || counts[week] != 0;
    }
    if (filled == 0) return "";
    if (hidden == counts.size()) return "null";

    // A number takes about two characters in an array and eight in an object. An object leaves out zeros.
    bool const sparse = filled * 4 < counts.size();
    std::string out(1, sparse ? '{' : '[');
    for (std::size_t week = 0; week < counts.size(); ++week) {
        if (sparse && !withheld[week] && counts[week] == 0) continue;
        if (out.size() > 1) out += ',';
        if (sparse) {
            out += '"';
            append(out, week);
            out += "\":";
        }
        if (withheld[week])
            out += "null";
        else
            append(out, counts[week]);
    }
    out += sparse ? '}' : ']';
    return out;
}

std::string pack_means(std::span<std::pair<Week, std::optional<double>> const> means)
{
    std::string out = "{";
    for (auto const& [week, mean] : means) {
        if (out.size() > 1) out += ',';
        out += mean ? fmt::format("\"{}\":{:.6g}", week, *mean) : fmt::format("\"{}\":null", week);
    }
    return out + "}";
}

namespace {

/// Takes what it expects from the front of a text.
class Taker {
  public:
    explicit Taker(std::string_view rest) : rest_(rest) {}

    bool take(std::string_view word)
    {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    template <class T>
    bool take_number(T& out)
    {
        auto const [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
        if (error != std::errc{}) return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return true;
    }
    bool take_finite(std::optional<double>& out)
    {
        if (take("null")) return true;
        out.emplace();
        return take_number(*out) && std::isfinite(*out);
    }
    bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

} // namespace

bool unpack(std::string_view packed, std::size_t weeks,
            std::function<void(std::size_t, std::optional<double>)> const& put)
{
    Taker text(packed);
    bool const object = text.take("{");
    if (!object && !text.take("[")) return false;
    std::string_view const end = object ? "}" : "]";
    for (std::size_t n = 0; !text.take(end); ++n) {
        if (n > 0 && !text.take(",")) return false;
        std::size_t week = n;
        std::optional<double> number;
        if (object && !(text.take("\"") && text.take_number(week) && text.take("\":"))) return false;
        if (!text.take_finite(number) || week >= weeks) return false;
        put(week, number);
    }
    return text.at_end();
}

} // namespace groundswell
