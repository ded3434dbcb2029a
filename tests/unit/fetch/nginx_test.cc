// The fetcher against nginx, with TLS and HTTP/2, and wget's archives of the same pages. Skipped aloud where nginx,
// wget or openssl is not installed.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "../read/scratch.h"
#include "catch.h"
#include "local_server.h"
#include "read/reader.h"
#include "shared.h"

namespace pith {
namespace {

using test::outcome;

bool has(const std::string& program, const std::string& test) {
  if (std::system(("command -v " + program + " > /dev/null 2>&1").c_str()) == 0) return true;
  std::cout << "skipped: " << test << " (" << program << " is not installed)\n";
  ++test::skipped();
  return false;
}

int free_port() {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  bind(fd, reinterpret_cast<sockaddr*>(&address), size);
  getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  close(fd);
  return ntohs(address.sin_port);
}

// nginx on two ports, plain and TLS, serving the files of its folder "www".
class Nginx {
 public:
  Nginx() : plain_(free_port()), tls_(free_port()) {
    const std::string make_certificate =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=nginx.test -addext subjectAltName=DNS:nginx.test "
        "-keyout " +
        folder_.path("key.pem") + " -out " + certificate() + " 2> /dev/null";
    if (std::system(make_certificate.c_str()) != 0) throw std::runtime_error("openssl");
    folder_.write(
        "nginx.conf",
        "daemon off; pid nginx.pid; error_log stderr crit;" + std::string(getuid() == 0 ? " user root;" : "") +
            " events {} http { access_log off; gzip on; gzip_min_length 1; server { listen 127.0.0.1:" +
            std::to_string(plain_) + "; listen 127.0.0.1:" + std::to_string(tls_) +
            " ssl http2; ssl_certificate cert.pem; ssl_certificate_key key.pem; root www; default_type "
            "text/html; types { text/html html; text/plain txt; } location = /moved { return 301 /a.html; } } }");
    std::filesystem::create_directories(folder_.path("www"));
    pid_ = fork();
    if (pid_ == 0) {
      execlp("nginx", "nginx", "-e", "stderr", "-p", folder_.path().c_str(), "-c", "nginx.conf", nullptr);
      _exit(127);
    }
    for (int i = 0; i < 200 && !std::filesystem::exists(folder_.path("nginx.pid")); ++i) usleep(20000);
  }
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;
  ~Nginx() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }

  void serve(const std::string& name, const std::string& bytes) const { folder_.write("www/" + name, bytes); }
  std::string plain(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(plain_) + path; }
  std::string tls(const std::string& path) const { return "https://nginx.test:" + std::to_string(tls_) + path; }
  std::string certificate() const { return folder_.path("cert.pem"); }

  FetchOptions options() const {
    FetchOptions options;
    options.transfer.also_allowed = {"127.0.0.1"};
    options.transfer.resolve = {"nginx.test:" + std::to_string(tls_) + ":127.0.0.1"};
    options.delay = 0;
    options.max_tries = 1;
    return options;
  }

 private:
  test::Scratch folder_;
  int plain_, tls_;
  int pid_ = 0;
};

TEST_CASE("nginx: gzip, validators, redirects, TLS that is verified, HTTP/2") {
  if (!has("nginx", "the fetcher against nginx") || !has("openssl", "the fetcher against nginx")) return;
  const Nginx nginx;
  const std::string page = "<p>" + std::string(5000, 'r');
  nginx.serve("a.html", page);
  const Fetched plain = test::fetch_one(nginx.options(), nginx.plain("/moved"));
  CHECK(outcome(plain) == page);
  CHECK(plain.record.url == nginx.plain("/a.html"));
  CHECK(plain.exchanges.back().response_head.find("Content-Encoding: gzip") != std::string::npos);

  Fetcher again(nginx.options(), real_world());
  again.add(nginx.plain("/a.html"), LinkKind::page, plain.validators);
  CHECK(again.next()->not_modified);

  FetchOptions options = nginx.options();
  CHECK(outcome(test::fetch_one(options, nginx.tls("/a.html"))).find("certificate") != std::string::npos);
  options.transfer.ca_file = nginx.certificate();
  const Fetched secure = test::fetch_one(options, nginx.tls("/a.html"));
  CHECK(outcome(secure) == page);
  CHECK(secure.exchanges.back().response_head.substr(0, 10) == "HTTP/2 200");
  options.transfer.resolve = {"other.test:" + nginx.tls("").substr(nginx.tls("").rfind(':') + 1) + ":127.0.0.1"};
  const std::string other =
      "https://other.test" + nginx.tls("/a.html").substr(std::string("https://nginx.test").size());
  CHECK(outcome(test::fetch_one(options, other)).find("no alternative certificate subject name matches") !=
        std::string::npos);
}

TEST_CASE("wget's archives are read as the pages that were served") {
  const std::string name = "archives by wget";
  if (!has("wget", name) || !has("nginx", name) || !has("openssl", name)) return;
  const Nginx nginx;
  test::Scratch scratch;
  std::string urls;
  std::vector<std::string> want;
  for (int i = 0; i < 20; ++i) {
    const std::string page = "<p>Page " + std::to_string(i) + std::string(static_cast<size_t>(i) * 1000, 'x');
    nginx.serve(std::to_string(i) + ".html", page);
    urls += nginx.plain("/" + std::to_string(i) + ".html") + ' ' + nginx.plain("/missing") + ' ';
    want.push_back(nginx.plain("/" + std::to_string(i) + ".html ") + page);
  }
  const std::string run = "cd " + scratch.path() +
                          " && wget -q --no-proxy --header 'Accept-Encoding: gzip' -O /dev/null --warc-file=w " + urls;
  CHECK(WEXITSTATUS(std::system(run.c_str())) == 8);  // some pages were missing
  std::vector<std::string> got;
  auto reader = open_inputs({scratch.path("w.warc.gz")}, {});
  while (std::optional<Record> record = reader->next()) {
    CHECK(!record->error);
    got.push_back(record->url + ' ' + record->bytes);
  }
  CHECK(got == want);
}

}  // namespace
}  // namespace pith
