pytest_plugins = ["tests.databases", "tests.organisations", "tests.running"]
