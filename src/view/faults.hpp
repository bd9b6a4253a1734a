#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "report/json.hpp"

/// What a page is told of whatever went wrong.
namespace groundswell::view {

struct Fault {
    Json problems; ///< {"problems": [...]}
    int status{422};
};

/// What is being thrown, which is not `Stopped`: to be called by a handler.
///
/// @param asked  for what, where it is a fault of the program
Fault caught_fault(std::string const& asked);

} // namespace groundswell::view
