#pragma once
#include <cstdint>
#include <string>

namespace groundswell {

/// Counts what is unpacked from a file, and refuses to go on before memory is gone: a small packed file can
/// hold any amount. The bound is an eighth of the memory that may still be taken, since a table takes several
/// times the size of its text, and never more than 1 GiB.
class UnpackBound {
  public:
    explicit UnpackBound(std::string path);

    /// Count more bytes.
    ///
    /// @throws UserError where they are too many
    void add(std::uint64_t bytes);

    /// Bytes that may be unpacked.
    std::uint64_t most() const { return most_; }

  private:
    std::string path_;
    std::uint64_t most_, bytes_{0};
};

} // namespace groundswell
