"""Prints what other packages make of Arabic words, for the stemmers that reproduce them.

    pip install snowballstemmer==3.1.1 nltk==3.10.4 wordfreq==3.1.1
    apt-get install liblucene8-java default-jdk-headless
    python benches/golden_stems.py /usr/share/java | gzip -9n > tests/data/stems/golden.tsv.gz

The folder holds lucene-core-8.7.0.jar and lucene-analyzers-common-8.7.0.jar; Lucene's own classes
are run on the words, by the few lines of Java below. The words are the most frequent ones of wordfreq
(CC BY-SA 4.0) and generated ones: an affix or two, some letters, an affix or two, with marks,
presentation forms, digits and others among them. The columns are the word, then its stem by light10,
Snowball and ISRI, where = stands for the word itself. `tests/segment_stems.rs` reads them.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from nltk.stem.isri import ISRIStemmer
from snowballstemmer import stemmer as snowball
from wordfreq import top_n_list

FREQUENT = 14_000
GENERATED = 10_000
LUCENE = "8.7.0"

BEFORE = (
    "ال وال بال كال فال لل ولل و ف ب ك ل س سي ست سن سأ يست تست نست است مست أأ أآ أؤ أا أإ با بب كك ا م ت ي ن"
)
AFTER = (
    "ها ان ات ون ين يه ية ه ة ي ا ى ت ن و نا ني هم هن هما كم كن كما كمو تم تن تما تمو تا وا يا ما تان تين "
    "تمل همل كمل ء آ أ ؤ إ ئ"
)
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئ"
WEAK = "اويتمن"

JAVA = """
import java.io.*;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.ar.*;

public class Light10 {
    public static void main(String[] args) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
        var normalizer = new ArabicNormalizer();
        var stemmer = new ArabicStemmer();
        for (String word; (word = in.readLine()) != null; ) {
            char[] text = word.toCharArray();
            int length = stemmer.stem(text, normalizer.normalize(text, text.length));
            out.print(new String(text, 0, length) + "\\n");
        }
        out.flush();
    }
}
"""


def generated() -> list[str]:
    """Words that reach every rule, the same ones at each run."""
    draw = random.Random(1932)
    before, after = BEFORE.split(), AFTER.split()
    words = set()
    while len(words) < GENERATED:
        word = "".join(draw.choice(before) for _ in range(draw.choice([0, 0, 1, 1, 2])))
        word += "".join(
            draw.choice(WEAK if draw.random() < 0.4 else LETTERS) for _ in range(draw.randrange(6))
        )
        word += "".join(draw.choice(after) for _ in range(draw.choice([0, 0, 1, 1, 2])))
        if draw.random() < 0.15:
            odd = [
                chr(0x64B + draw.randrange(8)),
                "ـ",
                chr(0x660 + draw.randrange(10)),
                chr(0xFE80 + draw.randrange(0x7D)),
                draw.choice("aZ9-‌پچگکی\u0670\u0653😀𝒜"),
            ]
            for _ in range(draw.randrange(1, 4)):
                at = draw.randrange(len(word) + 1)
                word = word[:at] + draw.choice(odd) + word[at:]
        if word:
            words.add(word)
    return sorted(words)


def light10(words: list[str], jars: Path) -> list[str]:
    names = ("lucene-core", "lucene-analyzers-common")
    path = ":".join(str(jars / f"{name}-{LUCENE}.jar") for name in names)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "Light10.java"
        source.write_text(JAVA, encoding="utf-8")
        command = ["java", "-cp", path, str(source)]
        done = subprocess.run(
            command, input="\n".join(words) + "\n", stdout=subprocess.PIPE, encoding="utf-8", check=True
        )
    return done.stdout.split("\n")[:-1]


def main() -> None:
    frequent = [
        word for word in top_n_list("ar", 2 * FREQUENT) if any("\u0620" <= c <= "\u064a" for c in word)
    ]
    words = list(dict.fromkeys(frequent[:FREQUENT] + generated()))
    isri = ISRIStemmer()
    columns = [
        light10(words, Path(sys.argv[1])),
        snowball("arabic").stemWords(words),
        [isri.stem(word) for word in words],
    ]
    versions = " ".join(f"{name} {version(name)}" for name in ("snowballstemmer", "nltk", "wordfreq"))
    print(f"# Printed by benches/golden_stems.py with Lucene {LUCENE}, {versions}.")
    print("# The words of wordfreq are CC BY-SA 4.0; see data/LICENSES.md.")
    for word, *stems in zip(words, *columns, strict=True):
        print(word, *("=" if stem == word else stem for stem in stems), sep="\t")


if __name__ == "__main__":
    main()
