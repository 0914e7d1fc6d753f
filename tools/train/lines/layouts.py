"""What stands on a page, and in which order."""

# One letter a part of the page; what it writes is in `Page`. ( ) is optional, each page draws anew.
TRAIN = {
    "classic": "d n x c T D B S p t r f ©",
    "menu-first": "n n k T P D B S p (q) t R f ©",
    "kicker": "K T U D C S p s r f",
    "no-blank": "n T D p t m r f ©",
    "article-only": "T p",
    "body-only": "p",
    "bulleted": "n k T B D S p t R f ©",
    "agency": "T D L p A s",
    "magazine": "n U T U B W p (q) p z m R f ©",
    "tabloid": "d n h T D C B S w p a p a r h n f ©",
    "appeal": "T C w p o g",
    "portal": "n n l h x c T D S w p t R R h l n n f ©",
    "two-stories": "c T C w p # V s",
    "comments": "n T B D p S t j m r f",
    "gallery": "n T D p e C C r f ©",
    "right-menu": "T D B p s n r h f ©",
    "paged": "c K T D p # f",
    "glued-menu": "M x T D S p t r M f ©",
    "opinion": "n c T B p b y s m R f ©",
    "opinion-2": "y T p s o j h f ©",
    "opinion-3": "c T y p N b t r f",
    "opinion-4": "n T Y D p N S j f ©",
    "opinion-5": "c Y T U p b N R f",
    "two-parts": "n x T D C p h p t r m f ©",
    "long-story": "n c T U B D S p p C p p t R f ©",
    "video": "n T D e p e t h f ©",
    "teasers": "n R c T D B p t R R f ©",
    "weather": "d l n k T D p s R f ©",
    "old-cms": "d T p A w j",
    "list": "n T D i s r f",
    "login": "n o n f ©",
    "front-page": "n h R R l f ©",
    "doubled": "n k T T D B T S p t r f ©",
    "sandwich": "n R R T D S p R R m f ©",
    "ticker": "h n T D B S p s h f",
    "amp": "n T B D C p S r o",
}
HELD = {
    "held-kicker": "n K T U D B C p S t r f ©",
    "held-bare": "T D p s",
    "held-portal": "d n l h M c T B D w S p q p t R m R h n f ©",
    "held-appeal": "c T C p g o f",
    "held-second": "T U C w p # V s",
    "held-comments": "n c T D p t j m f ©",
    "held-teasers": "n R R x T D p A t R R f ©",
    "held-menu-after": "T B D p S n n r f ©",
    "held-list": "n c T D S i t r f ©",
    "held-none": "M h l R f ©",
    "held-opinion": "n y T p b m r f",
    "held-sandwich": "n h C T D p e p r p s R f ©",
}

TOPS = [
    "d",
    "n",
    "n",
    "n n",
    "M",
    "n M",
    "x",
    "k",
    "h",
    "R",
    "l n",
    "o n",
    "n o",
    "M x",
    "n x",
    "d n",
    "w n",
    "g n",
    "",
]
BEFORE = {"c": 0.35, "K": 0.2, "D": 0.15, "B": 0.06, "C": 0.12, "S": 0.05, "w": 0.08, "x": 0.1}
BESIDE = {
    "U": 0.35,
    "D": 0.7,
    "B": 0.6,
    "C": 0.5,
    "S": 0.4,
    "w": 0.3,
    "P": 0.1,
    "Y": 0.15,
    "t": 0.06,
    "A": 0.1,
}
INSERTS = ["q", "C", "C", "a", "e", "h", "R", "i", "G", "S", "u", "m"]
AFTER = ["A", "A", "B", "Y", "D", "S", "S", "t", "t", "w", "b", "N", "C", "c"]
BOTTOMS = ["r", "r", "R", "h", "j", "j", "m", "g", "o", "n", "l", "w", "#", "V", "Q", "M", "S"]


def drawn(rng):
    """A layout that nobody wrote down: a top, a head in some order, a body with inserts, a foot."""
    head = [letter for letter, share in BEFORE.items() if rng.random() < share]
    beside = [letter for letter, share in BESIDE.items() if rng.random() < share]
    rng.shuffle(head)
    rng.shuffle(beside)
    if rng.random() < 0.4 and "U" in beside:
        beside.remove("U")
        beside.insert(0, "U")
    parts = ["Z"] * (rng.random() < 0.1) + [rng.choice(TOPS)] * (rng.random() < 0.8)
    worded = [*head, "T", *(letter for letter in beside if letter not in head)]
    parts += [*(["H"] if rng.random() < 0.6 else worded), "p"]
    for _ in range(rng.choice([0, 0, 0, 1, 1, 2, 3])):
        parts += [rng.choice(INSERTS), "p"]
    parts += rng.sample(AFTER, rng.randint(0, 4))
    parts += rng.sample(BOTTOMS, rng.choice([0, 1, 2, 2, 3, 4, 5]))
    parts += ["f"] * (rng.random() < 0.65) + ["©"] * (rng.random() < 0.5)
    return " ".join(part for part in parts if part)
