package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerKindTest {

  @ParameterizedTest
  @CsvSource({
    "galaxy.jobs.runners.local:LocalJobRunner, LOCAL",
    "local, LOCAL",
    "local:LocalJobRunner, LOCAL",
    "galaxy.jobs.runners.slurm:SlurmJobRunner, SLURM",
    "galaxy.jobs.runners.drmaa:DRMAAJobRunner, DRMAA",
    "galaxy.jobs.runners.cli:ShellJobRunner, CLI",
    "galaxy.jobs.runners.condor:CondorJobRunner, CONDOR",
    "galaxy.jobs.runners.htcondor:HTCondorJobRunner, HTCONDOR",
    "galaxy.jobs.runners.pbs:PBSJobRunner, PBS",
    "galaxy.jobs.runners.univa:UnivaJobRunner, UNIVA",
    "galaxy.jobs.runners.kubernetes:KubernetesJobRunner, KUBERNETES",
    "galaxy.jobs.runners.pulsar:PulsarRESTJobRunner, PULSAR",
    "galaxy.jobs.runners.pulsar:PulsarKubernetesJobRunner, PULSAR",
    "galaxy.jobs.runners.aws:AWSBatchJobRunner, AWS_BATCH",
    "galaxy.jobs.runners.tasks:TaskedJobRunner, TASKS",
    "galaxy.jobs.runners.local:OtherRunner, UNKNOWN",
    "site.runners:LocalJobRunner, UNKNOWN"
  })
  void a_class_name_tells_the_kind_of_runner(String load, RunnerKind kind) {
    assertThat(RunnerKind.of(load)).isEqualTo(kind);
  }
}
