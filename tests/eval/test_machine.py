from eval.machine import this_machine


def test_this_machine() -> None:
    machine = this_machine()
    assert machine.cores >= 1 and machine.memory_gib > 0
    assert machine.cpu and machine.cpu in machine.text()
