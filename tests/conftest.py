pytest_plugins = ["tests.databases", "tests.no_skips", "tests.organisations", "tests.running", "tests.workplace"]
