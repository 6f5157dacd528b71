package org.abell.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NestedNamesTest {

  private static Map<String, Object> group(Object... entries) {
    var group = new LinkedHashMap<String, Object>();
    for (var i = 0; i < entries.length; i += 2) {
      group.put((String) entries[i], entries[i + 1]);
    }
    return group;
  }

  @Test
  void names_inside_of_groups_are_found_at_every_level_above() {
    var context = group("outer", group("middle", group("inner", "v")));
    var injected = NestedNames.injectedInto(context);
    assertThat(injected).containsEntry("inner", "v").containsKey("middle");
    assertThat(Template.parse("$outer.inner $inner").render(context)).isEqualTo("v v");
  }

  @Test
  void an_existing_name_and_the_first_nested_one_win() {
    var context =
        group("a", group("name", "first"), "b", group("name", "second", "x", "b"), "x", "top");
    assertThat(NestedNames.injectedInto(context))
        .containsEntry("name", "first")
        .containsEntry("x", "top");
  }

  @Test
  void repeats_and_case_markers_keep_their_names() {
    var context = group("c", group("__current_case__", 0), "r", List.of(group("deep", 1)));
    assertThat(NestedNames.injectedInto(context)).containsOnlyKeys("c", "r");
  }

  @Test
  void the_context_itself_is_not_changed() {
    var context = group("g", group("inner", "v"));
    Template.parse("$inner").render(context);
    assertThat(context).containsOnlyKeys("g");
  }
}
