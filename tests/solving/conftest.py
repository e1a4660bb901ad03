import pytest

from cohortplan.domain.project import Project
from cohortplan.rules.sketch import read_sketch

FIVE_TRAINEES = (
    "".join(f"trainee {name}; " for name in ("ann", "bob", "cai", "dan", "eve"))
    + "mentor Lin places=3; mentor Wu places=2; quota talk min=1; quota lesson min=1; "
    "09:00-10:00 seats=3; 10:00-11:00 seats=2; lesson 1.1 Tue 09:00-09:40 seats=4; lesson 1.2 Wed 09:00-09:40 seats=4; "
    "wish eve class 1.2"
)

HOURS = ("08:30-09:10", "09:20-10:00", "10:30-11:10", "14:30-15:10")
SUBJECTS = ("maths", "art", "music", "english", "science")


@pytest.fixture(scope="session")
def week() -> Project:
    """Ten trainees, five classes, five days: the first plan takes no time, the proof of the best one a while."""
    names = [f"t{number}" for number in range(10)]
    parts = [f"trainee {name} subjects={SUBJECTS[number % 5]}" for number, name in enumerate(names)]
    parts += ["mentor Lin", "mentor Wu", "mentor Zhu", "mentor Hu", "quota lesson min=4", "quota talk max=2"]
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri"):
        for hour, hours in enumerate(HOURS):
            for number in range(5):
                campus = "East" if number < 3 else "West"
                subject = SUBJECTS[(hour + number + len(day + hours)) % 5]
                parts.append(f"lesson 1.{number} {day} {hours} {campus} {subject} T{hour}{number} seats=3")
        parts.append(f"talk {day} 16:00-17:00 East {('Lin', 'Wu', 'Zhu')[len(parts) % 3]} seats=4")
    for number, name in enumerate(names):
        parts += [f"wish {name} subject {SUBJECTS[(number + rank) % 5]} rank={rank}" for rank in (1, 2)]
        parts += [f"wish {name} class 1.{number % 5} rank=3", f"wish {name} mentor Lin"]
    return read_sketch("; ".join([*parts, "travel 25"]))[0]
