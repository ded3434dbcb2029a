// Words that carry grammar and not a topic: articles, pronouns, prepositions, conjunctions, auxiliaries of 28
// languages, in one set. Running text is full of them, menus and lists of names are not (jusText, Pomikalek 2011). One
// set for all languages costs little precision, since what is compared is blocks of one page, and needs no language to
// be known. Chinese, Japanese and Thai have no spaces: their grammar characters count. Korean: words that end in a
// particle. Tested in tests/unit/blocks/text_shape_test.cc.
#include "blocks/stop_words.h"

#include <algorithm>
#include <array>

#include "base/bit_table.h"
#include "base/text.h"
#include "base/utf8.h"

namespace pith {
namespace {

constexpr std::string_view kStopWords =
    "a aan aber about această acest aceste ada adalah af after again against agar ai ainsi akan aki al "
    "ale algo algunos ali all alla alle als also although am ama amely ami an ancak anche and anda andra "
    "andre antara ante antes any ao aos après are as at atau att até au auch auf aura aus aussi aux av "
    "avait avant avec avoir az azonban azt až bagi bara bare be because been before bei being beliau ben "
    "between bez bi bij bile bir bis bisa biti biz blir bliver boleh both bu but by byl byla bylo być był "
    "była było böyle být bị ca can care ce cel ces cet cette che chez chi cho ci co com come comme como "
    "con contra could csak cu cual cuando cui cum czy các când có că cũng của da dacă daha dai dal dalam "
    "dalla dan dann dans dapat dar dari daripada das dass dat de degli dei del della delle dello dem den "
    "dengan denne depois der des desde det dette deux deze değil di dia did die diese dieser dieses din "
    "dir dit dla do doar doch does donc donde dont door dopo dos dove down du după durante durch during "
    "där då e ea each een efter egy ei ein eine einem einen einer eines el ela ele eles ella elle eller "
    "elles ellos em en encore end enn entre er era es esa ese eso essa esse essere est esta estar estas "
    "este esto estos está et ett etter että eu even every ez ezt fait few fi finns foarte foi for foram "
    "fost fra from från fu fue får för für fără gdy geen gegen gibi gli göre ha haar habe haben had hadde "
    "hade han hanno hanya har harus has hasta hat hatte havde have hay he hebben heeft hem her here het "
    "hier hij him himself hingga his hogy hon how however hoặc hun hva hvad hvor há hän hänen här hơn i "
    "ia ialah ich if ihm ihn ihr ihre ihrer ikke il ile ili illetve ils in ini inte into is ise isso ist "
    "it its itself itu iz için ja jag jak jako je jeg jego jeho jej její jen jest jetzt jeśli jika jo "
    "joka jos jotka jouw jsem jsou juga just już já jälkeen k kadar kako kami kan kann kanssa kao karena "
    "když ke keine kell kepada kerana khi không ki kita koja koje koji kommer koska která které který "
    "która które który kuin kuitenkin kun kunnen können között la las le lebih lehet lei les lesz leur "
    "leurs lo loro los lub lui là làm ma maar mai mais maka man many mas may me med meer meg meget mehr "
    "men mereka mert mes mesmo met mi mich might mijn mikä minden mint minä mit mitä mnie mod molto mon "
    "more most mot może mu mucho muito mukaan must mutta muy my mycket mye myös már más még même mí mı "
    "một na naar nach nad nagyon nakon nam namun nas nasıl ne nebo nei nel nella nelle nem není người "
    "nhiều như nhưng những ni nicht nie niet niin nije no noch nog noi non nos nosotros not nous now nu "
    "nur nyt này não när nå năm nếu o och också od oder of off og ogni også ohne olan olarak oldu olduğu "
    "ole oleh oli olla om on once onde onder one onlar only ons ont onze ook op opp or oraz os other otra "
    "otras otro otros ou our ourselves out ova ovaj ovat over own où pada par para pas pe pedig pela pelo "
    "pentru per pero peut phải pihak più plus po poco pod pode podle por porque pour prema prima prin pro "
    "przed przez przy până på před při quand quando que quem questa queste questi questo qui quien qué ra "
    "rất s sa saat said same samo sans sau saya schon se sebagai sebuah secara sedan seg sehr sei sein "
    "seine seinem sekä sem sen senza seperti ser sera serta ses setelah seu seus she should si sich sie "
    "sig siinä siitä sin since sind sitä siz się ska skal skulle so sobre soll solo som some son sono "
    "sonra sont sous stata stato still su sua suas such sudah sul sulla sunt suo suoi sur sus szerint são "
    "säger så sí só să są sẽ ta tahun tai tak také także también também tanto tarafından te tegen tego "
    "telah tem ten ter tersebut than that the their them themselves then theo there these they this those "
    "though through thì ti tidak til till to todo todos too tot tout tra trong très trên tu tutti tutto "
    "two tylko tym tämä tässä tím több tại từ u ud uit um uma un una und under une unei uno unos uns "
    "unter until untuk unui up upon upp us ut után už v vad vagy vain van var vara ve ved veel very veya "
    "već vi vid vielä ville više você voi volt vom von voor vor vous và vào være vì více về với w waar "
    "war was wat we weil wel wenn werd werden were what when where which while who wie wieder will wir "
    "wird with within without więcej wo worden wordt would wurde wurden y ya yang yet yo you your z za ze "
    "zij zijn zo zu zum zur zwischen à às än är även år çok è é él és était été être így în între över "
    "über će đã đó được đến để şey što że že și ένα έχει ή ήταν αλλά αν από αυτά αυτή αυτό για δεν δύο "
    "είναι η θα κάθε και κατά μας με μετά μια μόνο να ο οι πιο πολύ που προς πως σας σε στη στην στο στον "
    "τα την της τις το τον του τους των ως όπως όταν ότι а або але без беше более больше був будет будто "
    "була були бути бы был была были было быть в вам вас ведь вже ви во вона вони вот все всего всех всю "
    "във вы від він где да даже де для до е его ее ей ему если есть еще ещё её же з за здесь зі и из или "
    "им има их його к как какая какой като когда което които който коли которая которые который кто куда "
    "ли между меня ми мне много може может мой моя мы на над надо най нас не него нее ней нет ни нибудь "
    "ним них ничего но ну о об один он она они от още перед по под после потом потому при про під після "
    "раз с са сам свою свої се себе себя сейчас след со със също та так также також такой там те тебя тем "
    "теперь то това того тоже той только том тот тут ты тя тільки у уже це цей ця ці че чего чем через чи "
    "что чтоб чтобы ще що эти это этого этой этом этот эту я як яка який якщо які є і із їх її אבל או "
    "אחרי אין אל אם אני אשר את בין גם הוא היא היה היו הם זה זו יותר יש כדי כי כך כל לא לפני מה עד על עם "
    "רק של שלא آن أن أو أي إلى إن از است التى التي الذي اما این با باید بر برای بعد به بود بين تا تم ثم "
    "حتى حيث خلال خود در ذلك را شد شده على عن عند غير في قبل قد كان كانت كل كما لا لم لن ما مع من منذ می "
    "نیز های هذا هذه هر هم هو هي و وقد وهو يكون کرد که یا یک अपने इस एक और कर का कि की कुछ के को गया जब "
    "जो तक तो था थी थे नहीं ने पर बाद भी में यह या लिए वह साथ से ही है हैं हो 것 그 그러나 그런 그리고 대한 더 된다 등 따라 "
    "때문에 또 또한 및 수 위해 이 이런 입니다 있는 있다 있습니다 통해 하는 하지만 한다 합니다";

constexpr uint32_t kSlots = 8192;        // a power of two, over twice the number of words
constexpr uint64_t kFilterBits = 65536;  // of which 3,500 are set; what is in no set meets 8 KiB of them, not 64

// Open addressing over FNV-1a; 0 = free. A foreign word is taken for one of the set once in 2^50.
class HashSet {
 public:
  HashSet() {
    for (size_t at = 0; at < kStopWords.size();) {
      const size_t end = std::min(kStopWords.find(' ', at), kStopWords.size());
      const uint64_t hash = fnv1a(kStopWords.substr(at, end - at));
      uint64_t i = hash % kSlots;
      while (slots_[i] != 0 && slots_[i] != hash) i = (i + 1) % kSlots;
      slots_[i] = hash;
      filter_.set(hash % kFilterBits);
      at = end + 1;
    }
  }
  bool contains(uint64_t hash) const {
    if (!filter_.has(hash % kFilterBits)) return false;
    for (uint64_t i = hash % kSlots; slots_[i] != 0; i = (i + 1) % kSlots) {
      if (slots_[i] == hash) return true;
    }
    return false;
  }

 private:
  BitTable filter_{kFilterBits};
  std::array<uint64_t, kSlots> slots_{};
};

}  // namespace

bool is_stop_word(uint64_t hash_of_lower_case) {
  static const HashSet kSet;
  return kSet.contains(hash_of_lower_case);
}

bool is_grammar_character(char32_t c) {
  if (c >= 0x3041 && c <= 0x3096) return true;  // Hiragana: particles and endings
  for (char32_t sign : U"的了是在和不有这這为為与與及于於也就都而之以对對中被把从從到其他她它们們") {
    if (sign != 0 && c == sign) return true;
  }
  return false;
}

bool is_particle_ending(char32_t c) {
  for (char32_t sign : U"은는이가을를에의로와과도다고며면서") {
    if (sign != 0 && c == sign) return true;
  }
  return false;
}

}  // namespace pith
