#include "read/stream.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace pith {
namespace {

constexpr size_t kChunk = 256u << 10;   // read at a time …
constexpr size_t kFirst = 32u << 10;    // … after smaller ones, since most inputs are one page …
constexpr size_t kAtOnce = 1u << 20;    // … but for files up to this size, which are read in one piece
constexpr size_t kWhole = 1u << 20;     // compressed members up to this size are decoded in one go …
constexpr size_t kMaxWhole = 4u << 20;  // … into at most so much
constexpr size_t kMagic = 4;            // bytes that tell the format

bool is_gzip(std::string_view bytes) {  // RFC 1952, 2.3.1: method 8, the three upper flags are reserved
  return bytes.size() >= kMagic && bytes.starts_with("\x1f\x8b\x08") && (bytes[3] & '\xe0') == 0;
}

bool is_zstd(std::string_view bytes) {  // RFC 8878, 3.1.1 and 3.1.2 (skippable frames)
  if (bytes.size() < kMagic) return false;
  return bytes.starts_with("\x28\xb5\x2f\xfd") ||
         ((bytes[0] & '\xf0') == '\x50' && bytes.substr(1, 3) == "\x2a\x4d\x18");
}

}  // namespace

InputStream::InputStream(std::unique_ptr<ByteSource> source, std::string name)
    : source_(std::move(source)), name_(std::move(name)) {
  detect();
}

void InputStream::detect() {
  while (raw().size() < kMagic && fill_raw()) {
  }
  if (is_gzip(raw())) {
    is_magic_ = is_gzip;
    decoder_ = gzip_decoder();
    whole_.emplace();
  } else if (is_zstd(raw())) {
    is_magic_ = is_zstd;
    decoder_ = zstd_decoder();
  } else {
    buffer_ = std::move(raw_);
    raw_.clear();
    end_ = buffer_.size();
  }
}

std::string_view InputStream::peek(size_t want) {
  while (end_ - begin_ < want && fill()) {
  }
  return std::string_view(buffer_).substr(begin_, end_ - begin_);
}

void InputStream::consume(size_t size) {
  begin_ += size;
  position_ += size;
}

uint64_t InputStream::read(uint64_t size, std::string& out) {
  uint64_t left = size;
  while (left > 0) {
    const std::string_view window = peek(1);
    if (window.empty()) break;
    const size_t take = static_cast<size_t>(std::min<uint64_t>(left, window.size()));
    if (out.empty() && begin_ == 0 && take == end_) {
      hand_over(out);
    } else {
      out += window.substr(0, take);
      consume(take);
    }
    left -= take;
  }
  return size - left;
}

// Takes the whole window, and the buffer with it.
void InputStream::hand_over(std::string& out) {
  buffer_.resize(end_);
  out = std::exchange(buffer_, {});
  position_ += out.size();
  begin_ = end_ = 0;
}

void InputStream::unread(std::string_view bytes) {
  position_ -= bytes.size();
  if (begin_ >= bytes.size()) {
    begin_ -= bytes.size();
    buffer_.replace(begin_, bytes.size(), bytes);
  } else {
    buffer_.insert(begin_, bytes);
    end_ += bytes.size();
  }
}

uint64_t InputStream::skip(uint64_t size) {
  uint64_t left = size;
  while (left > 0) {
    const std::string_view window = peek(1);
    if (window.empty()) break;
    const size_t take = static_cast<size_t>(std::min<uint64_t>(left, window.size()));
    consume(take);
    left -= take;
  }
  return size - left;
}

// Of empty members and the one behind them, which begin at the same place, the last.
const InputStream::Member* InputStream::member_at(uint64_t decoded) const {
  const auto after = std::upper_bound(members_.begin(), members_.end(), decoded,
                                      [](uint64_t value, const Member& member) { return value < member.decoded; });
  return after != members_.begin() && std::prev(after)->decoded == decoded ? &*std::prev(after) : nullptr;
}

uint64_t InputStream::offset() const {
  const Member* member = compressed() ? member_at(position_) : nullptr;
  return member ? member->raw : position_;
}

std::optional<uint64_t> InputStream::raw_length_since(uint64_t from) {
  if (!compressed()) return position_ - from;
  const Member* begin = member_at(from);
  const bool at_end = peek(1).empty();  // looks past the end of the member, so that the next one is known
  const Member* end = member_at(position_);
  std::optional<uint64_t> length;
  if (begin && end)
    length = end->raw - begin->raw;
  else if (begin && at_end && !fault_)
    length = raw_offset_ - begin->raw;
  while (!members_.empty() && members_.front().decoded < position_) members_.pop_front();
  return length;
}

bool InputStream::fill() {
  if (decoder_) return fill_decoded();
  if (source_ended_ || fault_) return false;
  make_room(next_chunk());
  Result<size_t> got = source_->read(buffer_.data() + end_, buffer_.size() - end_);
  if (!got)
    fault_ = got.error();
  else
    end_ += *got, taken_ += *got;
  source_ended_ = !got || *got == 0;
  return !source_ended_;
}

