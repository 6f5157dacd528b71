package org.abell.handler;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.function.Function;
import org.abell.admission.Admissions;
import org.abell.admission.DestinationCounts;
import org.abell.admission.Plans;
import org.abell.cleanup.CleanupRecords;
import org.abell.configuration.JobConfigurations;
import org.abell.database.Database;
import org.abell.job.OutputStates;
import org.abell.job.OwnedJobs;
import org.abell.job.StrandedJobs;
import org.abell.job.Takeovers;
import org.abell.job.WaitingJobs;
import org.abell.preparation.JobFactsReader;
import org.abell.preparation.JobSheets;
import org.abell.process.Hooks;
import org.abell.resubmission.Resubmissions;
import org.abell.server.ServerLeases;

/** What handlers are made of, on a test's database: each call is a transaction, as on a server. */
record DatabaseBeans(Database database, JobConfigurations configurations, Clock clock) {

  OwnedJobs owned() {
    return bean(OwnedJobs.class, this::owned);
  }

  ServerLeases leases() {
    return bean(ServerLeases.class, ServerLeases::new);
  }

  HandlerAssembly assembly(Pulse pulse) {
    return new HandlerAssembly(
        new HandlerBeans(
            bean(Admissions.class, this::admissions),
            bean(Takeovers.class, Takeovers::new),
            bean(Plans.class, Plans::new),
            bean(JobFactsReader.class, JobFactsReader::new),
            new Mappers(bean(DestinationCounts.class, DestinationCounts::new), new Hooks())),
        new ClusterBeans(
            leases(),
            bean(StrandedJobs.class, em -> new StrandedJobs(em, clock, new OutputStates(em))),
            pulse,
            bean(CleanupRecords.class, CleanupRecords::new)),
        new OwnedBeans(
            owned(),
            bean(JobSheets.class, JobSheets::new),
            bean(Resubmissions.class, em -> new Resubmissions(owned(em), configurations, clock))),
        configurations,
        clock);
  }

  private Admissions admissions(EntityManager em) {
    return new Admissions(em, configurations, new WaitingJobs(em, clock, new OutputStates(em)));
  }

  private OwnedJobs owned(EntityManager em) {
    return new OwnedJobs(em, clock, new OutputStates(em));
  }

  private <T> T bean(Class<T> type, Function<EntityManager, T> maker) {
    return Transactional.bean(type, database, maker);
  }
}
