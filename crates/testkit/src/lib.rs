//! Teams, networks and failing disks for tests.
