#include "fetch/address.h"

#include "catch.h"

namespace pith {
namespace {

TEST_CASE("public and other addresses") {
  const struct {
    std::string address;
    bool is_public;
  } cases[] = {
      {"93.184.216.34", true},
      {"8.8.8.8", true},
      {"172.32.0.1", true},
      {"100.128.0.1", true},
      {"223.255.255.255", true},
      {"192.0.1.1", true},
      {"0.0.0.0", false},
      {"0.1.2.3", false},
      {"10.0.0.1", false},
      {"127.0.0.1", false},
      {"127.255.255.254", false},
      {"100.64.0.1", false},
      {"169.254.169.254", false},
      {"172.16.0.1", false},
      {"172.31.255.255", false},
      {"192.168.1.1", false},
      {"192.0.0.8", false},
      {"192.0.2.1", false},
      {"198.18.0.1", false},
      {"198.19.255.1", false},
      {"198.51.100.7", false},
      {"203.0.113.9", false},
      {"224.0.0.1", false},
      {"240.0.0.1", false},
      {"255.255.255.255", false},
      {"2606:2800:220:1::1", true},
      {"2a00:1450::1", true},
      {"::", false},
      {"::1", false},
      {"fe80::1", false},
      {"fc00::1", false},
      {"fd12::1", false},
      {"ff02::1", false},
      {"2001:db8::1", false},
      {"2001::1", false},
      {"3fff::1", false},
      {"::ffff:127.0.0.1", false},
      {"::ffff:8.8.8.8", true},
      {"::ffff:10.1.1.1", false},
      {"::127.0.0.1", false},
      {"64:ff9b::7f00:1", false},
      {"64:ff9b::808:808", true},
      {"64:ff9b:1::1", false},
      {"2002:7f00:1::", false},
      {"2002:808:808::", true},
      {"", false},
      {"localhost", false},
      {"fe80::1%eth0", false},
      {"8.8.8.8 ", false},
      {"010.0.0.1", false},
  };
  for (const auto& [address, is_public] : cases) {
    INFO(address);
    CHECK(is_public_address(address) == is_public);
  }
}

}  // namespace
}  // namespace pith
