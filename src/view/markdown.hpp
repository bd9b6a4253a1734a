#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace groundswell::view {

/// HTML of what docs/ is written in: headings, paragraphs, lists, tables, code, quotes; code, strong and
/// emphasised words and links in a line. Nothing of the text is taken for HTML; comments are left out.
///
/// @param address  of a link, given what the text says; "": the link is left out, and its words stay
std::string html_of_markdown(std::string_view text,
                             std::function<std::string(std::string_view)> const& address);

} // namespace groundswell::view
