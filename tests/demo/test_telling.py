from senco_app.demo.chance import chance
from senco_app.demo.material import material
from senco_app.demo.telling import Teller, Voice, slots_for
from senco_app.vocabulary import Sex


def _voice(teller: Teller, sex: Sex = Sex.FEMALE) -> Voice:
    slots = slots_for(sex, "Ada")
    slots["interest"] = "the school hens"
    return Voice(teller, chance(1, "voice"), slots)


def test_a_sentence_is_said_once_and_then_not_at_all() -> None:
    voice = _voice(Teller(material()))
    pool = ("one thing", "another thing")
    said = [voice.sentence(pool) for _ in range(3)]
    assert sorted(said) == ["", "Another thing.", "One thing."]


def test_the_school_hears_everything_once_before_anything_twice() -> None:
    teller, pool = Teller(material()), tuple("abcdef")
    heard = [_voice(teller).pick(pool) for _ in range(12)]
    assert sorted(heard) == sorted([*"ABCDEF"] * 2)


def test_pronouns_fit_the_child() -> None:
    pool = ("{He} told {his} friend that {he} likes {interest}",)
    girl = _voice(Teller(material())).sentence(pool)
    boy = _voice(Teller(material()), Sex.MALE).sentence(pool)
    assert girl == "She told her friend that she likes the school hens."
    assert boy == "He told his friend that he likes the school hens."
