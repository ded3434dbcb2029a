// The special-purpose registries as tables: https://www.iana.org/assignments/iana-ipv4-special-registry/ and …ipv6….
// IPv4 is public unless a range says otherwise; IPv6 only inside 2000::/3, less the ranges of the table. An IPv6
// address that carries an IPv4 one is as public as that, since a gateway or the kernel itself will go there. Tested in
// tests/unit/fetch/address_test.cc.
#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace pith {
namespace {

struct Range4 {
  uint32_t network;
  int bits;
};

constexpr std::array<Range4, 14> kNotPublic4 = {{
    {0x00000000, 8},   // "this network", RFC 791
    {0x0A000000, 8},   // private, RFC 1918
    {0x64400000, 10},  // shared, RFC 6598
    {0x7F000000, 8},   // loopback, RFC 1122
    {0xA9FE0000, 16},  // link-local, RFC 3927; the clouds' metadata services
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocol assignments, RFC 6890
    {0xC0000200, 24},  // documentation, RFC 5737
    {0xC0586300, 24},  // 6to4 relays, RFC 7526
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks, RFC 2544
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 3},   // multicast and reserved, RFC 5771 and 1112; broadcast
}};

using Bytes16 = std::array<uint8_t, 16>;

struct Range6 {
  Bytes16 network;
  int bits;
};

constexpr std::array<Range6, 3> kNotPublic6 = {{
    {{0x20, 0x01}, 23},              // protocol assignments, RFC 2928; Teredo, ORCHID
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation, RFC 3849
    {{0x3f, 0xff}, 20},              // documentation, RFC 9637
}};

bool inside(const Bytes16& address, const Bytes16& network, int bits) {
  const int whole = bits / 8;
  if (std::memcmp(address.data(), network.data(), static_cast<size_t>(whole)) != 0) return false;
  const int rest = bits % 8;
  return rest == 0 || (address[whole] >> (8 - rest)) == (network[whole] >> (8 - rest));
}

bool is_public4(uint32_t address) {
  for (const Range4& range : kNotPublic4) {
    if (address >> (32 - range.bits) == range.network >> (32 - range.bits)) return false;
  }
  return true;
}

uint32_t v4_at(const Bytes16& address, int at) {
  uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | address[at + i];
  return value;
}

bool is_public6(const Bytes16& address) {
  constexpr Bytes16 kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};  // ::ffff:0:0/96
  constexpr Bytes16 kNat64 = {0x00, 0x64, 0xff, 0x9b};                     // 64:ff9b::/96, RFC 6052
  constexpr Bytes16 k6to4 = {0x20, 0x02};                                  // 2002::/16, RFC 3056
  if (inside(address, kMapped, 96) || inside(address, kNat64, 96)) return is_public4(v4_at(address, 12));
  if (inside(address, k6to4, 16)) return is_public4(v4_at(address, 2));
  if (address[0] >> 5 != 1) return false;  // 2000::/3 is all that is given out
  for (const Range6& range : kNotPublic6) {
    if (inside(address, range.network, range.bits)) return false;
  }
  return true;
}

}  // namespace

bool is_public_address(const std::string& text) {
  in_addr v4;
  if (inet_pton(AF_INET, text.c_str(), &v4) == 1) return is_public4(ntohl(v4.s_addr));
  Bytes16 bytes;
  return inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1 && is_public6(bytes);
}

}  // namespace pith
