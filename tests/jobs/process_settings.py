"""Settings of a worker process under test: the queue alone, on the database it is given."""

import json
import os

_given = json.loads(os.environ["QUEUE_UNDER_TEST"])
DATABASES = {"default": _given["database"]}
TASKS = {
    "default": {
        "BACKEND": "tealight.jobs.backend.LeaseBackend",
        "OPTIONS": {"lease_seconds": _given["lease_seconds"]},
    }
}
INSTALLED_APPS = ["tealight.jobs", "tealight.ledger"]
TEALIGHT_LISTENERS = "tests.jobs.process_tasks.LISTENERS"
SECRET_KEY = "no secret is made with it in these tests"
USE_TZ = True
