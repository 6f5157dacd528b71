package org.abell.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;

/** What a job left behind: exit code, streams, messages. All empty until it ends. */
@Embeddable
public class JobResult {

  @Column(name = "exit_code")
  private Integer exitCode;

  @Column(name = "command_version")
  private String commandVersion;

  @Column(name = "tool_stdout")
  private String toolStdout;

  @Column(name = "tool_stderr")
  private String toolStderr;

  @Column(name = "job_stdout")
  private String jobStdout;

  @Column(name = "job_stderr")
  private String jobStderr;

  @Column(name = "job_messages")
  private String messages;

  private String traceback;

  /** Of a job that has not ended. */
  JobResult() {
    commandVersion = "";
    toolStdout = "";
    toolStderr = "";
    jobStdout = "";
    jobStderr = "";
    messages = "[]";
    traceback = "";
  }

  public Optional<Integer> exitCode() {
    return Optional.ofNullable(exitCode);
  }

  /** What the tool's version command printed. */
  public String commandVersion() {
    return commandVersion;
  }

  public String toolStdout() {
    return toolStdout;
  }

  public String toolStderr() {
    return toolStderr;
  }

  public String jobStdout() {
    return jobStdout;
  }

  public String jobStderr() {
    return jobStderr;
  }

  /** JSON list of what error detection found. */
  public String messages() {
    return messages;
  }

  /** Why it could not run, in words for the admin. */
  public String traceback() {
    return traceback;
  }

  void keep(JobEnd end) {
    exitCode = end.exitCode().orElse(null);
    commandVersion = end.commandVersion();
    toolStdout = end.toolStdout();
    toolStderr = end.toolStderr();
    jobStderr = end.jobStderr();
    messages = end.messages();
  }

  void keep(String details) {
    traceback = details;
  }
}
