#include <algorithm>
#include <cstdint>
#include <cstring>
#include <groundswell/problems.hpp>

#include "tables/formats.hpp"

#ifdef GROUNDSWELL_ARROW
#include <arrow/api.h>
#include <arrow/io/memory.h>
#include <arrow/ipc/api.h>
#include <fmt/format.h>
#include <new>
#include <parquet/arrow/reader.h>

#include "tables/arrow_cells.hpp"
#include "tables/unpack_bound.hpp"
#endif

namespace groundswell {

std::string_view columnar_format(std::string_view bytes)
{
    if (bytes.starts_with("PAR1") || bytes.starts_with("PARE")) return "Parquet";
    if (bytes.starts_with("ARROW1")) return "Arrow";
    // A stream begins with four bytes of ones and the length of its schema.
    if (!bytes.starts_with("\xFF\xFF\xFF\xFF") || bytes.size() < 8) return "";
    std::int32_t length = 0;
    std::memcpy(&length, bytes.data() + 4, sizeof length);
    bool const fits = length > 0 && static_cast<std::size_t>(length) <= bytes.size() - 8;
    return fits && length % 8 == 0 ? "Arrow" : "";
}

#ifdef GROUNDSWELL_ARROW

namespace {

using ArrowTable = std::shared_ptr<arrow::Table>;

/// What a file of columns is read with: its bytes, and memory that is bounded.
struct ColumnarSource {
    std::string const& path;
    std::string const& bytes;
    UnpackBound& bound;
    arrow::CappedMemoryPool pool;

    ColumnarSource(std::string const& file, std::string const& all, UnpackBound& most)
        : path(file), bytes(all), bound(most),
          pool(arrow::default_memory_pool(),
               arrow::default_memory_pool()->bytes_allocated() + static_cast<std::int64_t>(most.most()))
    {}
    std::shared_ptr<arrow::io::BufferReader> reader() const
    {
        return std::make_shared<arrow::io::BufferReader>(arrow::Buffer::FromString(bytes));
    }
    /// A cell takes memory even if the file spends none on it.
    void count_cells(std::int64_t rows, std::int64_t columns) const
    {
        constexpr std::int64_t per_cell = 8, most = std::int64_t{1} << 40;
        if (rows < 0 || columns < 0) return;
        bool const many = columns > 0 && rows > most / per_cell / columns;
        bound.add(static_cast<std::uint64_t>(many ? most : rows * columns * per_cell));
    }
};

[[noreturn]] void refuse(ColumnarSource const& source, arrow::Status const& status)
{
    if (status.IsOutOfMemory()) source.bound.add(source.bound.most());
    auto const& words = status.message();
    throw UserError({.code = ProblemCode::file_damaged,
                     .place = {.file = source.path},
                     .what = fmt::format("cannot be read as a file of {}", columnar_format(source.bytes)),
                     .allowed = words.substr(0, std::min<std::size_t>(words.find('\n'), 200)),
                     .suggestion = "write it once more, without encryption, or as CSV"});
}

void require(ColumnarSource const& source, arrow::Status const& status)
{
    if (!status.ok()) refuse(source, status);
}

template <class T>
T valued(ColumnarSource const& source, arrow::Result<T> result)
{
    require(source, result.status());
    return std::move(result).ValueUnsafe();
}

ArrowTable table_of_parquet(ColumnarSource& source)
{
    parquet::arrow::FileReaderBuilder builder;
    require(source, builder.Open(source.reader(), parquet::ReaderProperties(&source.pool)));
    auto const about = builder.raw_reader()->metadata();
    source.count_cells(about->num_rows(), about->num_columns());
    std::unique_ptr<parquet::arrow::FileReader> reader;
    require(source, builder.memory_pool(&source.pool)->Build(&reader));
#if ARROW_VERSION_MAJOR >= 24
    return valued(source, reader->ReadTable());
#else
    ArrowTable out;
    require(source, reader->ReadTable(&out));
    return out;
#endif
}

ArrowTable table_of_arrow(ColumnarSource& source)
{
    auto options = arrow::ipc::IpcReadOptions::Defaults();
    options.memory_pool = &source.pool;
    options.use_threads = false;
    arrow::RecordBatchVector batches;
    std::shared_ptr<arrow::Schema> schema;
    auto const keep = [&](std::shared_ptr<arrow::RecordBatch> batch) {
        source.count_cells(batch->num_rows(), batch->num_columns());
        batches.push_back(std::move(batch));
    };
    if (source.bytes.starts_with("ARROW1")) {
        auto const reader = valued(source, arrow::ipc::RecordBatchFileReader::Open(source.reader(), options));
        schema = reader->schema();
        for (int i = 0; i < reader->num_record_batches(); ++i)
            keep(valued(source, reader->ReadRecordBatch(i)));
    } else {
        auto const reader =
            valued(source, arrow::ipc::RecordBatchStreamReader::Open(source.reader(), options));
        schema = reader->schema();
        while (auto batch = valued(source, reader->Next()))
            keep(std::move(batch));
    }
    return valued(source, arrow::Table::FromRecordBatches(schema, batches));
}

/// Chunks of a column one after another.
class ColumnCells {
  public:
    explicit ColumnCells(arrow::ChunkedArray const& column) : column_(&column) {}
    std::string next()
    {
        while (row_ >= column_->chunk(chunk_)->length()) {
            ++chunk_;
            row_ = 0;
        }
        return cell_text(*column_->chunk(chunk_), row_++);
    }

