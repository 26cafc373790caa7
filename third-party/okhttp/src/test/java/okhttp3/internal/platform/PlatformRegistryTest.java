package okhttp3.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlatformRegistryTest {
  private static final String NAME = "okhttp3/internal/platform/PlatformRegistry.class";

  @Test
  void everything_that_okhttp_may_ask_its_own_class_for_is_here_too() throws IOException {
    List<URL> both = Collections.list(PlatformRegistry.class.getClassLoader().getResources(NAME));
    assertThat(both).as("ours and OkHttp's").hasSize(2);
    assertThat(visible(both.getFirst())).isEqualTo(visible(both.getLast())).isNotEmpty();
  }

  @Test
  void okhttp_takes_the_platform_of_this_jdk_and_loads_no_security_provider_for_it() {
    assertThat(Platform.Companion.get()).isExactlyInstanceOf(Jdk9Platform.class);
  }

  private static List<String> visible(URL file) throws IOException {
    try (var content = file.openStream()) {
      ClassModel model = ClassFile.of().parse(content.readAllBytes());
      return Stream.concat(
              model.methods().stream()
                  .filter(method -> method.flags().has(AccessFlag.PUBLIC))
                  .map(method -> method.methodName() + method.methodType().stringValue()),
              model.fields().stream()
                  .filter(field -> field.flags().has(AccessFlag.PUBLIC))
                  .map(field -> field.fieldName() + field.fieldType().stringValue()))
          .sorted()
          .toList();
    }
  }
}
