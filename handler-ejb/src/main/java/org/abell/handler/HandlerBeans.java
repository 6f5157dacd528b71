package org.abell.handler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.abell.admission.Admissions;
import org.abell.admission.Plans;
import org.abell.job.Takeovers;
import org.abell.preparation.JobFactsReader;

/** How jobs come to a handler, and onto their way. */
@ApplicationScoped
public class HandlerBeans {

  private final Admissions admissions;
  private final Takeovers takeovers;
  private final Plans plans;
  private final JobFactsReader facts;
  private final Mappers mappers;

  public HandlerBeans() {
    this(null, null, null, null, null);
  }

  @Inject
  public HandlerBeans(
      Admissions admissions,
      Takeovers takeovers,
      Plans plans,
      JobFactsReader facts,
      Mappers mappers) {
    this.admissions = admissions;
    this.takeovers = takeovers;
    this.plans = plans;
    this.facts = facts;
    this.mappers = mappers;
  }

  Admissions admissions() {
    return admissions;
  }

  Takeovers takeovers() {
    return takeovers;
  }

  Plans plans() {
    return plans;
  }

  JobFactsReader facts() {
    return facts;
  }

  Mappers mappers() {
    return mappers;
  }
}
