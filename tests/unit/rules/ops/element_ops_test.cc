// The element operations: hidden, page-furniture.
#include "../apply_helper.h"

using namespace pith;
using namespace pith::test;

namespace {
const std::string kHidden = rule("x.h", "op = 'hidden'");
const std::string kFurniture = rule("x.f", "op = 'page-furniture'", "navigation");
const std::string kText = "<p>" + paragraph("Rain") + "</p>";
}  // namespace

TEST_CASE("hidden elements go") {
  CHECK(
      left_of_html(kHidden,
                   "<p>Rain</p><div hidden>a</div><div aria-hidden=true>b</div><p style='color:red; Display:None'>c</p>"
                   "<p style='visibility: hidden'>d</p><span hidden>e</span>") == "Rain");
  CHECK(left_of_html(kHidden, "<p>Price <b aria-hidden=true>5</b></p><p hidden=until-found>a</p>") == "Price 5|a");
}

TEST_CASE("pages that hide themselves until a script has run stay, and so do hidden parts of the text") {
  const std::string page = "<body style='visibility:hidden'>" + kText + "</body>";
  CHECK(left_of_html(kHidden, page) == paragraph("Rain"));
  CHECK(left_of_html(kHidden, "<div style='display:none'>" + kText + kText + "</div><p>Snow</p>") ==
        paragraph("Rain") + "|" + paragraph("Rain") + "|Snow");
  CHECK(left_of_html(kHidden, kText + kText + kText + kText + "<div hidden>" + kText + kText + "</div>").size() <
        5 * paragraph("Rain").size() * 2);
}

TEST_CASE("text in an accordion stays hidden or not, unless it stands in navigation or is a form") {
  const std::string line = "The ferry carries twelve cars, a horse and a priest, all of them for free.";
  const std::string start = "<div class=accordion-item><div class=panel hidden>";
  CHECK(left_of_html(kHidden, "<p>Snow</p>" + start + "<p>" + line + "</p></div></div>") == "Snow|" + line);
  CHECK(left_of_html(kHidden, "<p>Snow</p><div hidden><p>" + line + "</p></div>") == "Snow");
  CHECK(left_of_html(kHidden, "<p>Snow</p>" + start + "<p>Home</p></div></div>") == "Snow");
  CHECK(left_of_html(kHidden, "<p>Snow</p>" + start + "<p>Yes, it does.</p></div></div>") == "Snow|Yes, it does.");
  CHECK(left_of_html(kHidden, "<p>Snow</p>" + start + "<p><a href=a>Rain in the north</a></p></div></div>") == "Snow");
  CHECK(left_of_html(kHidden, "<p>Snow</p><div role=tabpanel hidden><p>Yes, it does.</p></div>") ==
        "Snow|Yes, it does.");
  CHECK(left_of_html(kHidden, "<p>Snow</p><nav>" + start + "<p>" + line + "</p></div></div></nav>") == "Snow");
  CHECK(left_of_html(kHidden, "<p>Snow</p>" + start + "<p>" + line + "</p><button>Copy</button></div></div>") ==
        "Snow|" + line + "|Copy");
  CHECK(left_of_html(kHidden, "<p>Snow</p>" + start + "<p>" + line +
                                  "</p><button>Send me a letter</button></div></div>") == "Snow");
}

TEST_CASE("what a switch before it opens stays hidden or not") {
  const std::string answer = "<div class=x7 hidden><p>Yes, it does.</p></div>";
  CHECK(left_of_html(kHidden, "<div><p><b aria-expanded=false>Does it rain?</b></p>" + answer + "</div>") ==
        "Does it rain?|Yes, it does.");
  CHECK(left_of_html(kHidden, "<div><p><b>Does it rain?</b></p>" + answer + "</div>") == "Does it rain?");
  CHECK(left_of_html(kHidden, "<nav><p><b aria-expanded=false>Does it rain?</b></p>" + answer + "</nav>") ==
        "Does it rain?");
}

TEST_CASE("a form around the whole page is none that a hidden answer stands in") {
  const std::string answer = "<div class=accordion><div class=x7 hidden><p>Yes, it does.</p></div></div>";
  const std::string page = "<div><div><div><div><p>Snow</p>" + answer + "</div></div></div></div>";
  CHECK(left_of_html(kHidden, "<form>" + page + "</form>") == "Snow|Yes, it does.");
  CHECK(left_of_html(kHidden, "<p>Snow</p><form>" + answer + "</form>") == "Snow");
}

TEST_CASE("what is sent ahead of its place, or waits for its entrance, is shown") {
  CHECK(left_of_html(kHidden, "<body><p>Snow</p><div hidden id='S:1f'><p>Rain</p></div></body>") == "Snow|Rain");
  CHECK(left_of_html(kHidden, "<body><p>Snow</p><div hidden id='S1'><p>Rain</p></div></body>") == "Snow");
  CHECK(left_of_html(kHidden, "<body><p>Snow</p><div><div hidden id='S:1f'><p>Rain</p></div></div></body>") == "Snow");
  const std::string line = "The ferry carries twelve cars, a horse and a priest, all of them for free.";
  CHECK(left_of_html(kHidden, "<p>Snow</p><p style='visibility:hidden'>" + line + "</p>") == "Snow|" + line);
  CHECK(left_of_html(kHidden, "<p>Snow</p><p style='display:none;visibility:hidden'>" + line + "</p>") == "Snow");
}

TEST_CASE("furniture by element and role goes") {
  CHECK(left_of_html(kFurniture, "<header>Site</header><nav>Home</nav><div role=navigation>More</div>" + kText +
                                     "<aside>Tips</aside><dialog open>Join</dialog><footer>Imprint</footer>") ==
        paragraph("Rain"));
}

TEST_CASE("furniture that holds the page's text or heading stays") {
  CHECK(left_of_html(kFurniture, "<aside>" + kText + kText + "</aside><p>Snow</p>") ==
        paragraph("Rain") + "|" + paragraph("Rain") + "|Snow");
  CHECK(left_of_html(kFurniture, "<nav><main>Rain</main></nav>") == "Rain");
  CHECK(left_of_html(kFurniture, "<header><h1>Rain</h1><p>By Ann</p></header>" + kText) ==
        "Rain|By Ann|" + paragraph("Rain"));
  CHECK(left_of_html(kFurniture, "<article><header>Rain</header>" + kText +
                                     "<aside>A note.</aside><footer>Ann Lee</footer></article>") ==
        "Rain|" + paragraph("Rain") + "|A note.|Ann Lee");
  CHECK(left_of_html(kFurniture, "<p>Snow</p><aside><a href=x>Ann</a><blockquote><p>Rain.</p></blockquote></aside>") ==
        "Snow|Ann|Rain.");
  CHECK(left_of_html(kFurniture, "<article>" + kText + "<aside><a href=x>More</a></aside></article>") ==
        paragraph("Rain"));
}
