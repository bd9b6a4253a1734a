#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Links between the pages of the documentation.
namespace groundswell::doors {

/// A link of a page, [words](target), outside of code.
struct Link {
    int line;
    std::string target;
};

std::vector<Link> links(std::string_view markdown);

/// The names by which "page.md#name" finds the headings of a page, as GitHub makes them.
std::set<std::string> anchors(std::string_view markdown);

} // namespace groundswell::doors
