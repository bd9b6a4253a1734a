#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace groundswell {

/// The bytes of R's binary form one after another: numbers with the highest byte first, texts with their
/// length.
class RBytes {
  public:
    /// @param path  for messages
    RBytes(std::string const& path, std::string_view bytes) : path_(path), bytes_(bytes) {}

  protected:
    bool starts_with(std::string_view text) const { return bytes_.substr(at_).starts_with(text); }
    void skip(std::size_t bytes);
    std::int32_t number();
    double real_number();
    /// How many elements follow, each of so many bytes at least.
    std::size_t length(std::size_t least_bytes = 1);
    /// A text in UTF-8. R marks those that are in Latin-1.
    std::string string(std::uint32_t flags);
    [[noreturn]] void fail(std::string const& what) const;

  private:
    std::string const& path_;
    std::string_view bytes_;
    std::size_t at_{0};
};

} // namespace groundswell
