#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <zlib.h>

namespace groundswell::fuzz {

/// A zip archive of parts that are stored as they are (APPNOTE 4.3), so that what is mutated is what is read.
class Zip {
  public:
    void add(std::string const& name, std::string_view text)
    {
        auto const crc =
            crc32(0, reinterpret_cast<Bytef const*>(text.data()), static_cast<uInt>(text.size()));
        std::string shared;
        put<2>(shared, 20); // version needed
        put<2>(shared, 0);
        put<2>(shared, 0); // stored
        put<4>(shared, 0); // time and date
        put<4>(shared, crc);
        put<4>(shared, text.size());
        put<4>(shared, text.size());
        put<2>(shared, name.size());
        put<2>(shared, 0); // no extra field
        directory_ += "PK\x01\x02";
        put<2>(directory_, 20);
        directory_ += shared;
        directory_ += std::string(10, '\0'); // no comment, first disk, plain attributes
        put<4>(directory_, parts_.size());
        directory_ += name;
        parts_ += "PK\x03\x04" + shared + name;
        parts_ += text;
        ++count_;
    }

    std::string bytes() const
    {
        std::string end = "PK\x05\x06";
        put<4>(end, 0);
        put<2>(end, count_);
        put<2>(end, count_);
        put<4>(end, directory_.size());
        put<4>(end, parts_.size());
        put<2>(end, 0);
        return parts_ + directory_ + end;
    }

  private:
    template <int Bytes>
    static void put(std::string& out, std::uint64_t number)
    {
        for (int i = 0; i < Bytes; ++i)
            out += static_cast<char>(number >> (8 * i) & 255U);
    }

    std::string parts_, directory_;
    std::uint64_t count_{0};
};

/// A workbook of the parts that a text gives, parted by lines "---": sheet, shared strings, styles, workbook.
inline std::string workbook_of(std::string_view text)
{
    constexpr std::string_view line = "---\n";
    std::array<std::pair<char const*, std::string_view>, 4> parts{{
        {"xl/worksheets/sheet1.xml", ""},
        {"xl/sharedStrings.xml", "<sst><si><t>id</t></si><si><t>unit</t></si><si><t>a</t></si></sst>"},
        {"xl/styles.xml", "<styleSheet/>"},
        {"xl/workbook.xml",
         R"(<workbook><sheets><sheet name="people" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
    }};
    for (auto& [name, part] : parts) {
        auto const end = text.find(line);
        part = text.substr(0, end);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + line.size());
    }
    Zip zip;
    zip.add("xl/_rels/workbook.xml.rels",
            R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)");
    for (auto const& [name, part] : parts)
        zip.add(name, part);
    return zip.bytes();
}

} // namespace groundswell::fuzz
