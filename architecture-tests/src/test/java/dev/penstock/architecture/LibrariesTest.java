package dev.penstock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which library is used where, and who may touch the process. */
@AnalyzeClasses(packages = "dev.penstock", importOptions = OnlyShipped.class)
class LibrariesTest {
  /** The sandbox is a program of its own: it serves what the others call. */
  private static final String SANDBOX = "dev.penstock.sandbox..";

  private static final String REHEARSAL = "dev.penstock.rehearsal..";

  @ArchTest
  static final ArchRule okhttp_is_behind_the_http_module =
      noneOutside("okhttp3..", "dev.penstock.http..");

  @ArchTest
  static final ArchRule picocli_is_behind_the_command_support_module =
      noneOutside("picocli..", "dev.penstock.command..");

  @ArchTest
  static final ArchRule only_the_runtime_reads_the_environment =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.penstock.runtime..", SANDBOX, REHEARSAL)
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule only_the_runtime_prints =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.penstock.runtime..", SANDBOX, REHEARSAL)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule only_the_launcher_ends_the_process =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.penstock.launcher..", REHEARSAL, SANDBOX)
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule only_the_sleeper_sleeps =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.penstock.kernel..", SANDBOX, REHEARSAL)
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class);

  private static ArchRule noneOutside(String library, String... homes) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
