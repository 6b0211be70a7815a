"""What the measures of two pictures mean: the same picture, perhaps, or not.

A strong match can found a cluster; a weak one is only shown beside it. Which lane judged a pair
is kept, because each is wrong in its own way.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.pictures.registration.affine import Floats
from mediadesk.dedupe.pictures.registration.measures import Measures

Flags = npt.NDArray[np.bool_]

STRONG = 0.20
"""Scores from here on are strong; below it but above 0 weak."""
_PART_DIFFERS, _OTHER_COLOURS, OTHER_DRAWING, _OTHER_TONES = 0.10, 0.12, 0.13, 0.15
GREY_LEVELS = 1.5
"""Less colour than this is none."""


class Lane(IntEnum):
    """How a pair was judged."""

    NONE = 0
    DETAIL = 1
    """By fine detail: photographs and most drawings."""
    COARSE = 2
    """By coarse detail, parts and colours: drawings cut or captioned."""
    SMOOTH = 3
    """By coarse detail: skies, blurred and abstract pictures."""
    TONES = 4
    """By shape, brightness and colours alone: gradients."""
    PART_DIFFERS = 5
    """Weak: most parts are the same, some are not."""
    OTHER_COLOURS = 6
    """Weak: the same drawing in other colours."""
    OTHER_TONES = 7
    """Weak: the same detail with the light elsewhere."""
    BRIGHTER = 8
    """By detail, brightened or darkened until colours were lost."""
    EXPOSURE = 9
    """By tones alone: a smooth picture brightened or darkened, exactly so in all its colours."""
    OTHER_DRAWING = 10
    """Weak: what is written or drawn in them differs; told on a finer plane (`lines.drawings`)."""
    READ = 11
    """Judged by another lane, and then read on a finer plane: nothing speaks against it."""
    CLOSE = 12
    """By detail seen closer (`second_pass`): thin lines and stars, cut."""
    CAPTIONED = 13
    """By detail seen closer: one has something written where the other is plain."""
    READ_CAPTION = 14
    """Judged by another lane, and then read: one has a caption, the rest is the same."""
    ONE_GREY = 15
    """All that both show agrees, and only one of them has colours."""


@dataclass(frozen=True, slots=True)
class Grades:
    """Judgement of each pair: a score from 0 to 1 and the lane it comes from."""

    score: Floats
    lane: npt.NDArray[np.uint8]

    @property
    def strong(self) -> Flags:
        """Tell which pairs are the same picture."""
        return self.score >= STRONG

    @property
    def weak(self) -> Flags:
        """Tell which pairs may be, but must not found a cluster."""
        return (self.score > 0) & (self.score < STRONG)


def graded(m: Measures) -> Grades:
    """Judge every pair by its measures; of several lanes that know it, the first counts."""
    d = _Derived.of(m)
    by_detail = _detail_agrees(m, d)
    same_light = m.ncc >= 0.88
    detail = by_detail & _colours_allow(m, d) & ~_is_other_theme(m) & same_light
    close, captioned = _closely(m, d)
    weak = by_detail & (m.ncc >= 0.60)
    excess = (m.detail - d.limit) / (1 - d.limit)
    choices: list[tuple[Flags, Lane, npt.ArrayLike]] = [
        (detail & (m.gain > 0.2) & (m.gain < 5), Lane.DETAIL, _strong(1 - STRONG, excess)),
        (_brighter(m, d), Lane.BRIGHTER, _strong(0.4, (m.detail - 0.97) / 0.03)),
        (_smooth(m, d), Lane.SMOOTH, _strong(0.6, (d.coarse - 0.95) / 0.05)),
        (_drawn(m, d), Lane.COARSE, _strong(0.4, (d.coarse - 0.95) / 0.05)),
        (_tones(m, d), Lane.TONES, STRONG + 0.1),
        (_exposure(m), Lane.EXPOSURE, STRONG + 0.1),
        (close, Lane.CLOSE, _strong(0.4, (m.close_detail - 0.94) / 0.06)),
        (captioned, Lane.CAPTIONED, STRONG + 0.2),
        (weak & ~same_light, Lane.OTHER_TONES, _OTHER_TONES),
        (weak & same_light, Lane.OTHER_COLOURS, _OTHER_COLOURS),
        (_part_differs(m), Lane.PART_DIFFERS, _PART_DIFFERS),
    ]
    conditions = [condition for condition, _, _ in choices]
    score = np.select(conditions, [score for _, _, score in choices], 0)
    lane = np.select(conditions, [np.uint8(lane) for _, lane, _ in choices], np.uint8(0))
    lane[(score >= STRONG) & d.colour.one] = Lane.ONE_GREY
    return Grades(score.astype(np.float32), lane)


def _strong(span: float, excess: Floats) -> Floats:
    """Return strong scores that grow by up to `span` with what exceeds the limit, 0 to 1."""
    return np.asarray(STRONG + span * np.clip(excess, 0, 1))


def _detail_agrees(m: Measures, d: "_Derived") -> Flags:
    """Tell which pairs agree in fine detail, in nearly all parts."""
    agrees = (m.deviation >= 4) & (m.detail >= d.limit) & (m.block_median >= 0.75)
    # two screens of one program agree in their frames, and not in what they show
    agrees &= m.inner_detail >= 0.5
    agrees &= (m.block_quartile >= 0.75) | (m.block_median >= 0.92) | (m.decided >= 90)
    return agrees


def _colours_allow(m: Measures, d: "_Derived") -> Flags:
    """Tell which pairs agree in their colours, or all the better in the rest."""
    nearly_all = (m.detail >= np.minimum(d.limit + 0.10, 0.97)) & (m.block_median >= 0.85)
    return np.asarray(
        d.colour.same
        | (d.colour.neither & (d.usual_gain | (m.decided >= 60)))
        | (d.colour.one & (d.level | (m.decided >= 90)))
        | (d.colour.near & nearly_all)
        | (d.colour.tinted & (m.detail >= 0.95) & (m.block_median >= 0.95))
    )


def _is_other_theme(m: Measures) -> Flags:
    """Tell which are one drawing in a light and in a dark theme: no brightness explains them."""
    return np.asarray((np.abs(m.shift) > 60) & (m.tones > 0.3 * m.tone_contrast))


def _drawn(m: Measures, d: "_Derived") -> Flags:
    """Tell which drawings agree in coarse detail, parts and colours, cut or captioned."""
    return np.asarray(
        ((m.deviation >= 4) & d.colour.same & d.usual_gain)
        & ((m.chroma_spread >= 4) & (m.decided >= 40))
        & (m.detail >= np.clip(d.limit - 0.12, 0.70, 0.82))
        & ((d.coarse >= 0.95) & (m.ncc >= 0.85) & (m.block_median >= 0.88) & (m.shape >= 0.95))
    )


def _brighter(m: Measures, d: "_Derived") -> Flags:
    """Tell which agree in all but brightness, by which some colours were lost."""
    return np.asarray(
        ((m.deviation >= 0.8) & (m.detail >= 0.97) & (d.coarse >= 0.97) & (m.ncc >= 0.97))
        & ((m.block_median >= 0.98) & (m.block_quartile >= 0.95))
        & ((np.abs(m.shift) >= 5) & (np.abs(m.shift) <= 40) & (m.gain > 0.7) & (m.gain < 1.5))
        & (m.chroma <= 14)
    )


def _smooth(m: Measures, d: "_Derived") -> Flags:
    """Tell which skies, blurred and abstract pictures agree in coarse detail."""
    colour = d.colour
    return np.asarray(
        (m.deviation < 6)
        & d.usual_gain
        & ((m.coarse_detail >= 0.85) | d.level)  # two skies agree in all but their clouds
        & (m.shape >= 0.97)
        & (
            (colour.same & (d.coarse >= 0.95))
            | (colour.one & d.level & (d.coarse >= 0.97) & (m.shape >= 0.98))
            | (colour.neither & (d.coarse >= 0.98) & (m.shape >= 0.985) & (m.detail >= 0.90))
        )
    )


def _tones(m: Measures, d: "_Derived") -> Flags:
    """Tell which gradients agree in shape, brightness and colours: there is nothing else."""
    return np.asarray(
        ((m.deviation < 2.5) & d.colour.same & (m.chroma_spread >= 4) & (m.contrast >= 2))
        & ((np.abs(m.gain - 1) < 0.25) & (np.abs(m.shift) < 4) & (m.shape >= 0.98))
        & ((m.deviation < 0.55) | (m.decided < 60))
        & (m.residual <= 0.25 + 0.04 * m.contrast)
        & (m.chroma <= 2 + 0.08 * m.chroma_spread)
    )


def _exposure(m: Measures) -> Flags:
    """Tell which smooth pictures were made brighter or darker, exactly so in all their colours."""
    return np.asarray(
        ((m.deviation < 4) & (m.shape >= 0.95) & (m.chroma_spread >= 4) & (m.tone_contrast >= 10))
        # where there is more to agree in, compression and cut-off edges leave more over
        & (m.tones <= 0.6 + 0.025 * m.tone_contrast)
    )


def _part_differs(m: Measures) -> Flags:
    """Tell which are the same in most parts, and not in some."""
    part = (m.block_median >= 0.96) & (m.detail >= 0.55) & (m.block_quartile >= 0.5)
    return np.asarray(part & (m.decided >= 90))


def doubtful(m: Measures) -> Flags:
    """Tell which pairs are not found to be the same, but may be if one looks closer."""
    perhaps = (m.detail >= 0.55) | ((m.block_median >= 0.95) & (m.block_quartile >= 0.8))
    return np.asarray(perhaps & ~graded(m).strong)


def _closely(m: Measures, d: "_Derived") -> tuple[Flags, Flags]:
    """Judge what was seen closer: alike everywhere, or everywhere but under a caption.

    Chance agrees in one place; so detail must be spread over many, and agree in the worst. Of a
    smooth picture compression spoils the little there is: where brightness and contrast are the
    same to a hair, less of it has to agree.
    """
    colour, level = d.colour, d.level
    known = colour.same | colour.neither
    usual_gain = (m.close_gain > 0.65) & (m.close_gain < 1.6)
    plenty = (m.close_spread >= 8) & (m.close_deviation >= 1) & usual_gain
    plenty &= known | colour.near | (colour.one & level)
    alike = (m.close_detail >= 0.94) & (m.close_worst >= 0.70) & (m.close_quartile >= 0.94)
    # stars: the faint ones drown in noise, the bright ones have to agree all the better
    alike |= (m.close_detail >= 0.97) & (m.close_worst >= 0.80) & (m.close_quartile >= 0.86)
    # thin lines all over: in so many places no other drawing agrees, nor in the worst of them
    many = (m.close_places >= 16) & (m.close_spread >= 20)
    alike |= many & (m.close_detail >= 0.93) & (m.close_worst >= 0.60) & (m.close_quartile >= 0.92)
    # a texture all over, which a crop draws on other cells: no other agrees everywhere
    all_over = (m.close_places >= 40) & (m.close_spread >= 20)
    alike |= (
        all_over & (m.close_detail >= 0.90) & (m.close_worst >= 0.60) & (m.close_quartile >= 0.87)
    )
    smooth = (m.deviation < 6) & level & known & (m.shape >= 0.99)
    soft = smooth & (m.close_spread >= 30) & (d.coarse >= 0.97) & (m.ncc >= 0.98)
    soft &= (m.detail >= 0.84) & (m.block_median >= 0.88)
    covered = (m.covered <= 10) & (m.one_sided >= 0.90) & (m.uncovered >= 10)
    # in one or two parts it would be an emblem, and make another icon of it
    captioned = covered & (m.covered >= 3) & plenty & (m.uncovered_detail >= 0.99)
    captioned |= (
        (covered & smooth & (m.covered > 0) & (m.one_sided >= 0.95) & (m.close_spread >= 8))
        & ((np.abs(m.close_gain - 1) < 0.15) & (m.uncovered_detail >= 0.95))
        & (m.block_median >= 0.95)
    )
    return (plenty & alike & (m.close_places >= 8)) | soft, captioned


def detail_limit(decided: Floats) -> Floats:
    """Return the least correlation of fine detail for pictures with so many decided signs.

    The fewer there are, the more alike two different pictures can look.
    """
    least = np.clip(0.70 + 0.008 * (100 - decided), 0.70, np.where(decided < 40, 0.97, 0.95))
    return np.asarray(least, np.float32)


@dataclass(frozen=True, slots=True)
class _Colours:
    """How the colours of each pair relate: one holds at most, or `near` and `tinted` together."""

    same: Flags
    neither: Flags
    """Both are grey."""
    one: Flags
    """One is grey, the other is not."""
    near: Flags
    """Other, but stronger colours, clipped whites or bars in the grid may explain it."""
    tinted: Flags
    """Other, but another light may explain it, or there is too much else to agree in."""

    @classmethod
    def of(cls, m: Measures) -> "_Colours":
        grey = m.chroma_spread < GREY_LEVELS
        neither = grey & (m.chroma < 2 * GREY_LEVELS)
        little = 3 + 0.15 * m.chroma_spread
        same = ~grey & (m.chroma <= little)
        other = ~grey & ~same
        near = other & ((m.chroma <= 6 + 0.35 * m.chroma_spread) | (m.saturated <= little))
        tinted = other & ((m.decided >= 90) | ((m.decided >= 70) & (m.tinted <= little)))
        return cls(same, neither, grey & ~neither, near, tinted)


@dataclass(frozen=True, slots=True)
class _Derived:
    """What follows from the measures of each pair, and several lanes ask."""

    colour: _Colours
    limit: Floats
    """Least correlation of fine detail."""
    coarse: Floats
    """Agreement of coarse detail, or of coarse parts."""
    level: Flags
    """Brightness and contrast are nearly the same."""
    usual_gain: Flags
    """Contrast differs no more than editing explains."""

    @classmethod
    def of(cls, m: Measures) -> "_Derived":
        return cls(
            colour=_Colours.of(m),
            limit=detail_limit(m.decided),
            coarse=np.maximum(m.coarse_detail, m.coarse_parts),
            level=(np.abs(m.gain - 1) < 0.12) & (np.abs(m.shift) < 5),
            usual_gain=(m.gain > 0.65) & (m.gain < 1.6),
        )
