package org.abell.runner.cluster;

import java.io.IOException;
import org.abell.account.SystemAccount;
import org.abell.runner.JobRefused;
import org.abell.runner.RunnerJob;
import org.abell.runner.realuser.UserHelper;

/** As whom the manager is asked about a job: as its user, or as the server. */
record Callers(UserHelper helper) {

  /** Gives the job's directory to whom it belongs, before the job is submitted. */
  void give(RunnerJob job) throws JobRefused, IOException {
    var account = SystemAccount.of(job.directory());
    if (account.isPresent()) {
      helper.give(account.get(), job.directory());
    }
  }

  Desk.Caller of(RunnerJob job) throws IOException {
    var account = SystemAccount.of(job.directory());
    return account.isPresent()
        ? command -> helper.manager(account.get(), job.directory(), command)
        : command -> command;
  }
}
