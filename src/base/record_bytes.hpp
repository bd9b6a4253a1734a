#pragma once
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// Records as bytes, for another process of the same program. Numbers keep every bit. A function that names
/// the fields in order does for both ways: it is given a `RecordWriter` or a `RecordReader`.
namespace groundswell {

/// Appends values in order.
class RecordWriter {
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
///
/// @throws std::runtime_error if they are not such bytes
class RecordReader {
  public:
    static constexpr bool reads = true;

    explicit RecordReader(std::string_view bytes) : rest_(bytes) {}

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
    [[noreturn]] static void fail() { throw std::runtime_error("no bytes of a record"); }

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

/// Names a number, or a text, in a list.
inline constexpr auto one_item = [](auto& way, auto& value) { way.item(value); };

/// @param fields  names them in order, of the record or of a constant one
template <class Record, class Fields>
std::string record_bytes(Record const& record, Fields const& fields)
{
    RecordWriter out;
    fields(out, record);
    return std::move(out).take();
}

/// @throws std::runtime_error if they are not the bytes of such a record
template <class Record, class Fields>
Record record_of(std::string_view bytes, Fields const& fields)
{
    RecordReader in(bytes);
    Record out;
    fields(in, out);
    in.end();
    return out;
}

} // namespace groundswell
