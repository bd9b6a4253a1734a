#include "tables/unpack.hpp"

#include <algorithm>
#include <groundswell/problems.hpp>
#include <limits>

#include "tables/unpack_bound.hpp"

#ifdef GROUNDSWELL_BZIP2
#include <bzlib.h>
#endif
#ifdef GROUNDSWELL_XZ
#include <lzma.h>
#endif

namespace groundswell {

namespace {

[[noreturn]] void fail(std::string const& path, std::string what, std::string suggestion)
{
    throw UserError({.code = ProblemCode::file_cannot_be_read,
                     .place = {.file = path},
                     .what = std::move(what),
                     .allowed = "a file packed with gzip, bzip2 or xz, or not packed",
                     .suggestion = std::move(suggestion)});
}

[[maybe_unused]] constexpr std::size_t block_size = std::size_t{1} << 20;

#ifdef GROUNDSWELL_BZIP2
std::string from_bzip2(std::string& bytes, std::string const& path)
{
    struct Stream : bz_stream {
        Stream() : bz_stream{} {}
        Stream(Stream const&) = delete;
        Stream& operator=(Stream const&) = delete;
        ~Stream() { BZ2_bzDecompressEnd(this); }
    } stream;
    if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK) fail(path, "cannot be unpacked", "unpack it: bunzip2");
    std::string out, block(block_size, '\0');
    UnpackBound bound(path);
    std::size_t fed = 0;
    for (int state = BZ_OK; state != BZ_STREAM_END;) {
        if (stream.avail_in == 0) {
            stream.next_in = bytes.data() + fed;
            stream.avail_in = static_cast<unsigned>(std::min<std::size_t>(bytes.size() - fed, block_size));
            fed += stream.avail_in;
        }
        stream.next_out = block.data();
        stream.avail_out = static_cast<unsigned>(block.size());
        bool const at_end = stream.avail_in == 0;
        state = BZ2_bzDecompress(&stream);
        out.append(block, 0, block.size() - stream.avail_out);
        if ((state != BZ_OK && state != BZ_STREAM_END) || (at_end && state == BZ_OK && stream.avail_out > 0))
            fail(path, "is damaged, or cut off (bzip2)", "pack it once more");
        bound.add(block.size() - stream.avail_out);
    }
    return out;
}
#endif

#ifdef GROUNDSWELL_XZ
std::string from_xz(std::string const& bytes, std::string const& path)
{
    struct Stream : lzma_stream {
        Stream() : lzma_stream(LZMA_STREAM_INIT) {}
        Stream(Stream const&) = delete;
        Stream& operator=(Stream const&) = delete;
        ~Stream() { lzma_end(this); }
    } stream;
    if (lzma_stream_decoder(&stream, std::numeric_limits<std::uint64_t>::max(), 0) != LZMA_OK)
        fail(path, "cannot be unpacked", "unpack it: unxz");
    stream.next_in = reinterpret_cast<std::uint8_t const*>(bytes.data());
    stream.avail_in = bytes.size();
    std::string out, block(block_size, '\0');
    UnpackBound bound(path);
    for (lzma_ret state = LZMA_OK; state != LZMA_STREAM_END;) {
        stream.next_out = reinterpret_cast<std::uint8_t*>(block.data());
        stream.avail_out = block.size();
        state = lzma_code(&stream, LZMA_FINISH);
        out.append(block, 0, block.size() - stream.avail_out);
        if (state != LZMA_OK && state != LZMA_STREAM_END)
            fail(path, "is damaged, or cut off (xz)", "pack it once more");
        bound.add(block.size() - stream.avail_out);
    }
    return out;
}
#endif

} // namespace

std::string unpacked(std::string bytes, std::string const& path)
{
    constexpr std::string_view xz = "\xFD"
                                    "7zXZ";
    // "BZh", the size of blocks, and pi.
    if (bytes.starts_with("BZh") && bytes.size() > 9 && bytes.compare(4, 6, "1AY&SY") == 0)
#ifdef GROUNDSWELL_BZIP2
        return from_bzip2(bytes, path);
#else
        fail(path, "is packed with bzip2, and this program was built without it",
             "build it with the package libbz2-dev, or unpack the file: bunzip2");
#endif
    if (bytes.starts_with(xz))
#ifdef GROUNDSWELL_XZ
        return from_xz(bytes, path);
#else
        fail(path, "is packed with xz, and this program was built without it",
             "build it with the package liblzma-dev, or unpack the file: unxz");
#endif
    return bytes;
}

} // namespace groundswell
