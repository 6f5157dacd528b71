package org.abell.tests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.abell.history.Histories;
import org.abell.installation.Readiness;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.abell.job.Jobs;
import org.abell.submission.Submissions;
import org.abell.upload.UploadOrder;
import org.abell.user.Users;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only WildFly's transactions and timers can show, seen from inside the application. */
@ExtendWith(ArquillianExtension.class)
class SubmissionsInTheContainerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject private Readiness readiness;
  @Inject private Users users;
  @Inject private Histories histories;
  @Inject private Submissions submissions;
  @Inject private Jobs jobs;
  @Inject private EntityManager em;
  @Resource private UserTransaction transaction;

  private long userId;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.with(SubmissionsInTheContainerIT.class);
  }

  @BeforeEach
  void signUp() throws Exception {
    await().atMost(PATIENCE).until(() -> readiness.current().isPresent());
    var name = "u" + UUID.randomUUID().toString().substring(0, 8);
    userId = users.create(name + "@example.org", name, "secret1").id();
  }

  @Test
  void a_submission_that_is_rolled_back_leaves_neither_job_nor_output() throws Exception {
    transaction.begin();
    var job = submit();
    assertThat(jobs.find(job)).isPresent();
    transaction.rollback();
    assertThat(jobs.find(job)).isEmpty();
    assertThat(histories.items(histories.current(userId).id())).isEmpty();
  }

  @Test
  void a_handler_runs_what_was_committed_without_anybody_calling_it() throws Exception {
    transaction.begin();
    var job = submit();
    transaction.commit();
    await().atMost(PATIENCE).until(() -> inTransaction(() -> find(job).state().terminal()));
    assertThat(inTransaction(() -> find(job).state())).isEqualTo(JobState.ERROR);
    assertThat(inTransaction(() -> find(job).handler().orElse(""))).isEqualTo("abell0");
  }

  /** An upload whose file is not there: it must end in error, and soon. */
  private long submit() {
    var order =
        new UploadOrder(new UploadOrder.Staged("nothing-here"), "x", "auto", "?", true, false);
    var user = users.find(userId).orElseThrow();
    var history = histories.current(userId);
    return submissions.upload(user, history, "upload1", order).job().id();
  }

  private Job find(long job) {
    return em.find(Job.class, job);
  }

  private <T> T inTransaction(Callable<T> question) throws Exception {
    transaction.begin();
    try {
      return question.call();
    } finally {
      transaction.rollback();
    }
  }
}
