#include "view/http_request.hpp"

#include <gtest/gtest.h>

namespace groundswell::view {
namespace {

constexpr auto usual = "POST /api/run?x=1 HTTP/1.1\r\nHost: 127.0.0.1:8765\r\nContent-Length: 5\r\n\r\nhello";

HttpReader read(std::string_view text, std::size_t piece, HttpLimits limits = {})
{
    HttpReader reader(limits);
    for (; !text.empty(); text.remove_prefix(std::min(piece, text.size())))
        reader.take(text.substr(0, piece));
    return reader;
}

TEST(HttpReader, ReadsARequestHoweverItIsCut)
{
    for (std::size_t piece = 1; piece < 100; ++piece) {
        auto const reader = read(usual, piece);
        ASSERT_EQ(reader.state(), HttpReader::State::whole) << piece;
        EXPECT_EQ(reader.request().method, "POST");
        EXPECT_EQ(reader.request().path, "/api/run");
        EXPECT_EQ(reader.request().header("host"), "127.0.0.1:8765");
        EXPECT_EQ(reader.request().body, "hello");
    }
}

TEST(HttpReader, DropsWhatComesAfterTheRequest)
{
    EXPECT_EQ(read(std::string(usual) + "GET / HTTP/1.1\r\n\r\n", 7).request().body, "hello");
}

TEST(HttpReader, WaitsForAllOfTheBody)
{
    std::string const text(usual);
    EXPECT_EQ(read(text.substr(0, text.size() - 1), 9).state(), HttpReader::State::more);
}

TEST(HttpReader, TakesNoMoreThanItsLimits)
{
    HttpLimits const limits{.head = 200, .headers = 3, .body = 10};
    auto const refused = [&](std::string const& text) { return read(text, 11, limits).refusal(); };
    std::string const first = "GET / HTTP/1.1\r\n";
    EXPECT_EQ(refused(first + "A: b\r\nC: d\r\nE: f\r\n\r\n"), 0);
    EXPECT_EQ(refused(first + "A: b\r\nC: d\r\nE: f\r\nG: h\r\n\r\n"), 431);
    EXPECT_EQ(refused(first + "A: " + std::string(300, 'x')), 431);
    EXPECT_EQ(refused(first + "A: " + std::string(182, 'x') + "\r\n\r\n"), 431);
    EXPECT_EQ(refused(first + "Content-Length: 10\r\n\r\n"), 0);
    EXPECT_EQ(refused(first + "Content-Length: 11\r\n\r\n"), 413);
    EXPECT_EQ(refused(first + "Content-Length: 99999999999999999999999\r\n\r\n"), 413);
    EXPECT_EQ(read("GET /" + std::string(2048, 'x') + " HTTP/1.1\r\n\r\n", 64).refusal(), 414);
}

} // namespace
} // namespace groundswell::view
