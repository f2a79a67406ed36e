import threading

import pytest

from assistant.errors import InputRefused
from assistant.jobs import Job, Jobs
from assistant.progress import Cancel, Progress, Report

PATIENT = "Zebulon has a rash"


def finished(job: Job) -> Job:
    """Wait for the end of a job, at most as long as pytest's own limit."""
    while job.active:
        threading.Event().wait(0.01)
    return job


def test_a_job_reports_and_ends() -> None:
    job = finished(Jobs().start("a", lambda report, cancel: report(Progress("note", "Writing", 0.5))))
    assert job.state == "done"
    assert job.progress == Progress("note", "Writing", 0.5)
    assert job.error == ""


def test_heavy_work_runs_one_at_a_time() -> None:
    jobs, running, most = Jobs(), threading.Semaphore(1), []

    def work(report: Report, cancel: Cancel) -> None:
        most.append(running.acquire(blocking=False))
        running.release()

    for job in [jobs.start(str(i), work) for i in range(5)]:
        finished(job)
    assert most == [True] * 5


def test_a_key_has_one_job_under_way() -> None:
    jobs, go_on = Jobs(), threading.Event()
    first = jobs.start("a", lambda report, cancel: go_on.wait())
    assert jobs.start("a", lambda report, cancel: None) is first
    go_on.set()
    finished(first)
    assert jobs.start("a", lambda report, cancel: None) is not first


def test_cancel_reaches_work_that_runs_and_work_that_waits() -> None:
    jobs, started = Jobs(), threading.Event()

    def long(report: Report, cancel: Cancel) -> None:
        started.set()
        while True:
            cancel.check()

    running, waiting = jobs.start("a", long), jobs.start("b", long)
    started.wait()
    running.cancel()
    waiting.cancel()
    assert running.stopping or not running.active
    assert finished(running).state == "cancelled"
    assert finished(waiting).state == "cancelled"


def refused(report: Report, cancel: Cancel) -> None:
    raise InputRefused("The recording is too short.")


def broken(report: Report, cancel: Cancel) -> None:
    raise ValueError(PATIENT)


@pytest.mark.parametrize(
    ("work", "shown"), [(refused, "too short"), (broken, "did not expect")], ids=["on purpose", "unexpected"]
)
def test_errors_are_told_without_patient_text(
    work: object, shown: str, caplog: pytest.LogCaptureFixture
) -> None:
    job = finished(Jobs().start("a", work))  # type: ignore[arg-type]
    assert job.state == "failed"
    assert shown in job.error
    assert PATIENT not in job.error + caplog.text


def test_an_ended_job_can_be_forgotten() -> None:
    jobs = Jobs()
    finished(jobs.start("a", refused))
    jobs.forget("a")
    assert jobs.job("a") is None
