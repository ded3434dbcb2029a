#include "local_server.h"
#include "paths.h"

#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

namespace pith::test {

LocalServer::LocalServer(const std::string& script) {
  int in[2], out[2];
  if (pipe(in) != 0 || pipe(out) != 0) throw std::runtime_error("pipe");
  const std::string path = std::string(pith::test::kSourceDir) + "/tests/servers/" + script;
  pid_ = fork();
  if (pid_ == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    for (const int fd : {in[0], in[1], out[0], out[1]}) close(fd);
    execlp("python3", "python3", path.c_str(), nullptr);
    _exit(127);
  }
  close(in[0]);
  close(out[1]);
  input_ = in[1];
  char c;
  while (read(out[0], &c, 1) == 1 && c != '\n') port_ += c;
  close(out[0]);
  if (port_.empty()) throw std::runtime_error("no server: " + path);
}

LocalServer::~LocalServer() {
  close(input_);
  waitpid(pid_, nullptr, 0);
}

std::string LocalServer::url(const std::string& path, const std::string& host) const {
  return "http://" + host + ':' + port_ + path;
}

FetchOptions LocalServer::options(const std::vector<std::string>& hosts) const {
  FetchOptions options;
  options.transfer.user_agent = "pith-test/1 (+https://example.com/)";
  options.transfer.also_allowed = {"127.0.0.1"};
  options.delay = 0;
  options.retry_seconds = 0.05;
  options.max_tries = 3;
  for (const std::string& host : hosts) options.transfer.resolve.push_back(host + ':' + port_ + ":127.0.0.1");
  return options;
}

std::vector<Fetched> fetch_all(Fetcher& fetcher) {
  std::vector<Fetched> all;
  while (std::optional<Fetched> fetched = fetcher.next()) all.push_back(std::move(*fetched));
  return all;
}

Fetched fetch_one(const FetchOptions& options, const std::string& address) {
  Fetcher fetcher(options, real_world());
  fetcher.add(address);
  std::vector<Fetched> all = fetch_all(fetcher);
  if (all.size() != 1) throw std::runtime_error("one result expected: " + address);
  return std::move(all[0]);
}

std::string outcome(const Fetched& fetched) {
  return fetched.record.error ? std::string("!").append(fetched.record.error->message) : fetched.record.bytes;
}

}  // namespace pith::test
