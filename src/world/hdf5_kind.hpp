#pragma once
#include <cstdint>
#include <mutex>
#include <string>

#include "world/hdf5_file.hpp"

namespace groundswell::hdf5 {

/// A kind of file of ours: how it is told from others, and what messages call it.
struct Kind {
    std::uint64_t mark;    ///< attribute "groundswell"
    std::uint64_t version; ///< attribute "version"
    char const* name;      ///< "world file"
    char const* again;     ///< how a new one is had: "generate it again"
};

/// HDF5 may not be called from two threads at once: lock this first.
std::mutex& library();

/// Open a file of a kind for reading. Whatever is no plain file of ours is refused by its first bytes.
///
/// @throws UserError under the file's name if it cannot be read, is of another kind or version, or is cut
/// short
File open(std::string const& path, Kind const& kind);

/// Begin a file of a kind: beside its place, for its owner only if so wished.
File create(std::string const& half, Kind const& kind, bool only_for_owner);

/// Give the file its digest, and put it onto the disk.
void finish(File& file);

/// @throws UserError if the digest over all that was read is another than the file says
void check_digest(File const& file, std::string const& path, Kind const& kind);

} // namespace groundswell::hdf5
