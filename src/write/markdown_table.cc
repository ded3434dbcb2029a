#include "write/markdown_table.h"

#include <algorithm>
#include <map>

namespace pith {
namespace {

struct Row {
  std::vector<std::string> cells;
  bool head = true;
};

std::string line_of(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += ' ' + cell + (cell.empty() ? "|" : " |");
  return line;
}

// Dense numbers for the columns in use.
std::map<uint32_t, size_t> columns_in(const std::vector<MarkdownCell>& cells) {
  std::map<uint32_t, size_t> columns;
  for (const MarkdownCell& cell : cells) columns[cell.column] = 0;
  size_t number = 0;
  for (auto& [column, index] : columns) index = number++;
  return columns;
}

}  // namespace

std::string markdown_table(const std::vector<MarkdownCell>& cells) {
  const std::map<uint32_t, size_t> columns = columns_in(cells);
  std::vector<Row> rows;
  uint32_t last_row = UINT32_MAX;
  for (const MarkdownCell& cell : cells) {
    if (cell.row != last_row) rows.push_back({std::vector<std::string>(columns.size()), true});
    last_row = cell.row;
    std::string& text = rows.back().cells[columns.at(cell.column)];
    text += (text.empty() ? "" : "<br>") + cell.text;
    rows.back().head = rows.back().head && cell.head;
  }
  if (rows.empty()) return "";
  if (!rows.front().head) rows.insert(rows.begin(), Row{std::vector<std::string>(columns.size()), true});

  std::string out = line_of(rows.front().cells) + "\n|";
  for (size_t i = 0; i < columns.size(); ++i) out += " --- |";
  for (size_t i = 1; i < rows.size(); ++i) out += '\n' + line_of(rows[i].cells);
  return out;
}

}  // namespace pith
