#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <sys/wait.h>

#include "support/temporary_folder.hpp"

namespace groundswell::testing {

/// What a run of the program left: exit code and the two streams.
struct Ran {
    int code{-1};
    std::string out, err;
};

inline std::string text_of(std::filesystem::path const& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Run the program in a folder, through a shell, with both streams going to files (so never a terminal).
///
/// @param arguments  as typed
/// @param before     shell code that runs first ("ulimit -f 8")
inline Ran run_program(TemporaryFolder const& folder, std::string const& arguments,
                       std::string const& before = ":")
{
    auto const out = folder / "stdout", err = folder / "stderr";
    std::string const command = "cd '" + folder.path().string() + "' && " + before + "; LC_ALL=C.UTF-8 '" +
                                GROUNDSWELL_PROGRAM + "' " + arguments + " >stdout 2>stderr";
    int const status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(out), text_of(err)};
}

/// A text on one line.
inline std::string flat(std::string const& text)
{
    std::istringstream words(text);
    std::string out, word;
    while (words >> word)
        out += word + ' ';
    return out;
}

/// A small institution, quick to run: 60 people, two years after half a year.
inline std::string const small =
    " --set institution.seats=60 --set institution.units=2 --set run.burnin=26 --weeks 104";

} // namespace groundswell::testing
