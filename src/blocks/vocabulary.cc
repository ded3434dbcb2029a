// A word may stand in several groups. The table is open-addressed over FNV-1a hashes of the words and built once; a
// look-up is one multiplication a byte and about one probe. Tested in tests/unit/blocks/vocabulary_test.cc.
#include "blocks/vocabulary.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace pith {
namespace {

struct GroupWords {
  ClassGroup group;
  std::string_view words;  // separated by single spaces
};

constexpr GroupWords kGroupWords[] = {
    {ClassGroup::content,
     "content contents entry body text story richtext prose markdown wysiwyg copy rte "
     "maincontent articlebody postbody bodycopy textblock paragraph inhalt contenido contenu "
     "conteudo contenuto inhoud tresc entrycontent postcontent articlecontent pagecontent rich "
     "formatted editor usercontent typography"},
    {ClassGroup::article,
     "article articles post posts blog blogpost news hentry single artikel articulo noticia "
     "noticias novosti beitrag aktuelles actualite notizia notizie statya journal story newsitem "
     "blogs publication press magazine longform"},
    {ClassGroup::main, "main primary page center site maincol central"},
    {ClassGroup::nav,
     "nav navbar navigation menu menus menubar submenu megamenu dropdown topnav subnav navi "
     "navmenu hamburger offcanvas mainnav menuitem leftnav globalnav mainmenu sitenav navlist "
     "navitem mobilemenu menue navigazione navegacion sitemap skip skiplink"},
    {ClassGroup::header, "header head masthead topbar top hd siteheader kopf cabecera entete topo pageheader"},
    {ClassGroup::footer,
     "footer foot bottom colophon ft sitefooter fuss pie pied rodape subfooter footernav "
     "footermenu"},
    {ClassGroup::sidebar,
     "sidebar side aside rail secondary right left sidecol leftcol rightcol sidebars lateral "
     "seitenleiste barra"},
    {ClassGroup::related,
     "related recommended recommendations recommendation recommend recommends similar suggest "
     "suggested suggestion suggestions upnext readmore next prev previous discover explore "
     "alsolike relacionados verwandte relationiert connexes further crosslink crosslinks "
     "morefrom readnext moreposts relatedposts relatedarticles jp yarpp outbrain taboola zergnet "
     "nrelate also more"},
    {ClassGroup::share,
     "share sharing social addthis sharethis follow facebook twitter linkedin pinterest whatsapp "
     "socials sharebar shareaholic addtoany teilen compartir partager condividi compartilhar "
     "socialmedia sns kakao vk telegram reddit tweet instagram youtube heateor sharedaddy "
     "socialicons"},
    {ClassGroup::promo,
     "promo promos promotion promotions cta ctas offer offers upsell campaign marketing "
     "teaserbox callout deal deals lead leads leadgen download demo trial bannerbox getstarted "
     "cross conversion promobox"},
    {ClassGroup::subscribe,
     "newsletter newsletters subscribe subscription subscriptions signup optin mailchimp mc mcwp "
     "register registration paywall piano hubspot email mail mailing subscribebox boletin "
     "infolettre rassylka membership member hs sumo convertkit klaviyo mailpoet"},
    {ClassGroup::comment,
     "comment comments commentlist disqus reply replies respond discussion discussions "
     "kommentare kommentar comentarios commentaires commenti livefyre commentform commenter fb "
     "responses"},
    {ClassGroup::widget,
     "widget widgets module modules component components plugin block blocks gadget snippet "
     "portlet"},
    {ClassGroup::card,
     "card cards tile tiles teaser teasers item items grid thumb thumbnail box boxes thumbnails "
     "cell gridbox griditem"},
    {ClassGroup::list,
     "list lists listing listings feed archive archives loop collection collections catalog "
     "catalogue category categories result results index directory rows liste lista kategorie "
     "categoria inventory searchresults productlist masonry"},
    {ClassGroup::product,
     "product products sku prod pdp goods productpage woocommerce shopify produkt producto "
     "produit prodotto tovar productview merchandise"},
    {ClassGroup::price,
     "price prices pricing cost amount sale discount money preis precio prix prezzo msrp savings "
     "rrp currencyamount"},
    {ClassGroup::cart,
     "cart basket checkout wishlist compare buy addtocart bag warenkorb carrito panier carrello "
     "qty quantity minicart atc purchase variant variants swatch swatches stock availability"},
    {ClassGroup::meta,
     "meta byline author authors date time published posted timestamp info postmeta dateline "
     "entrymeta pubdate datetime metadata datum fecha autor auteur articleinfo readtime writer"},
    {ClassGroup::tag,
     "tag tags topics label labels keywords tagcloud taglist hashtag schlagworte etiquetas badge "
     "badges chip chips pill pills"},
    {ClassGroup::breadcrumb, "breadcrumb breadcrumbs crumb crumbs brotkrumen migas fil breadcrumblist path"},
    {ClassGroup::pagination,
     "pagination pager paging pages paginate loadmore paginator pagelinks pagenavi infinite "
     "showmore"},
    {ClassGroup::search,
     "search searchbox searchform filter filters facet facets sort sorting refine suche buscar "
     "recherche autocomplete sortby filtering query"},
    {ClassGroup::modal,
     "modal modals popup popups overlay dialog lightbox drawer toast tooltip tooltips popover "
     "flyout interstitial popin exit"},
    {ClassGroup::cookie,
     "cookie cookies consent gdpr onetrust privacy ccpa legal terms copyright disclaimer "
     "cookiebar cookiebanner cmp trustarc cookiebot didomi quantcast impressum datenschutz"},
    {ClassGroup::login,
     "login signin account user profile auth password logout logon username anmelden myaccount "
     "users member"},
    {ClassGroup::form,
     "form forms field fields input inputs wpcf gform contact fieldset formgroup kontakt "
     "contacto formular feedback survey hsform ninja"},
    {ClassGroup::hidden,
     "hidden hide sr visually screenreader invisible collapse collapsed sronly offscreen none "
     "visuallyhidden noshow print noprint mobile"},
    {ClassGroup::toc, "toc tableofcontents outline onthispage tocnav scrollspy jump anchors ez"},
    {ClassGroup::code,
     "code highlight codehilite prism hljs syntax sourcecode pre codeblock literal highlighter "
     "console terminal gist listingblock"},
    {ClassGroup::docs,
     "docs documentation doc docutils sphinx docusaurus mkdocs theme api reference readme wiki "
     "rst manual guide docsearch mw mediawiki vuepress gitbook rustdoc javadoc doxygen method "
     "methods function class param params parameters signature admonition"},
    {ClassGroup::forum,
     "forum forums thread threads topic message messages question questions vote votes discourse "
     "phpbb vbulletin xenforo postbody threadlist bbcode bbp bbs board postrow posttext vb ipb "
     "ips userpost postbit poster signature upvote downvote karma"},
    {ClassGroup::review,
     "review reviews rating ratings stars star testimonial testimonials bewertung bewertungen "
     "avis opinion yotpo trustpilot bazaarvoice bv judgeme stamped reviewer"},
    {ClassGroup::media,
     "gallery carousel slider slide slides slick swiper video videos player image images img "
     "photo photos figure picture media audio slideshow owl galerie galeria fotorama flickity "
     "jwplayer embed thumbnail icon icons logo"},
    {ClassGroup::caption,
     "caption captions credit credits figcaption bildunterschrift legende attribution wpcaption "
     "photocredit"},
    {ClassGroup::title,
     "title titles headline headlines heading headings subtitle subhead subheading titel titulo "
     "titre titolo header headertext posttitle entrytitle pagetitle h"},
    {ClassGroup::summary,
     "summary excerpt intro introduction deck dek standfirst lede abstract preview synopsis "
     "overview highlights keypoints takeaways tldr teasertext blurb lead"},
    {ClassGroup::quote, "quote quotes pullquote blockquote quotation citation zitat cite"},
    {ClassGroup::hero, "hero banner jumbotron cover splash billboard masthead stage heroarea parallax"},
    {ClassGroup::faq,
     "faq faqs accordion accordions tab tabs panel panels toggle toggles collapsible expander "
     "tabpanel tabcontent tabbed disclosure question"},
    {ClassGroup::spec,
     "spec specs specification specifications attributes attribute features feature details "
     "detail additional ingredients nutrition dimensions shipping technical properties property "
     "datasheet eigenschaften caracteristicas caracteristiques techspecs composition"},
    {ClassGroup::layout,
     "section row column columns col cols container wrapper wrap inner outer elementor vc wp et "
     "pb fl fusion region area zone layout panel holder main group stack flex"},
    {ClassGroup::tools,
     "tools toolbar tool utility utilities actions action button btn buttons controls control "
     "print cmd bookmark save link links icon helper"},
    {ClassGroup::alert,
     "alert alerts notice notification notifications announcement warning message messages "
     "breaking ticker notify"},
    {ClassGroup::bio,
     "bio authorbox aboutauthor about team avatar biography staff contributor contributors "
     "authorbio person people"},
    {ClassGroup::event,
     "event events job jobs recipe recipes realestate vacancy career careers calendar schedule "
     "course courses agenda venue listingcard tour"},
    {ClassGroup::table, "table tables stats stat data chart charts datatable infobox tabular row grid scoreboard"},
    {ClassGroup::language,
     "lang language languages locale currency translate translation country region hreflang wpml "
     "flag flags"},
    {ClassGroup::popular,
     "trending popular latest recent featured mostread mostviewed bestseller bestsellers top "
     "highlights spotlight newest hot beliebt destacados populaires editorspick picks toplist "
     "headlines"},
    {ClassGroup::ad,
     "ad ads advert advertisement advertising adsense dfp gpt sponsored sponsor sponsors adslot "
     "adunit adbox adcontainer partner partners affiliate affiliates googlead advertorial "
     "werbung anzeige publicidad publicite pubblicita reklama native dianomi adwrap leaderboard"},
    {ClassGroup::description,
     "description desc descr longdescription shortdescription beschreibung descripcion "
     "descrizione descricao opis details productdescription"},
    {ClassGroup::answer, "answer answers reply replies solution accepted solved response postreply"},
};

constexpr uint32_t kSlots = 4096;  // a power of two, over twice the number of words
constexpr size_t kLongestWord = 24;

struct Slot {
  uint64_t hash = 0;  // 0 = free
  uint64_t groups = 0;
};

class Table {
 public:
  Table() {
    for (const GroupWords& entry : kGroupWords) {
      for (size_t at = 0; at < entry.words.size();) {
        const size_t end = std::min(entry.words.find(' ', at), entry.words.size());
        slot_of(fnv1a(entry.words.substr(at, end - at))).groups |= bit(entry.group);
        at = end + 1;
      }
    }
  }

