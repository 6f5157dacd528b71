package org.abell.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.xml.XmlElement;

/**
 * The plugins of Galaxy's job metrics that can be measured here. Each prints lines of its name, a
 * metric's name and a value, before or after the tool, in bash's own words: none of the usual ones
 * starts a process.
 */
public enum MeasurePlugin {
  /** When the job began and ended, and what it was allowed to use. */
  CORE(Visibility.SAFE) {
    @Override
    List<String> before(Map<String, String> settings) {
      return List.of(
          "echo \"core galaxy_slots $GALAXY_SLOTS\"",
          "[ -z \"$GALAXY_MEMORY_MB\" ] || echo \"core galaxy_memory_mb $GALAXY_MEMORY_MB\"",
          "printf 'core start_epoch %(%s)T\\n' -1");
    }

    @Override
    List<String> after(Map<String, String> settings) {
      return List.of("printf 'core end_epoch %(%s)T\\n' -1");
    }
  },

  /** The machine it ran on. */
  HOSTNAME(Visibility.POTENTIALLY_SENSITIVE) {
    @Override
    List<String> before(Map<String, String> settings) {
      return List.of("echo \"hostname hostname $HOSTNAME\"");
    }
  },

  /** The variables of the job's environment, all or those that are named. */
  ENV(Visibility.UNSAFE) {
    @Override
    List<String> before(Map<String, String> settings) {
      var names =
          Stream.of(settings.getOrDefault("variables", "").split(","))
              .map(String::strip)
              .filter(n -> n.matches("[A-Za-z_][A-Za-z0-9_]*"))
              .collect(Collectors.joining(" "));
      return List.of(
          "for _name in %s; do".formatted(names.isEmpty() ? "$(compgen -e)" : names),
          "  printf 'env %s %s\\n' \"$_name\" \"${!_name//$'\\n'/ }\"",
          "done");
    }
  },

  /** How many processors the machine has; with {@code verbose} all that is known of each. */
  CPUINFO(Visibility.POTENTIALLY_SENSITIVE) {
    @Override
    List<String> before(Map<String, String> settings) {
      var each =
          verbose(settings)
              ? "  [ -z \"$_key\" ] || echo \"cpuinfo processor_$((_count - 1))_${_key// /_}${_value}\""
              : "  :";
      return List.of(
          "_count=0",
          "while IFS=: read -r _key _value; do",
          "  _key=${_key%%$'\\t'*}",
          "  [ \"$_key\" != processor ] || _count=$((_count + 1))",
          each,
          "done < /proc/cpuinfo",
          "echo \"cpuinfo processor_count $_count\"");
    }
  },

  /** How much memory the machine has, in kB; with {@code verbose} all that is known of it. */
  MEMINFO(Visibility.SAFE) {
    @Override
    List<String> before(Map<String, String> settings) {
      var which = verbose(settings) ? "*" : "MemTotal|SwapTotal";
      return List.of(
          "while IFS=': ' read -r _key _value _unit; do",
          "  case $_key in %s) echo \"meminfo ${_key,,} $_value\";; esac".formatted(which),
          "done < /proc/meminfo");
    }
  },

  /** The operating system, in the order of {@code uname -a}. */
  UNAME(Visibility.POTENTIALLY_SENSITIVE) {
    @Override
    List<String> before(Map<String, String> settings) {
      return List.of(
          "read -r _type < /proc/sys/kernel/ostype",
          "read -r _release < /proc/sys/kernel/osrelease",
          "read -r _version < /proc/sys/kernel/version",
          "echo \"uname uname $_type $HOSTNAME $_release $_version $HOSTTYPE\"");
    }
  },

  /** What the job's control group used, where the kernel has groups of version 2. */
  CGROUP(Visibility.SAFE) {
    @Override
    List<String> after(Map<String, String> settings) {
      return List.of(
          "while IFS=: read -r _number _kinds _group; do",
          "  [ \"$_number:$_kinds\" = 0: ] || continue",
          "  for _file in memory.peak memory.max memory.swap.peak; do",
          "    [ ! -r \"/sys/fs/cgroup$_group/$_file\" ] || {",
          "      read -r _value < \"/sys/fs/cgroup$_group/$_file\"",
          "      echo \"cgroup $_file $_value\"",
          "    }",
          "  done",
          "  [ ! -r \"/sys/fs/cgroup$_group/cpu.stat\" ] || while read -r _key _value; do",
          "    echo \"cgroup cpu.stat.$_key $_value\"",
          "  done < \"/sys/fs/cgroup$_group/cpu.stat\"",
          "done < /proc/self/cgroup");
    }
  };

  private final Visibility visibility;

  MeasurePlugin(Visibility visibility) {
    this.visibility = visibility;
  }

  /** The word that configurations and the database use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Who may read what it measured. */
  public Visibility visibility() {
    return visibility;
  }

  /** The plugin of that name; empty when it cannot be measured here. */
  public static Optional<MeasurePlugin> of(String label) {
    return Arrays.stream(values()).filter(p -> p.label().equals(label.strip())).findFirst();
  }

  /** The names of all. */
  public static String all() {
    return Arrays.stream(values()).map(MeasurePlugin::label).collect(Collectors.joining(", "));
  }

  /** Lines of the job script that print to the file of metrics before the tool runs. */
  List<String> before(Map<String, String> settings) {
    return List.of();
  }

  /** Lines that print after the tool has run. */
  List<String> after(Map<String, String> settings) {
    return List.of();
  }

  private static boolean verbose(Map<String, String> settings) {
    return XmlElement.isTrue(settings.getOrDefault("verbose", "false"));
  }
}
