// Two tables: `run` has one row, the current run and its output; `page` one row an address with the run that did it
// last.
//
// A page is written to the output first, then finish() commits the page and the output's length in one transaction.
// When the program is killed in between, the output is longer than the state says; whoever goes on cuts it to that
// length and does the page again. So each page is in the output once. Only a machine that loses power can lose more
// (the journal is not flushed for each page). Tested in tests/unit/fetch/state_test.cc.
#include "fetch/state.h"

#include <sqlite3.h>

namespace pith {
namespace {

constexpr const char* kSchema =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = OFF;"
    "CREATE TABLE IF NOT EXISTS run (number INTEGER, ended INTEGER, output TEXT, bytes INTEGER);"
    "CREATE TABLE IF NOT EXISTS page (address TEXT PRIMARY KEY, run INTEGER, etag TEXT, modified TEXT, digest TEXT,"
    "  archived TEXT, date TEXT) WITHOUT ROWID;"
    "INSERT INTO run SELECT 1, 0, '', 0 WHERE NOT EXISTS (SELECT 1 FROM run);";

// A prepared statement, bound in the order of its question marks.
class Statement {
 public:
  Statement(sqlite3* database, const char* sql) { sqlite3_prepare_v2(database, sql, -1, &statement_, nullptr); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(statement_); }

  Statement& bind(const std::string& text) {
    sqlite3_bind_text(statement_, ++bound_, text.c_str(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    return *this;
  }
  Statement& bind(int64_t number) {
    sqlite3_bind_int64(statement_, ++bound_, number);
    return *this;
  }
  // SQLITE_ROW, SQLITE_DONE or an error.
  int step() { return statement_ ? sqlite3_step(statement_) : SQLITE_ERROR; }
  std::string text(int column) const {
    const auto* value = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return value ? value : "";
  }
  int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }

 private:
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

}  // namespace

struct CrawlState::Database {
  std::string path;
  sqlite3* handle = nullptr;
  int64_t run = 0;
  bool resumed = false;
  std::string output;
  uint64_t bytes = 0;

  ~Database() { sqlite3_close(handle); }

  Error fault() const {
    Error error{ErrorCode::io, std::string("state: ") + sqlite3_errmsg(handle), {}};
    error.place.source = path;
    return error;
  }
  std::optional<Error> execute(const char* sql) {
    if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return std::nullopt;
    return fault();
  }
  std::optional<Error> done(Statement& statement) {
    if (statement.step() == SQLITE_DONE) return std::nullopt;
    return fault();
  }

  // Reads the run that the file stands at; one that has ended is followed by the next.
  std::optional<Error> begin() {
    Statement row(handle, "SELECT number, ended, output, bytes FROM run");
    if (row.step() != SQLITE_ROW) return fault();
    run = row.number(0);
    output = row.text(2);
    bytes = static_cast<uint64_t>(row.number(3));
    resumed = row.number(1) == 0 && !output.empty();
    if (row.number(1) == 0) return std::nullopt;
    ++run;
    Statement next(handle, "UPDATE run SET number = ?, ended = 0");
    return done(next.bind(run));
  }
};

CrawlState::CrawlState(std::unique_ptr<Database> database) : database_(std::move(database)) {}
CrawlState::CrawlState(CrawlState&&) noexcept = default;
CrawlState& CrawlState::operator=(CrawlState&&) noexcept = default;
CrawlState::~CrawlState() = default;

Result<CrawlState> CrawlState::open(const std::string& path) {
  auto database = std::make_unique<Database>();
  database->path = path;
  if (sqlite3_open(path.c_str(), &database->handle) != SQLITE_OK) return database->fault();
  if (auto wrong = database->execute(kSchema)) return *wrong;
  if (auto wrong = database->begin()) return *wrong;
  return CrawlState(std::move(database));
}

bool CrawlState::resumed() const {
  return database_->resumed;
}
std::string CrawlState::output_path() const {
  return database_->output;
}
uint64_t CrawlState::output_bytes() const {
  return database_->bytes;
}

Result<std::optional<KnownPage>> CrawlState::find(const std::string& address) const {
  Statement row(database_->handle, "SELECT run, etag, modified, digest, archived, date FROM page WHERE address = ?");
  const int status = row.bind(address).step();
  if (status == SQLITE_DONE) return std::optional<KnownPage>();
  if (status != SQLITE_ROW) return database_->fault();
  KnownPage page;
  page.done = row.number(0) == database_->run;
  page.validators = {row.text(1), row.text(2)};
  page.archived = {row.text(3), row.text(4), row.text(5)};
  return std::optional<KnownPage>(page);
}

std::optional<Error> CrawlState::finish(const std::string& address, const KnownPage& page, uint64_t output_bytes) {
  if (auto wrong = database_->execute("BEGIN")) return wrong;
  Statement row(database_->handle, "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?)");
  row.bind(address).bind(database_->run).bind(page.validators.etag).bind(page.validators.last_modified);
  row.bind(page.archived.payload_digest).bind(page.archived.url).bind(page.archived.date);
  if (auto wrong = database_->done(row)) return wrong;
  Statement run(database_->handle, "UPDATE run SET bytes = ?");
  if (auto wrong = database_->done(run.bind(static_cast<int64_t>(output_bytes)))) return wrong;
  database_->bytes = output_bytes;
  return database_->execute("COMMIT");
}

std::optional<Error> CrawlState::set_output(const std::string& path, uint64_t bytes) {
  Statement run(database_->handle, "UPDATE run SET output = ?, bytes = ?");
  database_->output = path;
  database_->bytes = bytes;
  return database_->done(run.bind(path).bind(static_cast<int64_t>(bytes)));
}

std::optional<Error> CrawlState::end_run() {
  return database_->execute("UPDATE run SET ended = 1");
}

}  // namespace pith
