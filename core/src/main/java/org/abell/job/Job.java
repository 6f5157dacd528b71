package org.abell.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.abell.history.History;
import org.abell.history.HistoryItem;
import org.abell.user.User;

/**
 * One run of a tool: submitted on a web server, taken by a handler, queued on a destination, run,
 * ended. Every change of state is written to its history; a change the state does not allow is
 * refused with {@link IllegalJobTransition}.
 */
@Entity
@Table(name = "job")
public class Job extends JobColumns {

  protected Job() {}

  Job(NewJob wanted, User user, History history, Instant now) {
    this.toolId = wanted.toolId();
    this.toolVersion = wanted.toolVersion();
    this.user = user;
    this.history = history;
    this.submittedBy = wanted.submittedBy();
    this.handlerTag = wanted.handlerTag();
    this.preassigned = wanted.preassigned().orElse(null);
    this.waitReason = "";
    this.info = "";
    this.commandLine = "";
    this.createTime = now;
    this.state = JobState.NEW;
    record("", wanted.submittedBy(), now);
    wanted.parameters().forEach((n, v) -> parameters.add(new JobParameter(this, n, v)));
  }

  void read(String name, HistoryItem item) {
    inputs.add(new JobInput(this, name, item));
  }

  /** Reads another item where it was to read this one. */
  void readInstead(HistoryItem item, HistoryItem other) {
    inputs.stream().filter(i -> i.item() == item).forEach(i -> i.replace(other));
    parameters.forEach(p -> p.readInstead(item.id(), other.id()));
  }

  void write(String name, HistoryItem item) {
    outputs.add(new JobOutput(this, name, item));
    item.dataset().createdBy(id);
  }

  /** Could not be started now: waits again, under its plan. */
  void putBack(By by) {
    route.leave();
    become(JobState.NEW, "", by);
  }

  /** Its runner started it. */
  void startAs(String externalJobId, By by) {
    route.startedAs(externalJobId);
    startTime = by.at();
    become(JobState.RUNNING, "", by);
  }

  /** It ran and ended, well or badly. */
  void endWith(JobEnd end, By by) {
    result.keep(end);
    end.metrics().forEach(m -> metrics.add(new JobMetric(this, m)));
    become(end.state(), end.info(), by);
  }

  /** It cannot run, for a reason the user shall read; details are for the admin. */
  void failWith(String reason, String details, By by) {
    result.keep(details);
    become(JobState.ERROR, reason, by);
  }

  /** Something that changed no state, for those who read its history later. */
  void note(String message, By by) {
    stateChanges.add(new JobStateChange(this, message, by.server(), by.at()));
    updateTime = by.at();
  }

  void assignTo(String nameOrTag) {
    handlerTag = nameOrTag;
  }

  void prioritise(int wanted) {
    priority = wanted;
  }

  /** Waits again as if it had never been sent anywhere. */
  void waitAnew(String reason, By by) {
    waitReason = "";
    startTime = null;
    if (state == JobState.NEW) {
      note(reason, by);
    } else {
      become(JobState.NEW, reason, by);
    }
  }

  /** Waits again after its destination lost it. */
  void tryAgain(String reason, By by) {
    route.tryAgain();
    startTime = null;
    become(JobState.RESUBMITTED, reason, by);
  }

  void pause(String reason, By by) {
    become(JobState.PAUSED, reason, by);
  }

  /** Goes back to where it waits to be taken. */
  void resume(String message, By by) {
    become(JobState.NEW, message, by);
  }

  /** Somebody wants it stopped; its handler will see to it. */
  void stop(String message, By by) {
    become(JobState.DELETING, message, by);
  }

  /** It is stopped: with a message it failed for the user, without it is gone. */
  void stopped(By by) {
    become(info.isEmpty() ? JobState.DELETED : JobState.ERROR, info, by);
  }

  /** It failed, and waits to be tried once more. */
  void sendAgain(NextAttempt next, By by) {
    route.sendAgain(next);
    handlerTag = next.handler().orElse(handlerTag);
    startTime = null;
    become(JobState.RESUBMITTED, next.reason(), by);
  }

  /** Somebody wants it to come to its end early, and to keep what it wrote. */
  void finishEarly(By by) {
    become(JobState.STOP, "", by);
  }

  /** Its handler is about to end its run; after that it is finished like any other. */
  void endEarly(By by) {
    become(JobState.STOPPED, "", by);
  }

  private void become(JobState next, String message, By by) {
    if (!state.canBecome(next)) {
      throw new IllegalJobTransition(id, state, next);
    }
    if (state == JobState.QUEUED) {
      // Why it waited at its cluster.
      waitReason = "";
    }
    state = next;
    if (next.terminal()) {
      endTime = by.at();
    }
    record(message, by.server(), by.at());
  }

  private void record(String message, String server, Instant now) {
    info = message;
    updateTime = now;
    stateChanges.add(new JobStateChange(this, message, server, now));
  }
}
