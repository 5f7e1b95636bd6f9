"""Given names that women bear, by which "she" tells one person of a sentence from the other."""

from etl.extract.names import tokens

_GIVEN = frozenset(
    """
    agnes aisha alexandra alice amal amelia amina amy ana anastasia angela angelina anita ann anna
    annalena anne annie antonia atifete barbara beata beatrice benazir betty borjana brigitte
    camilla carla carmen carol caroline catherine cathy cecilia chandrika charlotte chelsea
    cherie christine claudia condoleezza corazon cristina dalia debbie diana dilma dina dolores
    dora doris ekaterina eleanor elena elisabeth elizabeth ella ellen elvira emily emma erna
    esther eugenia eva evelyn evika evita fatima federica fiona florence gabriela geraldine gina
    giorgia gloria golda grace hanna hannah helen helena helle hillary hina imelda indira inga
    ingrida irene irina isabel isabella ivanka jacinda jacqueline jane janet jennifer jessica
    jill johanna josefina joyce judith julia julie julieta kaja kamala karin karine kate
    katerina katherine kathleen katrin kerstin khaleda kirsten kolinda kristalina laura leila
    lena lidia linda lisa liz louise lucia lucy ludmila magdalena maia margaret margarita
    margrethe maria mariam marianne marie marina marine martha mary maya megawati melania
    melanie mette michelle mireya miriam mona monica najla naledi nancy natalia natasa natasha
    nikki nina nirmala nora olga patricia penny portia priti rachel raisa rania raquel rebecca
    retno rita roberta rosa rosemary ruth sahle salome samantha samia sandra sanna sara sarah
    sheikha simonetta sirimavo sofia sonia sophia sophie soraya stephanie susan susana sushma
    suzanne svetlana sviatlana tansu tarja teresa theresa thulisiwe tina ursula valentina
    valerie vera veronica victoria viola violeta virginia vjosa wendy xiomara yael yelena
    yingluck yoko yoriko yulia zoe zuzana
    """.split()
)


def is_womans(name: str) -> bool:
    """True for the full name of one whose first name is a woman's."""
    first, *rest = tokens(name)
    return bool(rest) and first in _GIVEN
