// Saved pages as MHTML (RFC 2557), mails (.eml) and mailboxes (.mbox).
#pragma once

#include <memory>
#include <string_view>

#include "read/reader.h"
#include "read/stream.h"

namespace pith {

// Chrome, Edge, Internet Explorer and Word write "MIME-Version" and multipart/related near the top.
bool looks_like_mhtml(std::string_view first_bytes);
// "From ", a sender and a date, then header lines.
bool looks_like_mbox(std::string_view first_bytes);

// The root page: Content-Location (or Snapshot-Content-Location) is its url. A record with an error when there is none.
std::unique_ptr<RecordReader> mhtml_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options);
// The HTML part of a mail, its plain text where there is none.
std::unique_ptr<RecordReader> mail_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options);
// One record a mail (mboxo and mboxrd: ">From " is unquoted).
std::unique_ptr<RecordReader> mbox_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options);

}  // namespace pith
