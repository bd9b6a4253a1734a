#include "fuzz.hpp"
#include "view/http_request.hpp"

namespace {

using namespace groundswell;

constexpr view::HttpLimits limits{.head = 2048, .headers = 16, .body = 4096};

view::HttpReader read(std::string_view text, std::size_t piece)
{
    view::HttpReader reader(limits);
    while (!text.empty() && reader.take(text.substr(0, piece)) == view::HttpReader::State::more)
        text.remove_prefix(std::min(piece, text.size()));
    return reader;
}

bool same(view::HttpReader const& a, view::HttpReader const& b)
{
    auto const &x = a.request(), &y = b.request();
    return a.state() == b.state() &&
           (a.state() != view::HttpReader::State::whole ||
            (x.method == y.method && x.path == y.path && x.body == y.body && x.headers == y.headers));
}

} // namespace

/// The bytes of a request, as one piece and in small ones: both must be understood in the same way, and what
/// is taken in must keep its limits.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const text = fuzz::text_of(data, size);
    auto const whole = read(text, std::max<std::size_t>(size, 1));
    if (!same(whole, read(text, size > 0 ? std::size_t{data[size - 1]} + 1 : 1))) std::abort();
    if (whole.state() == view::HttpReader::State::refused && whole.refusal() < 400) std::abort();
    if (whole.state() != view::HttpReader::State::whole) return 0;
    auto const& request = whole.request();
    if (request.headers.size() > limits.headers || request.body.size() > limits.body) std::abort();
    if (!request.path.starts_with('/') || request.path.find('?') != std::string::npos) std::abort();
    for (auto const& [name, value] : request.headers)
        if ((name + value).find_first_of("\r\n\0", 0, 3) != std::string::npos) std::abort();
    return 0;
}
