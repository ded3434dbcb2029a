"""Texts of sites whose content says the same lines on page after page, and none of them may be lost: recipes (headings,
ingredients, labels), questions (labels, "Yes"), and a diary whose template is near-equal lines.

A site is a list of texts: its lines, each with whether it is the template's.
"""
import random

WORDS = ("water stone winter keeper morning boat letter ledger field market bridge river carries measures mends counts "
         "finds keeps turns between under after along without slowly often three seven eleven older narrow quiet salt "
         "timber copper rope wheel map house road village council spring tide").split()
INGREDIENTS = ["salt", "2 eggs", "100 g butter", "1 onion", "a pinch of pepper", "3 cups flour", "olive oil",
               "250 ml milk", "1 bay leaf", "2 carrots", "honey", "half a lemon"]
COUNT = 60


class Text:
    def __init__(self, number):
        self.random = random.Random(1000 + number)
        self.number, self.lines = number, []
        self.title = " ".join(self.random.sample(WORDS, 3)).capitalize()

    def sentence(self, least=8):
        return " ".join(self.random.choices(WORDS, k=self.random.randint(least, least + 10))).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.random.randint(3, 5)))

    def template(self, *lines):
        self.lines += [(line, True) for line in lines]

    def content(self, *lines):
        self.lines += [(line, False) for line in lines]


def recipe(number):
    text = Text(number)
    text.template("Skip to content", "The Long Table", "Recipes", "Seasons", "Travel", "About us", "Search")
    text.content(text.title)
    text.template(f"Updated {number % 28 + 1} {['May', 'June', 'August'][number % 3]} 20{10 + number % 15}",
                  f"{number * 7 % 90} comments", "Jump to recipe", "Print")
    text.content(text.paragraph(), text.paragraph(), "Ingredients")
    text.content(*text.random.sample(INGREDIENTS, 6), f"{text.random.choice(WORDS)} to taste")
    text.content("Method", text.paragraph(), "Preheat the oven to 180 degrees.", text.paragraph())
    if number % 4:
        text.template("Did you make this recipe? Tag us and show us your table!")
    text.content("Notes", text.paragraph())
    text.template("Share", "Tweet", "Pin it", "Save to your box", f"{number % 5 + 3}.{number % 9} from {number * 3} votes",
                  "Get our letter", "Your email address", "Sign up", "About us", "Imprint", "Privacy",
                  f"© {2000 + number % 26} The Long Table. All rights reserved.")
    return text


def question(number):
    text = Text(number)
    text.template("Ask the Harbour", "Questions", "Tags", "People", "Log in", "Sign up")
    text.content(text.title + "?")
    text.template(f"Asked {number % 9 + 2} {['days', 'months', 'years'][number % 3]} ago",
                  f"Viewed {number * 37 + 5} times", "Share", "Follow")
    for answer in range(2 + number % 3):
        text.content("Answer", ["Yes", "No", "It depends"][(number + answer) % 3], text.paragraph(), "Why it works",
                     text.paragraph())
    text.template("Your answer", "Post your answer", "Not the one you were looking for?", "Browse other questions",
                  "Help", "Contact", "Terms", "Harbour board, rev 2025.3")
    return text


def diary(number):
    text = Text(number)
    month = ["January", "March", "May", "October"][number % 4]
    text.template("Coast Diary", "Home", "Archive", f"{month} {number % 27 + 1}, 2025", f"{number % 7 + 1} min read",
                  f"Tags: {', '.join(text.random.sample(WORDS, 2))}")
    text.content(text.title, text.paragraph(), "Tides", f"High water: {number % 12}.{number % 60:02} m", text.paragraph())
    text.template("Older entry", "Newer entry", f"{number % 40} likes", "Write to the keeper")
    return text


TEXT_SITES = {"recipes": recipe, "questions": question, "diary": diary}


def make_texts(name):
    return [TEXT_SITES[name](number) for number in range(COUNT)]
