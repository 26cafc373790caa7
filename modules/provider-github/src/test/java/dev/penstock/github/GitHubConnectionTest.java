package dev.penstock.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubConnectionTest {
  private static final Secret TOKEN = Secret.of("ghs_planted");

  @Test
  void a_full_name_is_taken_apart() {
    GitHubConnection connection =
        GitHubConnection.of(GitHubConnection.PUBLIC_API, TOKEN, "octo/my.repo_1");

    assertThat(connection.owner()).isEqualTo("octo");
    assertThat(connection.repository()).isEqualTo("my.repo_1");
    assertThat(connection.toString()).doesNotContain("planted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "octo", "octo/", "/x", "a/b/c", "octo/..", "octo/a?b", "o o/x"})
  void what_is_not_a_full_name_is_refused(String name) {
    PenstockException thrown =
        catchThrowableOfType(
            PenstockException.class,
            () -> GitHubConnection.of(GitHubConnection.PUBLIC_API, TOKEN, name));

    assertThat(thrown.failure().reasonCode()).isEqualTo("repository-malformed");
  }
}
