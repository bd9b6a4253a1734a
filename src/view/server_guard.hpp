#pragma once
#include <functional>
#include <httplib.h>

#include "report/json.hpp"

/// What holds for every request to the explorer's server, whatever it asks for.
namespace groundswell::view {

/// Refuse what another page or another name of this machine could ask for, set the headers of every answer,
/// and turn exceptions into answers.
///
/// @param port  the server's, known once it is bound
void guard(httplib::Server& server, std::function<int()> port);

/// Answer with a JSON value.
void answer(httplib::Response& response, Json const& json, int status = 200);

} // namespace groundswell::view
