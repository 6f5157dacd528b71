package org.abell.handler;

import java.util.Optional;
import org.abell.dataset.ToolDatasets;
import org.abell.job.JobClaim;
import org.abell.preparation.JobSheet;
import org.abell.preparation.JobSheets;

/** Reads this installation's jobs as their steps need them. */
record Sheets(JobSheets jobs, ToolDatasets datasets) {

  /** The job as it stands, if the claim still holds. */
  Optional<JobSheet> read(JobClaim claim) {
    return jobs.read(claim, datasets);
  }
}
