package org.abell.handler;

import java.util.Optional;
import org.abell.admission.Admitted;
import org.abell.installation.Installation;
import org.abell.mapping.JobFacts;
import org.abell.preparation.JobFactsReader;

/** Reads what rules may know of this installation's jobs. */
record Facts(JobFactsReader jobs, Installation installation) {

  /** The facts, if the job still waits under the claim. */
  Optional<JobFacts> read(Admitted.ToMap search) {
    return jobs.read(search.claim(), installation);
  }
}
