"""Which page is asked, and how long it is."""

from pydantic import BaseModel, Field

PAGE_SIZE = 20
LONGEST = 100


class Paging(BaseModel):
    """The parameters of a paginated list."""

    page: int = Field(1, ge=1, description="Le numéro de la page.")
    par_page: int = Field(PAGE_SIZE, ge=1, le=LONGEST, description="Le nombre d’éléments par page.")

    def size(self) -> list[tuple[str, str]]:
        """Return the parameter of the length, nothing for the usual one."""
        return [] if self.par_page == PAGE_SIZE else [("par_page", str(self.par_page))]
