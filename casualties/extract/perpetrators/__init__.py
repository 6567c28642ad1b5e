"""By whom: parties, what they did, and who is said to have harmed the people of a figure."""

from casualties.extract.perpetrators.perpetrators import Perpetrators

__all__ = ["Perpetrators"]
