#include "view/replicate_bytes.hpp"

#include <cstdint>
#include <cstring>
#include <groundswell/figures.hpp>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <type_traits>

namespace groundswell::view {

namespace replicate_fields {

namespace {

/// Appends values in order.
class Writer {
  public:
    static constexpr bool reads = false;

    template <class T>
    void item(T const& value)
    {
        static_assert(std::is_arithmetic_v<T>);
        out_.append(reinterpret_cast<char const*>(&value), sizeof value);
    }
    void item(std::string const& text)
    {
        item(static_cast<std::uint32_t>(text.size()));
        out_ += text;
    }
    template <class T, class F>
    void list(std::vector<T> const& values, F&& each)
    {
        item(static_cast<std::uint32_t>(values.size()));
        for (auto const& value : values)
            each(*this, value);
    }
    std::string take() && { return std::move(out_); }

  private:
    std::string out_;
};

/// Takes them back.
class Reader {
  public:
    static constexpr bool reads = true;

    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    template <class T>
    void item(T& value)
    {
        static_assert(std::is_arithmetic_v<T>);
        std::memcpy(&value, next(sizeof value).data(), sizeof value);
    }
    void item(std::string& text) { text = next(length()); }
    template <class T, class F>
    void list(std::vector<T>& values, F&& each)
    {
        auto const n = length();
        values.clear();
        for (std::size_t i = 0; i < n; ++i)
            each(*this, values.emplace_back());
    }
    void end() const
    {
        if (!rest_.empty()) fail();
    }
    [[noreturn]] static void fail() { throw std::runtime_error("no bytes of a replicate"); }

  private:
    /// Every value takes a byte at least.
    std::size_t length()
    {
        std::uint32_t n = 0;
        item(n);
        if (n > rest_.size()) fail();
        return n;
    }
    std::string_view next(std::size_t n)
    {
        if (n > rest_.size()) fail();
        auto const out = rest_.substr(0, n);
        rest_.remove_prefix(n);
        return out;
    }

    std::string_view rest_;
};

/// Every field of a record in order, by a writer or a reader.
template <class Way, class Array>
void array(Way& way, Array& values)
{
    for (auto& value : values)
        way.item(value);
}

constexpr auto point = [](auto& way, auto& value) {
    way.item(value.metric);
    way.item(value.group);
    way.item(value.value);
};

constexpr auto metric = [](auto& way, auto& value) {
    way.item(value.name);
    way.item(value.group);
    way.item(value.value);
    way.item(value.base);
    way.item(value.withheld);
};

constexpr auto summary = [](auto& way, auto& value) {
    way.item(value.replicate);
    way.item(value.result_hash);
    way.item(value.metrics_hash);
    way.item(value.messages);
    way.item(value.candidates);
    way.item(value.intervention_cost);
    way.list(value.metrics, metric);
    for (auto const& stage : funnel_stages)
        way.item(value.funnel.*stage.events);
    array(way, value.totals);
    array(way, value.end_state);
};

constexpr auto series_value = [](auto& way, auto& value) {
    way.item(value.withheld);
    way.item(value.value);
};

constexpr auto number = [](auto& way, auto& value) { way.item(value); };

constexpr auto series_row = [](auto& way, auto& row) {
    if constexpr (std::remove_reference_t<decltype(way)>::reads) {
        std::string name;
        way.item(name);
        row.figure = find_figure(name);
        if (!row.figure) Reader::fail();
    } else {
        way.item(std::string(row.figure->name));
    }
    way.item(row.group);
    way.list(row.weeks, number);
    way.list(row.values, series_value);
};

template <class Way, class Left>
void all(Way& way, Left& left)
{
    way.item(left.pair.replicate);
    way.list(left.pair.arms, [](auto& inner, auto& arm) { inner.list(arm, point); });
    way.list(left.summaries, summary);
    way.list(left.series, [](auto& inner, auto& rows) { inner.list(rows, series_row); });
}

} // namespace

} // namespace replicate_fields

std::string bytes_of(ReplicateLeft const& left)
{
    replicate_fields::Writer out;
    replicate_fields::all(out, left);
    return std::move(out).take();
}

ReplicateLeft replicate_of(std::string_view bytes)
{
    replicate_fields::Reader in(bytes);
    ReplicateLeft out;
    replicate_fields::all(in, out);
    in.end();
    return out;
}

} // namespace groundswell::view
