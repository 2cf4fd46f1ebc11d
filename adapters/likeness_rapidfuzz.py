"""How alike two names are is said by rapidfuzz, by the words and letters that both of them have."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process, utils


class RapidLikeness:
    """Compares names; capitals and punctuation make no difference."""

    def alike(self, name: str, among: Mapping[str, str], least: float) -> Mapping[str, float]:
        """Return the keys of those names *among* that are at least so much like *name*."""
        found = process.extract(
            name,
            among,
            scorer=fuzz.token_set_ratio,
            processor=utils.default_process,
            score_cutoff=least,
            limit=None,
        )
        return {key: score for _, score, key in found}
