package org.abell.handler;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.abell.job.OwnedJobs;
import org.abell.preparation.JobSheets;
import org.abell.resubmission.Resubmissions;

/** The beans by which a handler reads and writes the jobs it owns. */
@Dependent
public class OwnedBeans {

  private final OwnedJobs owned;
  private final JobSheets sheets;
  private final Resubmissions resubmissions;

  public OwnedBeans() {
    this(null, null, null);
  }

  @Inject
  public OwnedBeans(OwnedJobs owned, JobSheets sheets, Resubmissions resubmissions) {
    this.owned = owned;
    this.sheets = sheets;
    this.resubmissions = resubmissions;
  }

  OwnedJobs owned() {
    return owned;
  }

  JobSheets sheets() {
    return sheets;
  }

  Resubmissions resubmissions() {
    return resubmissions;
  }
}
