"""Shares of few answers, drawn towards those of all areas by as much as chance would spread them.

Each area's true share is taken as drawn from one beta distribution of all areas; its two constants
are not guessed but weighed, over a grid, by how well they explain every area's answers. So the
interval has the doubt about them in it too, which matters where there are few areas.

Source: Gelman, Carlin, Stern, Dunson, Vehtari and Rubin (2013), Bayesian Data Analysis, third
edition, 5.3, with their prior for the two constants.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betaln
from scipy.stats import beta

from moorlands_dash.measures.intervals import Numbers

_STEPS = 40
_LOGITS = (-5.0, 5.0)
_SIZES = (0.0, 9.0)
"""Grid of the logarithms of the odds of all areas' share, and of how many answers it is worth."""


@dataclass(frozen=True)
class Pooled:
    """The pooled share of each area, NaN where nobody answered."""

    share: Numbers
    lower_95: Numbers
    upper_95: Numbers
    own_weight: Numbers
    """How much of it is the area's own, from 0 to 1."""
    alpha: float
    """Means of the two constants, ..."""
    beta: float
    """... as far as the grid reaches."""


def pooled_shares(said: Numbers, asked: Numbers) -> Pooled:
    """Return shares of `said` among `asked`, each drawn towards all.

    Both may be fractional (answers divided by a design effect). Limits are those of a beta
    distribution with the mean and the variance of the whole posterior, which differ from its own by
    under one percentage point. Raises ValueError without any answer.
    """
    known = asked > 0
    if not known.any():
        raise ValueError("nobody answered anywhere")
    yes, people = said[known], asked[known]
    alphas, betas, weights = _weighed(yes, people)
    a = alphas[:, None] + yes
    b = betas[:, None] + people - yes
    each = a / (a + b)
    mean = weights @ each
    variance = weights @ (each * (1 - each) / (a + b + 1)) + weights @ (each - mean) ** 2
    own = weights @ (people / (people + (alphas + betas)[:, None]))
    size = mean * (1 - mean) / variance - 1
    limits = [beta.ppf(tail, mean * size, (1 - mean) * size) for tail in (0.025, 0.975)]
    found = np.full((4, len(said)), np.nan)
    found[:, known] = (mean, *limits, own)
    share, lower, upper, weight = found
    constants = float(weights @ alphas), float(weights @ betas)
    return Pooled(share, lower, upper, weight, *constants)


def _weighed(yes: Numbers, people: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return both constants at each place of the grid, and how likely each place is."""
    logits, sizes = np.meshgrid(
        np.linspace(*_LOGITS, 2 * _STEPS), np.linspace(*_SIZES, _STEPS), indexing="ij"
    )
    size = np.exp(sizes.ravel())
    alphas = size / (1 + np.exp(-logits.ravel()))
    betas = size - alphas
    # On this grid the prior (a + b)^(-5/2) has the factor a b.
    prior = np.log(alphas) + np.log(betas) - 2.5 * np.log(size)
    likely = (
        betaln(alphas[:, None] + yes, betas[:, None] + people - yes)
        - betaln(alphas, betas)[:, None]
    ).sum(axis=1)
    told = prior + likely
    weights = np.exp(told - told.max())
    kept = weights > weights.max() * 1e-7
    chosen = weights[kept] / weights[kept].sum()
    return alphas[kept], betas[kept], chosen
