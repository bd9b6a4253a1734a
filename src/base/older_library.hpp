#pragma once
#include <algorithm>
#include <bit>
#include <charconv>
#include <compare>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

/// What this code uses of C++20's standard library, for those libraries that do not have it yet: that of
/// Emscripten 3.1.6 is LLVM's of version 13. CMake puts it before every file where it is needed, and nobody
/// includes it. Each part does what the standard says for the calls that are made here, no more.

namespace std {

#ifndef __cpp_lib_bit_cast
template <class To, class From>
constexpr To bit_cast(From const& from) noexcept
{
    return __builtin_bit_cast(To, from);
}
#endif

#ifndef __cpp_lib_to_chars
/// A decimal number. The C library reads it, and reads more: blanks, a plus, hexadecimal.
inline from_chars_result from_chars(char const* first, char const* last, double& value)
{
    string text(first, last);
    text.resize(min(text.size(), text.find_first_not_of("0123456789+-.eEinfatyINFATY")));
    auto const* const begin = text.c_str();
    char* end = nullptr;
    double const read = text.empty() || text.front() == '+' ? 0 : strtod(begin, &end);
    if (end == nullptr || end == begin) return {first, errc::invalid_argument};
    auto const* const stop = first + (end - begin);
    bool const infinite = read - read != 0;
    if (infinite && text.find_first_of("nN") == string::npos) return {stop, errc::result_out_of_range};
    value = read;
    return {stop, errc{}};
}
#endif

#ifndef __cpp_lib_ranges
/// Strings and lists in order, so that records that hold them can be compared by default.
template <class C, class Traits, class Memory>
strong_ordering operator<=>(basic_string<C, Traits, Memory> const& a,
                            basic_string<C, Traits, Memory> const& b) noexcept
{
    return a.compare(b) <=> 0;
}

namespace ranges {

namespace older {

template <class R>
concept Range = requires(R& r)
{
    std::begin(r);
    std::end(r);
};

template <class R>
using Iterator = decltype(std::begin(declval<R&>()));

/// A comparison of what a projection makes of two values.
template <class Compare, class Projection>
constexpr auto projected(Compare& compare, Projection& projection)
{
    return [&](auto&& a, auto&& b) -> bool {
        return std::invoke(compare, std::invoke(projection, a), std::invoke(projection, b));
    };
}
template <class Predicate, class Projection>
constexpr auto tested(Predicate& predicate, Projection& projection)
{
    return [&](auto&& a) -> bool { return std::invoke(predicate, std::invoke(projection, a)); };
}
template <class T, class Projection>
constexpr auto equal_to(T const& value, Projection& projection)
{
    return [&](auto&& a) -> bool { return std::invoke(projection, a) == value; };
}

struct Less {
    template <class A, class B>
    constexpr bool operator()(A const& a, B const& b) const
    {
        return a < b;
    }
};

template <class T>
struct MinMax {
    T min, max;
};
template <class In, class Out>
struct InOut {
    In in;
    Out out;
};

} // namespace older

#define GROUNDSWELL_TESTING(name)                                                                            \
    template <older::Range R, class Predicate, class Projection = identity>                                  \
    constexpr auto name(R&& r, Predicate predicate, Projection projection = {})                              \
    {                                                                                                        \
        return std::name(std::begin(r), std::end(r), older::tested(predicate, projection));                  \
    }
GROUNDSWELL_TESTING(all_of)
GROUNDSWELL_TESTING(any_of)
GROUNDSWELL_TESTING(none_of)
GROUNDSWELL_TESTING(find_if)
GROUNDSWELL_TESTING(count_if)
#undef GROUNDSWELL_TESTING

#define GROUNDSWELL_ORDERING(name)                                                                           \
    template <older::Range R, class Compare = older::Less, class Projection = identity>                      \
    constexpr auto name(R&& r, Compare compare = {}, Projection projection = {})                             \
    {                                                                                                        \
        return std::name(std::begin(r), std::end(r), older::projected(compare, projection));                 \
    }
GROUNDSWELL_ORDERING(sort)
GROUNDSWELL_ORDERING(stable_sort)
GROUNDSWELL_ORDERING(is_sorted)
GROUNDSWELL_ORDERING(max_element)
GROUNDSWELL_ORDERING(min_element)
#undef GROUNDSWELL_ORDERING

#define GROUNDSWELL_ORDERING_AT(name)                                                                        \
    template <older::Range R, class Compare = older::Less, class Projection = identity>                      \
    constexpr void name(R&& r, older::Iterator<R> at, Compare compare = {}, Projection projection = {})      \
    {                                                                                                        \
        std::name(std::begin(r), at, std::end(r), older::projected(compare, projection));                    \
    }
GROUNDSWELL_ORDERING_AT(nth_element)
GROUNDSWELL_ORDERING_AT(partial_sort)
#undef GROUNDSWELL_ORDERING_AT

template <class I, class T, class Projection = identity>
requires(!older::Range<I>) constexpr I find(I first, I last, T const& value, Projection projection = {})
{
    return std::find_if(first, last, older::equal_to(value, projection));
}
template <older::Range R, class T, class Projection = identity>
constexpr auto find(R&& r, T const& value, Projection projection = {})
{
    return std::find_if(std::begin(r), std::end(r), older::equal_to(value, projection));
}
template <older::Range R, class T, class Projection = identity>
constexpr auto count(R&& r, T const& value, Projection projection = {})
{
    return std::count_if(std::begin(r), std::end(r), older::equal_to(value, projection));
}

template <older::Range R, class T, class Compare = older::Less, class Projection = identity>
constexpr auto lower_bound(R&& r, T const& value, Compare compare = {}, Projection projection = {})
{
    return std::lower_bound(std::begin(r), std::end(r), value, [&](auto const& a, T const& b) -> bool {
        return std::invoke(compare, std::invoke(projection, a), b);
    });
}
template <older::Range R, class T, class Compare = older::Less, class Projection = identity>
constexpr auto upper_bound(R&& r, T const& value, Compare compare = {}, Projection projection = {})
{
    return std::upper_bound(std::begin(r), std::end(r), value, [&](T const& a, auto const& b) -> bool {
        return std::invoke(compare, a, std::invoke(projection, b));
    });
}
template <older::Range R, class T>
constexpr bool binary_search(R&& r, T const& value)
{
    return std::binary_search(std::begin(r), std::end(r), value);
}

template <older::Range R, class Out>
constexpr older::InOut<older::Iterator<R>, Out> copy(R&& r, Out out)
{
    return {std::end(r), std::copy(std::begin(r), std::end(r), out)};
}
template <older::Range R, class Out, class Predicate>
constexpr older::InOut<older::Iterator<R>, Out> copy_if(R&& r, Out out, Predicate predicate)
{
    return {std::end(r), std::copy_if(std::begin(r), std::end(r), out, std::ref(predicate))};
}
template <older::Range R, class Out>
constexpr older::InOut<older::Iterator<R>, Out> move(R&& r, Out out)
{
    return {std::end(r), std::move(std::begin(r), std::end(r), out)};
}
template <older::Range R, class Out, class F, class Projection = identity>
requires(!older::Range<Out>) constexpr void transform(R&& r, Out out, F f, Projection projection = {})
{
    std::transform(std::begin(r), std::end(r), out, [&](auto&& a) -> decltype(auto) {
        return std::invoke(f, std::invoke(projection, std::forward<decltype(a)>(a)));
    });
}
template <older::Range A, older::Range B, class Out, class F>
constexpr void transform(A&& a, B&& b, Out out, F f)
{
    auto other = std::begin(b);
    for (auto at = std::begin(a); at != std::end(a) && other != std::end(b); ++at, ++other)
        *out++ = std::invoke(f, *at, *other);
}
template <older::Range R, class T>
constexpr void fill(R&& r, T const& value)
{
    std::fill(std::begin(r), std::end(r), value);
}
template <older::Range R, class T>
constexpr void replace(R&& r, T const& before, T const& after)
{
    std::replace(std::begin(r), std::end(r), before, after);
}
template <older::Range R, class Predicate, class T>
constexpr void replace_if(R&& r, Predicate predicate, T const& after)
{
    std::replace_if(std::begin(r), std::end(r), std::ref(predicate), after);
}
template <older::Range R>
constexpr void reverse(R&& r)
{
    std::reverse(std::begin(r), std::end(r));
}

template <older::Range A, older::Range B, class Same = std::equal_to<>, class First = identity,
          class Second = identity>
constexpr bool equal(A&& a, B&& b, Same same = {}, First first = {}, Second second = {})
{
    return std::equal(std::begin(a), std::end(a), std::begin(b), std::end(b),
                      [&](auto&& x, auto&& y) -> bool {
                          return std::invoke(same, std::invoke(first, x), std::invoke(second, y));
                      });
}
template <older::Range A, older::Range B, class Out, class Compare = older::Less, class First = identity,
          class Second = identity>
constexpr void merge(A&& a, B&& b, Out out, Compare compare = {}, First first = {}, Second second = {})
{
    auto x = std::begin(a);
    auto y = std::begin(b);
    while (x != std::end(a) && y != std::end(b)) {
        if (std::invoke(compare, std::invoke(second, *y), std::invoke(first, *x)))
            *out++ = *y++;
        else
            *out++ = *x++;
    }
    out = std::copy(x, std::end(a), out);
    std::copy(y, std::end(b), out);
}

template <older::Range R>
constexpr auto max(R&& r)
{
    return *std::max_element(std::begin(r), std::end(r));
}
template <older::Range R>
constexpr auto min(R&& r)
{
    return *std::min_element(std::begin(r), std::end(r));
}
template <older::Range R>
constexpr older::MinMax<older::Iterator<R>> minmax_element(R&& r)
{
    auto const [low, high] = std::minmax_element(std::begin(r), std::end(r));
    return {low, high};
}

} // namespace ranges
#endif

} // namespace std
