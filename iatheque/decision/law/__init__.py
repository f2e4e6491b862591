"""The duties that the law lays on a project: data, and the rules that tell whom they concern."""
