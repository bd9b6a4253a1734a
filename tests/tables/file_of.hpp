#pragma once
#include <groundswell/problems.hpp>
#include <string>
#include <string_view>

#include "support/temporary_folder.hpp"
#include "tables/table_file.hpp"

namespace groundswell::testing {

/// Read a file with this text, whose name tells nothing.
inline TableFile file_with(std::string_view text)
{
    TemporaryFolder const folder;
    return read_table_file(folder.write("people.txt", text).string());
}

/// The message about a file with this text, from its name on.
inline std::string fault_of(std::string_view text)
{
    try {
        file_with(text);
    } catch (UserError const& error) {
        std::string const all = error.what();
        return all.substr(all.find("people.txt"));
    }
    return "no fault";
}

} // namespace groundswell::testing
