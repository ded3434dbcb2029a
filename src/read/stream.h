// InputStream: a window on the bytes of an input, gzip and zstd undone, that knows where in the file it stands.
//
//   raw       |--- member 0 ---|--- member 1 ---|      offset() at a member's first byte is the member's place in the
//   decoded   |= = = = = = = = |= = = = = = = = |      raw file; inside a member it is the place in the decoded bytes.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "read/decoder.h"
#include "read/source.h"
#include "read/whole_gzip.h"

namespace pith {

class InputStream {
 public:
  // `name` is for error places.
  InputStream(std::unique_ptr<ByteSource> source, std::string name);

  // The next bytes without taking them: at least `want`, fewer only before the end or a fault. The view holds until the
  // next call of a member that is not const.
  std::string_view peek(size_t want);
  // Takes bytes of the last peek().
  void consume(size_t size);
  // Takes up to `size` bytes and appends them to `out`; returns how many there were.
  uint64_t read(uint64_t size, std::string& out);
  // Gives bytes back that were the last ones taken.
  void unread(std::string_view bytes);
  // Takes up to `size` bytes and forgets them; returns how many there were.
  uint64_t skip(uint64_t size);

  // See above. For uncompressed input simply the offset.
  uint64_t offset() const;
  // The raw file's bytes between two places, when both are the beginnings of members (or the input is not compressed);
  // nullopt otherwise. `from` is a former position(), and the stream must stand at the other.
  std::optional<uint64_t> raw_length_since(uint64_t from);
  // Bytes taken so far, decoded.
  uint64_t position() const { return position_; }
  bool compressed() const { return decoder_ != nullptr; }
  const std::string& name() const { return name_; }

  // Why the window ended before the end of the input: a broken member, a cut-off file, an error of reading.
  const std::optional<Error>& fault() const { return fault_; }
  // After a fault: drops the rest of the broken member and goes to the next one. False when there is none: the end.
  bool recover();

 private:
  struct Member {
    uint64_t decoded;  // position of its first byte
    uint64_t raw;      // its place in the file
  };
  bool fill();
  bool fill_raw();
  bool fill_decoded();
  bool take_whole_member();
  void begin_member();
  void break_member(size_t consumed);
  void detect();
  void make_room(size_t size);
  void hand_over(std::string& out);
  size_t next_chunk();  // how much to read: the whole of a small file, else rising
  const Member* member_at(uint64_t decoded) const;
  Error fault_at(ErrorCode code, std::string message) const;
  std::string_view raw() const { return std::string_view(raw_).substr(raw_begin_); }

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<Decoder> decoder_;  // null: not compressed, or not yet known
  std::optional<WholeGzip> whole_;    // gzip: tried first on each member
  std::string name_;
  std::string raw_;  // bytes read and not yet decoded, from raw_begin_ on
  size_t raw_begin_ = 0;
  size_t chunk_ = 0;         // of the next read; 0 before the first
  uint64_t taken_ = 0;       // bytes that the source gave
  uint64_t raw_offset_ = 0;  // place in the file of raw_[raw_begin_]
  std::string buffer_;       // decoded bytes: [begin_, end_)
  size_t begin_ = 0;
  size_t end_ = 0;
  uint64_t position_ = 0;
  std::deque<Member> members_;  // those at or after the position of the last record, see raw_length_since
  std::optional<Error> fault_;
  bool source_ended_ = false;
  bool in_member_ = false;
  bool ended_ = false;
  bool (*is_magic_)(std::string_view) = nullptr;
};

}  // namespace pith