  uint64_t find(uint64_t hash) const {
    for (uint64_t i = hash % kSlots;; i = (i + 1) % kSlots) {
      if (slots_[i].hash == hash) return slots_[i].groups;
      if (slots_[i].hash == 0) return 0;
    }
  }

 private:
  Slot& slot_of(uint64_t hash) {
    uint64_t i = hash % kSlots;
    while (slots_[i].hash != 0 && slots_[i].hash != hash) i = (i + 1) % kSlots;
    slots_[i].hash = hash;
    return slots_[i];
  }

  std::array<Slot, kSlots> slots_{};
};

const Table& table() {
  static const Table kTable;
  return kTable;
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

std::string_view class_group_name(ClassGroup group) {
  static constexpr std::string_view kNames[] = {
#define PITH_GROUP(name) #name,
      PITH_CLASS_GROUPS(PITH_GROUP)
#undef PITH_GROUP
  };
  return kNames[static_cast<int>(group)];
}

uint64_t class_groups(std::string_view value) {
  const Table& words = table();
  uint64_t groups = 0;
  for (size_t at = 0; at < value.size();) {
    if (!is_lower(value[at]) && !is_upper(value[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < value.size() && is_upper(value[at])) ++at;
    while (at < value.size() && is_lower(value[at])) ++at;
    if (at - begin > kLongestWord) continue;
    char word[kLongestWord];
    for (size_t i = begin; i < at; ++i) word[i - begin] = ascii_lower(value[i]);
    groups |= words.find(fnv1a({word, at - begin}));
  }
  return groups;
}

}  // namespace pith
