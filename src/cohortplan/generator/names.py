"""Invented people, counties and schools.

Family and given names are common ones, put together by chance. The counties
do not exist; a school is named after its county, so it does not either.
"""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.generator.dice import Dice

FAMILY = (
    "冯程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔崔康邱秦江史顾侯邵孟龙万段雷钱"
    "汤尹黎易常乔贺赖龚文樊兰殷施洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄涂祝"
)
GIVEN_FIRST = "启绍培敬守荣仲素慧佩锦淑静雪巧若景书予沐承昭雅春秋瑞庆嘉思晓文"
GIVEN_SECOND = "松川泽衡岚桐蓉莲岩宁谦恒祥禾汀萍钧霞芸菁彬栋渊璐珊琴敏峰"

COUNTIES = (
    "云溪县", "枫岭县", "鹿鸣县", "望川县", "梧溪县", "芦川县", "桐岭县", "澄湖县", "雪坪县", "碧峰县", "石梁县", "白鹭县",
    "柳湾县", "竹坪县", "星渚县", "松岚县", "霞岭县", "听泉县", "稻香县", "青屏县", "银滩县", "月塘县", "丹枫县", "兰渚县",
)  # fmt: skip
TOWN_SCHOOLS = ("第一小学", "实验小学", "第二小学", "城东小学", "城西小学", "附属小学")
VILLAGE_SCHOOLS = ("青石镇中心小学", "柏树乡中心小学", "双桥镇中心小学", "长塘镇小学", "大坪乡中心小学", "红枫镇小学")
HOST_NAMES = (
    "青禾",
    "听溪",
    "松间",
    "揽月",
    "望舒",
    "石榴湾",
    "云栖",
    "桐荫",
    "远山",
    "澄心",
    "榕城",
    "晴川",
    "半夏",
    "鹿鸣",
)
TOWN, VILLAGE = "县城小学", "乡村小学"


def people(dice: Dice, share: int = 0, shares: int = 1) -> Iterator[str]:
    """Names of people without end, no two the same; of several ``shares`` no two have a name in common."""
    used: set[str] = set()
    while True:
        name = dice.choice(FAMILY) + dice.choice(GIVEN_FIRST) + dice.choice(GIVEN_SECOND)
        if name not in used and sum(map(ord, name)) % shares == share:
            used.add(name)
            yield name


def counties(dice: Dice, count: int) -> list[str]:
    """Different counties."""
    return dice.sample(COUNTIES, count)


def county_names(count: int) -> list[str]:
    """So many different counties, the same every time: enough for a province.

    Raises:
        ValueError: If there are not so many.
    """
    made = [f"{first}{second}县" for first in "云枫鹿望梧茅桐澄雪碧岩鹤" for second in "溪岭湖川坪岚渚汀"]
    if count > len(made):
        raise ValueError(f"{count} counties are asked; {len(made)} are invented")
    return made[:count]


def hosts(dice: Dice, count: int) -> list[str]:
    """Names of different host schools: most in cities, the rest in county seats and the country, by 18, 8 and 4 of 30."""
    city = [f"{first}{kind}" for first in HOST_NAMES for kind in ("实验小学", "小学", "附属小学")]
    seat = [f"{county[:-1]}县第一小学" for county in county_names(24)]
    country = [f"{county[:-1]}县九年一贯制学校" for county in county_names(24)]
    rural, seats = count * 4 // 30, count * 8 // 30
    chosen = (*dice.sample(city, count - rural - seats), *dice.sample(seat, seats), *dice.sample(country, rural))
    return dice.shuffled(chosen)


def schools(dice: Dice, county: str) -> Iterator[tuple[str, str]]:
    """Different schools of one county with their type, in town and in the villages by turns."""
    in_town, in_villages = dice.shuffled(TOWN_SCHOOLS), dice.shuffled(VILLAGE_SCHOOLS)
    turns = [(in_town, TOWN), (in_villages, VILLAGE)]
    first = dice.below(2)
    for place in range(len(in_town)):
        for names, kind in (turns[first], turns[1 - first]):
            yield county + names[place], kind
