"""Calls every method of BioBlend's JobsClient; any surprise ends it with a traceback.

Arguments: the address of the installation, a user's API key, an admin's API key.
"""
import sys
import time

from bioblend.galaxy import GalaxyInstance

url, user_key, admin_key = sys.argv[1:]
user = GalaxyInstance(url, key=user_key)
admin = GalaxyInstance(url, key=admin_key)
jobs = user.jobs


def ended(job_id):
    for _ in range(240):
        state = jobs.get_state(job_id)
        if state in ("ok", "error", "deleted", "paused"):
            return state
        time.sleep(0.25)
    raise AssertionError("job %s does not end" % job_id)


history = user.histories.create_history("bioblend")["id"]
pasted = user.tools.paste_content("1\n2\n3\n", history)
dataset = pasted["outputs"][0]["id"]
upload = pasted["jobs"][0]["id"]
assert jobs.wait_for_job(upload, maxwait=60)["state"] == "ok"

# get_jobs
assert [j["id"] for j in jobs.get_jobs(history_id=history)] == [upload]
assert upload in [j["id"] for j in jobs.get_jobs(state="ok", tool_id="upload1", limit=10)]
assert jobs.get_jobs(state="failed") == []
assert jobs.get_jobs(date_range_min="2099-01-01") == []
assert upload in [j["id"] for j in admin.jobs.get_jobs(user_details=True, limit=500)]
assert "user_email" in admin.jobs.get_jobs(user_details=True, limit=1)[0]

# show_job, inputs, outputs, problems, metrics, destination
tool_inputs = {"num_lines": "1", "input": {"src": "hda", "id": dataset},
               "seed_source": {"seed_source_selector": "set_seed", "seed": "asdf"}}
run = user.tools.run_tool(history, "random_lines1", tool_inputs, input_format="21.01")
job = run["jobs"][0]["id"]
assert ended(job) == "ok"
shown = jobs.show_job(job, full_details=True)
for name in ("params", "inputs", "outputs", "stdout", "stderr", "job_messages", "exit_code"):
    assert name in shown, name
assert shown["inputs"]["input"]["id"] == dataset
assert jobs.get_inputs(job) == [{"name": "input", "dataset": {"src": "hda", "id": dataset}}]
output = run["outputs"][0]["id"]
assert jobs.get_outputs(job) == [{"name": "out_file1", "dataset": {"src": "hda", "id": output}}]
assert jobs.get_common_problems(job) == {"has_empty_inputs": False, "has_duplicate_inputs": False}
for metric in jobs.get_metrics(job):
    assert set(metric) == {"title", "value", "plugin", "name", "raw_value"}
for name in ("Runner", "Runner Job ID", "Handler"):
    assert name in admin.jobs.get_destination_params(job)

# search_jobs, rerun_job
assert job in [j["id"] for j in jobs.search_jobs("random_lines1", tool_inputs)]
assert jobs.search_jobs("random_lines1", tool_inputs, state="error") == []
again = jobs.rerun_job(job, tool_inputs_update={"num_lines": 2}, history_id=history)
assert ended(again["jobs"][0]["id"]) == "ok"

# rerun_job in the place of a failed job, resume_job, report_error
bad = user.tools.run_tool(history, "Show beginning1", {"lineNum": -1, "input": {"src": "hda", "id": dataset}})
bad_job, bad_output = bad["jobs"][0]["id"], bad["outputs"][0]["id"]
dependent = user.tools.run_tool(history, "sort1", {"input": {"src": "hda", "id": bad_output}})["jobs"][0]["id"]
assert ended(bad_job) == "error"
assert ended(dependent) == "paused"
reported = jobs.report_error(bad_job, bad_output, "It failed.")
assert "Mail is not configured" in reported["messages"][0][0]
assert jobs.resume_job(dependent)[0]["name"] == jobs.get_outputs(dependent)[0]["name"]
mended = jobs.rerun_job(bad_job, remap=True, tool_inputs_update={"lineNum": 1})
assert ended(mended["jobs"][0]["id"]) == "ok"
for _ in range(240):
    if jobs.get_state(dependent) == "ok":
        break
    time.sleep(0.25)
assert jobs.get_state(dependent) == "ok"
hids = [(d["hid"], d["visible"]) for d in user.histories.show_history(history, contents=True)
        if d["id"] in (bad_output, mended["outputs"][0]["id"])]
assert hids[0][0] == hids[1][0] and sorted(v for _, v in hids) == [False, True], hids

# cancel_job, the lock
slow = user.tools.run_tool(history, "slow1", {"seconds": 60})["jobs"][0]["id"]
assert jobs.cancel_job(slow) is True
assert ended(slow) == "deleted"
assert jobs.cancel_job(slow) is False
assert admin.jobs.show_job_lock() is False
print("all calls answered")
