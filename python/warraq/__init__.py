from warraq._warraq import Alignment, Normalizer, normalize

__all__ = ["Alignment", "Normalizer", "normalize"]
