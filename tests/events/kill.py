#!/usr/bin/env python3
"""kill -9 in import, commit, checkpoint, compaction and close: what was acknowledged is there, everything stored verifies, and the
rerun ends at the undisturbed content hash.
usage: kill.py HABITUS_CLI [KILLS=20] [SEED=7]   First a planted loss must be noticed, or the harness itself fails."""
import json, os, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, time

cli, kills = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20
draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
home = tempfile.mkdtemp(prefix="habitus-kill-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
log, acks = home + "/log.csv", home + "/acknowledged"
MOMENTS = ["import", "commit", "checkpoint", "compaction", "close"]

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
    return [cli, "import", project, log, "--source", "log", "--batches", "16", "--accept", "--progress", "--json"]
def compaction_of(project):
    return [cli, "import", project, "--compact", "--json"]
def state(path):
    try:
        about = os.stat(path)
        return about.st_size, about.st_mtime_ns
    except FileNotFoundError:
        return None

def checked(project, acknowledged):
    """Events in the log after everything stored has been verified; the complaint when something is wrong."""
    done = run("verify", project)
    if done.returncode:
        return None, done.stderr
    events = asked("info", project)["events"]
    return (events, "") if events >= acknowledged else (None, "%d events, %d were acknowledged" % (events, acknowledged))

def kill_at(moment, command, project, took):
    """Starts the command and kills it: at any time; when its WAL grows (a commit is being written); when the file itself changes (a
    checkpoint); after its answer (closing). Returns (killed?, events acknowledged by it)."""
    with open(acks, "w") as err:
        job = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=err)
        end = time.time() + draw.random() * took * (1.1 if moment in ("import", "compaction") else 0.9)
        if moment == "close":
            job.stdout.read(1)
            time.sleep(draw.random() * 0.004)
        else:
            while time.time() < end and job.poll() is None:
                time.sleep(0.001)
            watched = {"commit": project + "-wal", "checkpoint": project}.get(moment)
            before = state(watched) if watched else None
            while watched and job.poll() is None and state(watched) == before:
                pass
        job.send_signal(signal.SIGKILL)
        job.wait()
        job.stdout.close()
    with open(acks) as said:
        return job.returncode == -signal.SIGKILL, sum(int(n) for n in re.findall(r"(\d+) stored\n", said.read()))

def notices_losses(calm):
    """A run gone from the chain's end; its events counted away from the batch as well; a whole batch that was acknowledged."""
    whole = asked("info", calm)["events"]
    last = "(SELECT max(id) FROM events_run)"
    forgotten = "UPDATE events_batch SET stored = stored - (SELECT events FROM events_run WHERE id = %s) WHERE id = (SELECT max(id) FROM events_batch)" % last
    lost = ["DELETE FROM events_chunk WHERE run = %s" % last, "DELETE FROM events_run WHERE id = %s" % last]
    for plan in (lost, [forgotten] + lost):
        planted = home + "/planted.habitus"
        shutil.copy(calm, planted)
        with sqlite3.connect(planted) as db:
            for statement in plan:
                db.execute(statement)
        db.close()
        assert checked(planted, whole)[0] is None, "the harness does not notice a planted loss"
        os.remove(planted)

def timed(command):
    start = time.time()
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return time.time() - start

def main():
    calm, many = home + "/calm.habitus", home + "/many.habitus"
    run("new", calm)
    took = {"import": timed(import_of(calm))}
    shutil.copy(calm, many)
    want = asked("info", calm)
    took["compaction"] = timed(compaction_of(calm))
    assert asked("info", calm)["content_hash"] == want["content_hash"], "compaction changes the content"
    notices_losses(calm)

    done, late, project, before = dict.fromkeys(MOMENTS, 0), 0, None, 0
    while sum(done.values()) < kills:
        moment = MOMENTS[sum(done.values()) % len(MOMENTS)]
        if moment == "compaction":
            project, before = home + "/c.habitus", want["events"]
            shutil.copy(many, project)
        elif project is None or project.endswith("c.habitus"):
            project, before = home + "/k.habitus", 0
            run("new", project)
        job = compaction_of(project) if moment == "compaction" else import_of(project)
        killed, acknowledged = kill_at(moment, job, project, took["compaction" if moment == "compaction" else "import"])
        done[moment] += killed
        late += not killed
        events, wrong = checked(project, before + acknowledged)
        assert events is not None, "after a kill in %s: %s" % (moment, wrong)
        before = events
        if moment in ("compaction", "close") or not killed:  # the rerun, undisturbed
            timed(import_of(project))
            timed(compaction_of(project))
            got = asked("info", project)
            assert (got["content_hash"], got["events"]) == (want["content_hash"], want["events"]), "the rerun ends elsewhere"
            assert checked(project, want["events"])[0] is not None
            assert not [name for name in os.listdir(home) if name.startswith(os.path.basename(project)) and name != os.path.basename(project)
                        and not name.endswith(".lock")], "a closed project is more than one file"
            os.remove(project)
            project = None
    print("%d kills (%s), %d came too late, %d events, content %s" % (sum(done.values()), ", ".join("%s %d" % d for d in done.items()), late,
          want["events"], want["content_hash"]))

try:
    main()
finally:
    shutil.rmtree(home)
