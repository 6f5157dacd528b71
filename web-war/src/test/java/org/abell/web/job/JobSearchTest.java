package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.abell.job.SearchTerm;
import org.abell.job.SearchTerm.Field;
import org.junit.jupiter.api.Test;

class JobSearchTest {

  @Test
  void words_and_tags_narrow_the_search() {
    assertThat(JobSearch.parse("cat h:handler0 user:bo", true))
        .containsExactly(
            SearchTerm.in(Field.ANY, "cat"),
            SearchTerm.in(Field.HANDLER, "handler0"),
            SearchTerm.in(Field.USER, "bo"));
  }

  @Test
  void quotes_make_a_word_exact() {
    assertThat(JobSearch.parse("tool:'Show beginning1' \"x y\"", true))
        .containsExactly(
            new SearchTerm(Field.TOOL, "Show beginning1", true),
            new SearchTerm(Field.ANY, "x y", true));
  }

  @Test
  void a_colon_may_belong_to_the_word() {
    assertThat(JobSearch.parse("http:abc", true))
        .containsExactly(SearchTerm.in(Field.ANY, "http:abc"));
  }

  @Test
  void others_than_admins_search_tools_only() {
    assertThat(JobSearch.parse("user:bo t:cat", false))
        .containsExactly(SearchTerm.in(Field.TOOL, "user:bo"), SearchTerm.in(Field.TOOL, "cat"));
  }
}
