pytest_plugins = [
    "tests.browser_last",
    "tests.databases",
    "tests.mail",
    "tests.no_skips",
    "tests.organisations",
    "tests.running",
    "tests.tabs",
    "tests.workplace",
]
