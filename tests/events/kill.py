#!/usr/bin/env python3
"""kill -9 against import, commit, checkpoint and close: what was acknowledged is there, and the rerun ends at the undisturbed content hash.
usage: kill.py HABITUS_CLI [KILLS=20]   First a planted loss must be noticed, or the harness itself fails."""
import json, os, random, shutil, signal, sqlite3, subprocess, sys, tempfile, time

cli, kills = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20
home = tempfile.mkdtemp(prefix="habitus-kill-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
log, mapping = home + "/log.csv", home + "/mapping.json"
draw = random.Random(7)

with open(log, "w") as f:
    f.write("event_id,actor,event,time,amount\n")
    for i in range(40000):
        f.write("%016x,p%d,%s,2025-%02d-%02dT%02d:00:00Z,%d.50\n" % (i * 2654435761 + 1, draw.randrange(3000), draw.choice(["view", "add", "buy"]),
                draw.randrange(1, 7), draw.randrange(1, 28), draw.randrange(24), draw.randrange(90)))

def run(*args):
    return subprocess.run([cli, *args], capture_output=True, text=True)
def asked(*args):
    done = run(*args, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
def import_of(project):
    return [cli, "import", project, log, "--source", "log", "--batches", "16", "--accept", "--json"]
def checked(project):
    """Events in the log, after everything stored has been verified."""
    done = run("verify", project)
    return asked("info", project)["events"] if done.returncode == 0 else None

def main():
    calm = home + "/calm.habitus"
    run("new", calm)
    start = time.time()
    done = subprocess.run(import_of(calm), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    took, want = time.time() - start, asked("info", calm)

    planted = home + "/planted.habitus"
    shutil.copy(calm, planted)
    with sqlite3.connect(planted) as db:
        last, = db.execute("SELECT max(id) FROM events_run").fetchone()
        db.execute("DELETE FROM events_chunk WHERE run = ?", (last,))
        db.execute("DELETE FROM events_run WHERE id = ?", (last,))
    assert checked(planted) is None, "the harness does not notice a planted loss"

    killed = 0
    while killed < kills:
        project = "%s/k%d.habitus" % (home, killed)
        run("new", project)
        before = 0
        while True:
            job = subprocess.Popen(import_of(project), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                job.wait(timeout=draw.random() * took * 1.1)
                break  # it came to its end undisturbed
            except subprocess.TimeoutExpired:
                job.send_signal(signal.SIGKILL)
                job.wait()
                killed += 1
            events = checked(project)
            assert events is not None, "verify fails after a kill: " + run("verify", project).stderr
            assert events >= before, "acknowledged events are gone"
            before = events
            if killed >= kills:
                assert subprocess.run(import_of(project), stdout=subprocess.DEVNULL).returncode == 0
                break
        got = asked("info", project)
        assert (got["content_hash"], got["events"]) == (want["content_hash"], want["events"]), "the rerun ends elsewhere"
        assert run("verify", project).returncode == 0
    print("%d kills, %d events, content %s" % (killed, want["events"], want["content_hash"]))

try:
    main()
finally:
    shutil.rmtree(home)