// Moves the window to the front when that frees enough, grows the buffer otherwise. Growing doubles: a window of n
// bytes costs O(n) moves.
void InputStream::make_room(size_t size) {
  if (begin_ == end_) begin_ = end_ = 0;
  if (buffer_.size() - end_ >= size) return;
  if (begin_ >= end_ - begin_) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ + size > buffer_.capacity()) buffer_.reserve(std::max(end_ + size, buffer_.size() * 2));
  if (end_ + size > buffer_.size()) buffer_.resize(std::max(end_ + size, buffer_.capacity()));
}

size_t InputStream::next_chunk() {
  const uint64_t size = source_->size();
  if (size > 0 && size <= kAtOnce && taken_ <= size) return static_cast<size_t>(size - taken_) + 1;  // to see the end
  const size_t chunk = chunk_ == 0 ? kFirst : chunk_;
  chunk_ = std::min(2 * chunk, kChunk);
  return chunk;
}

bool InputStream::fill_raw() {
  if (source_ended_) return false;
  raw_.erase(0, raw_begin_);
  raw_begin_ = 0;
  const size_t before = raw_.size(), chunk = next_chunk();
  raw_.resize(before + chunk);
  Result<size_t> got = source_->read(raw_.data() + before, chunk);
  raw_.resize(before + (got ? *got : 0));
  taken_ += got ? *got : 0;
  if (!got) fault_ = got.error();
  source_ended_ = !got || *got == 0;
  return !source_ended_;
}

bool InputStream::fill_decoded() {
  while (!fault_ && !ended_) {
    const bool begins = !in_member_;
    if (begins) begin_member();
    if (!in_member_) return false;
    if (begins && whole_ && take_whole_member()) return true;
    make_room(kChunk);
    const Decoder::Step step = decoder_->step(raw(), buffer_.data() + end_, buffer_.size() - end_);
    raw_begin_ += step.consumed;
    raw_offset_ += step.consumed;
    end_ += step.produced;
    if (step.broken) break_member(step.consumed);
    if (step.broken || step.ended) {
      in_member_ = false;
      decoder_->reset();
    }
    if (step.produced > 0) return true;
    if (step.consumed == 0 && in_member_ && !fill_raw()) {
      ended_ = true;
      if (!fault_) fault_ = fault_at(ErrorCode::encoding, "compressed data ends too early");
    }
  }
  return false;
}

// The fast way for a member that is short and sound. When it fails nothing has changed.
bool InputStream::take_whole_member() {
  while (raw().size() < kWhole && fill_raw()) {
  }
  WholeGzip::Member member;
  for (size_t room = kWhole; room <= kMaxWhole; room *= 4) {
    make_room(room);
    member = whole_->decode(raw(), buffer_.data() + end_, room);
    if (!member.too_long) break;
  }
  if (member.produced == 0) return false;
  raw_begin_ += member.consumed;
  raw_offset_ += member.consumed;
  end_ += member.produced;
  in_member_ = false;
  return true;
}

// At least one byte is passed over, so that recover() gets ahead.
void InputStream::break_member(size_t consumed) {
  fault_ = fault_at(ErrorCode::encoding, "compressed data is broken");
  if (consumed > 0 || raw().empty()) return;
  ++raw_begin_;
  ++raw_offset_;
}

// Zeros between and after members are padding (of tapes and block devices, and what gzip itself passes over).
void InputStream::begin_member() {
  do {
    const size_t padding = std::min(raw().find_first_not_of('\0'), raw().size());
    raw_begin_ += padding;
    raw_offset_ += padding;
  } while (raw().size() < kMagic && fill_raw());
  if (raw().empty()) {
    ended_ = true;
  } else if (!is_magic_(raw())) {
    fault_ = fault_at(ErrorCode::encoding, "expected the next compressed member, found other bytes");
  } else {
    in_member_ = true;
    members_.push_back({position_ + (end_ - begin_), raw_offset_});
  }
}

bool InputStream::recover() {
  if (!fault_) return false;
  fault_.reset();
  if (!decoder_) return false;
  consume(end_ - begin_);
  do {
    size_t at = 0;
    while (raw().size() - at >= kMagic && !is_magic_(raw().substr(at, kMagic))) ++at;
    raw_begin_ += at;
    raw_offset_ += at;
    if (raw().size() >= kMagic) return true;
  } while (fill_raw());
  ended_ = true;
  return false;
}

Error InputStream::fault_at(ErrorCode code, std::string message) const {
  Error error;
  error.code = code;
  error.message = std::move(message);
  error.place.source = name_;
  error.place.offset = raw_offset_;
  return error;
}

}  // namespace pith
