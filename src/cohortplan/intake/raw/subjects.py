"""Subjects as schools write them: 语 is 语文, 道法 is 道德与法治, and each school keeps its own spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cohortplan.intake.raw.class_names import compact

ABBREVIATED = {
    "语": "语文", "数": "数学", "英": "英语", "外": "英语", "科": "科学", "体": "体育", "音": "音乐", "美": "美术",
    "劳": "劳动", "信": "信息科技", "道": "道德与法治", "品": "道德与法治", "综": "综合实践", "班": "班会", "书": "书法",
    "阅": "阅读", "心": "心理健康", "校": "校本课程", "物": "物理", "化": "化学", "生": "生物", "史": "历史", "地": "地理",
    "政": "政治", "健": "健康", "写": "写字",
}  # fmt: skip
SAME = (
    ("语文", "chinese"),
    ("数学", "maths", "math", "mathematics"),
    ("英语", "外语", "english"),
    ("科学", "science"),
    ("道德与法治", "道法", "品德", "品德与社会", "品德与生活", "思品", "道德法治", "moral education"),
    ("体育", "体育与健康", "体健", "pe", "physical education", "sports"),
    ("音乐", "music"),
    ("美术", "art", "arts", "fine art"),
    ("劳动", "劳技", "劳动教育", "劳动与技术", "labour"),
    ("信息科技", "信息技术", "信息", "电脑", "计算机", "computing", "ict", "it"),
    ("综合实践", "综合实践活动", "综合", "综实"),
    ("班会", "班队", "班队活动", "班队会", "主题班会", "队会", "class meeting"),
    ("书法", "写字"),
    ("阅读", "reading"),
    ("心理健康", "心理", "心理健康教育"),
    ("校本课程", "校本", "地方课程", "地方与校本"),
    ("物理", "physics"),
    ("化学", "chemistry"),
    ("生物", "生物学", "biology"),
    ("历史", "history"),
    ("地理", "geography"),
    ("政治", "思想政治"),
    ("健康", "健康教育"),
)
HEAD = {compact(word).lower(): words[0] for words in SAME for word in words}


def subject_key(text: str) -> str:
    """What is the same subject has the same key."""
    plain = compact(text)
    full = ABBREVIATED.get(plain, plain)
    return HEAD.get(full.lower(), full)


def is_subject(text: str) -> bool:
    """Whether a text is one of the usual subjects, in whatever spelling."""
    plain = compact(text)
    return plain in ABBREVIATED or plain.lower() in HEAD


@dataclass
class Spelling:
    """How this school spells its subjects: as it does most often, in full where it does so anywhere."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def hear(self, texts: Iterable[str]) -> None:
        """Take note of subjects as they are written."""
        for text in texts:
            if compact(text) not in ABBREVIATED:
                self.counts.setdefault(subject_key(text), Counter())[text] += 1

    def of(self, text: str) -> str:
        """The school's spelling of a subject; the usual one where it only abbreviates."""
        key = subject_key(text)
        if key in self.counts:
            return max(sorted(self.counts[key]), key=self.counts[key].__getitem__)
        return ABBREVIATED.get(compact(text), text)