  private:
    arrow::ChunkedArray const* column_;
    int chunk_{0};
    std::int64_t row_{0};
};

TableFile table_of_text(ColumnarSource const& source, arrow::Table const& table)
{
    TableFile out;
    out.format = columnar_format(source.bytes);
    out.rows = Table(source.path);
    std::vector<std::string> names;
    std::vector<ColumnCells> columns;
    for (int i = 0; i < table.num_columns(); ++i) {
        auto const& field = *table.field(i);
        if (has_cells(*field.type())) {
            names.push_back(field.name());
            columns.emplace_back(*table.column(i));
        } else {
            out.notes.push_back(
                fmt::format("column '{}' is not read: it holds {}", field.name(), field.type()->name()));
        }
    }
    out.rows.repeated = out.rows.set_header(names);
    out.rows.count_rows_as("row");
    std::vector<std::string> row(columns.size());
    for (std::int64_t r = 0; r < table.num_rows() && !columns.empty(); ++r) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            row[c] = columns[c].next();
            source.bound.add(row[c].size());
        }
        out.rows.add_copy(row);
    }
    return out;
}

} // namespace

TableFile read_columnar(std::string const& path, std::string const& bytes)
{
    UnpackBound bound(path);
    ColumnarSource source(path, bytes, bound);
    try {
        auto const table =
            columnar_format(bytes) == "Parquet" ? table_of_parquet(source) : table_of_arrow(source);
        // Lengths, offsets and codes come from the file.
        require(source, table->ValidateFull());
        return with_nominations_read(with_incidence_read(with_matrix_read(table_of_text(source, *table))));
    } catch (parquet::ParquetException const& error) {
        refuse(source, arrow::Status::IOError(error.what()));
    } catch (std::bad_alloc const&) {
        refuse(source, arrow::Status::OutOfMemory("too large"));
    }
}

#else

TableFile read_columnar(std::string const& path, std::string const& bytes)
{
    bool const parquet = columnar_format(bytes) == "Parquet";
    throw UserError({.code = ProblemCode::file_cannot_be_read,
                     .place = {.file = path},
                     .what = "is a file of " + std::string(columnar_format(bytes)) +
                             ", and this program was built without Arrow",
                     .allowed = "build it with Apache Arrow's libarrow-dev and libparquet-dev",
                     .suggestion = "or write it as CSV: python3 -c \"import pandas; pandas.read_" +
                                   std::string(parquet ? "parquet" : "feather") + "('" + path +
                                   "').to_csv('people.csv', index=False)\""});
}

#endif

} // namespace groundswell
