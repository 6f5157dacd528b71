package org.abell.jobdir;

import java.util.OptionalInt;

/**
 * The cores and the memory a job may use, as {@code GALAXY_SLOTS} and {@code GALAXY_MEMORY_MB} tell
 * its tool.
 *
 * @param slots lines that set the slots; they come first in the job script
 * @param memory lines that set the memory; they come last before the tool
 */
public record Allowance(String slots, String memory) {

  // Either figure follows from the other; one that is not positive says nothing.
  private static final String BOTH_FIGURES =
      """
      if [ -z "$GALAXY_MEMORY_MB" ] && [ -n "$GALAXY_MEMORY_MB_PER_SLOT" ]; then
        GALAXY_MEMORY_MB=$((GALAXY_MEMORY_MB_PER_SLOT * GALAXY_SLOTS))
      elif [ -n "$GALAXY_MEMORY_MB" ] && [ -z "$GALAXY_MEMORY_MB_PER_SLOT" ]; then
        GALAXY_MEMORY_MB_PER_SLOT=$((GALAXY_MEMORY_MB / GALAXY_SLOTS))
      fi
      if [ "${GALAXY_MEMORY_MB:-0}" -gt 0 ]; then
        export GALAXY_MEMORY_MB GALAXY_MEMORY_MB_PER_SLOT
      else
        unset GALAXY_MEMORY_MB GALAXY_MEMORY_MB_PER_SLOT
      fi
      """;

  // What the queueing systems tell the jobs they start, each in its own words.
  private static final String SLOTS_OF_CLUSTER =
      """
      export GALAXY_SLOTS_CONFIGURED=1
      if [ -n "$SLURM_CPUS_ON_NODE" ]; then
        GALAXY_SLOTS=$SLURM_CPUS_ON_NODE
      elif [ -n "$SLURM_NTASKS" ] || [ -n "$SLURM_CPUS_PER_TASK" ]; then
        GALAXY_SLOTS=$((${SLURM_NTASKS:-1} * ${SLURM_CPUS_PER_TASK:-1}))
      elif [ -n "$NSLOTS" ]; then
        GALAXY_SLOTS=$NSLOTS
      elif [ -n "$NCPUS" ]; then
        GALAXY_SLOTS=$NCPUS
      elif [ -n "$PBS_NCPUS" ]; then
        GALAXY_SLOTS=$PBS_NCPUS
      elif [ -r "$PBS_NODEFILE" ]; then
        mapfile -t _nodes < "$PBS_NODEFILE"
        GALAXY_SLOTS=${#_nodes[@]}
      elif [ -n "$LSB_DJOB_NUMPROC" ]; then
        GALAXY_SLOTS=$LSB_DJOB_NUMPROC
      elif [ -z "$GALAXY_SLOTS" ]; then
        GALAXY_SLOTS=1
        unset GALAXY_SLOTS_CONFIGURED
      fi
      export GALAXY_SLOTS
      """;

  private static final String MEMORY_OF_CLUSTER =
      """
      if [ -z "$GALAXY_MEMORY_MB$GALAXY_MEMORY_MB_PER_SLOT" ]; then
        if [ -n "$SLURM_MEM_PER_NODE" ]; then
          GALAXY_MEMORY_MB=$SLURM_MEM_PER_NODE
        elif [ -n "$SLURM_MEM_PER_CPU" ]; then
          GALAXY_MEMORY_MB_PER_SLOT=$SLURM_MEM_PER_CPU
        elif [ -n "$SLURM_JOB_ID" ]; then
          _job=$(scontrol -o show job "$SLURM_JOB_ID" 2> /dev/null)
          if [[ $_job =~ [=,]mem=([0-9]+)M ]]; then
            GALAXY_MEMORY_MB=${BASH_REMATCH[1]}
          elif [[ $_job =~ [=,]mem=([0-9]+)G ]]; then
            GALAXY_MEMORY_MB=$((BASH_REMATCH[1] * 1024))
          fi
        fi
      fi
      """;

  /** Of a job whose cores and memory the configuration names; without any it has one core. */
  public static Allowance known(OptionalInt slots, OptionalInt memoryMb) {
    var slotsLines =
        slots.isPresent()
            ? "export GALAXY_SLOTS='%d' GALAXY_SLOTS_CONFIGURED='1'\n".formatted(slots.getAsInt())
            : "export GALAXY_SLOTS='1'\nunset GALAXY_SLOTS_CONFIGURED\n";
    return new Allowance(
        slotsLines,
        memoryMb.isPresent()
            ? "GALAXY_MEMORY_MB='%d'\n".formatted(memoryMb.getAsInt()) + BOTH_FIGURES
            : "");
  }

  /** Of a job that finds out from the cluster what it got. */
  public static Allowance ofCluster() {
    return new Allowance(SLOTS_OF_CLUSTER, MEMORY_OF_CLUSTER + BOTH_FIGURES);
  }
}
