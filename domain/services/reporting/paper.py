"""What a paper is made of, as sections and screens name it."""

from domain.model.report.paper import Paper, Part, Picture, Table, paper_of

__all__ = ["Paper", "Part", "Picture", "Table", "paper_of"]
