"""What the lower layers tell the higher ones."""

from django.dispatch import Signal

# Sent once per committed transaction that changed what readers see; `number`: the new version.
catalogue_changed = Signal()

# Sent in the transaction that changed the resources of `project`; `by`, and `detail` in French.
resource_changed = Signal()

# Sent when a file reserved to experts is handed out; `project`, `by`, and `detail`, its title.
expert_file_read = Signal()
