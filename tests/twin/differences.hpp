#pragma once
#include <fmt/format.h>

#include <string>

namespace groundswell::twin {

/// Collects differences in words: what, and both values. The first ones are kept, the others counted.
class Differences {
  public:
    template <class A, class B>
    void same(A const& engine, B const& twin, std::string const& what)
    {
        if (engine == static_cast<A>(twin)) return;
        if (++found_ <= most_)
            text_ += fmt::format("\n  {}: engine {}, twin {}", what, engine, static_cast<A>(twin));
    }

    /// Empty if there are none.
    std::string text() const
    {
        if (found_ == 0) return {};
        auto out = fmt::format("{} difference{}{}", found_, found_ == 1 ? "" : "s", text_);
        if (found_ > most_) out += fmt::format("\n  and {} more", found_ - most_);
        return out;
    }

  private:
    static constexpr int most_{12};
    int found_{0};
    std::string text_;
};

} // namespace groundswell::twin
