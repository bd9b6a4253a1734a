# Put CITATION.cff and codemeta.json into a source file of room pack, so that the program needs no other file.
# Sets groundswell_pack_generated.
groundswell_embed(citation_text CITATION.cff NAME "    return /* " " */ " ";")
groundswell_embed(codemeta_text codemeta.json NAME "    return /* " " */ " ";")
set(groundswell_pack_generated ${PROJECT_BINARY_DIR}/generated/citation.cpp)
file(CONFIGURE OUTPUT ${groundswell_pack_generated} @ONLY CONTENT [[#include "pack/citation.hpp"

namespace groundswell::pack {

std::string_view citation()
{
@citation_text@}

std::string_view codemeta()
{
@codemeta_text@}

} // namespace groundswell::pack
]])
