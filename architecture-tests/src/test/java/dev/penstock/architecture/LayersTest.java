package dev.penstock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may see whom. */
@AnalyzeClasses(packages = "dev.penstock", importOptions = OnlyShipped.class)
class LayersTest {
  private static final String[] PROVIDERS = {
    "dev.penstock.neon..",
    "dev.penstock.cloudflare..",
    "dev.penstock.github..",
    "dev.penstock.commands..",
    "dev.penstock.postgres..",
    "dev.penstock.webhook.."
  };

  @ArchTest
  static final ArchRule the_kernel_sees_only_the_jdk =
      classes()
          .that()
          .resideInAPackage("dev.penstock.kernel..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.penstock.kernel..", "java..", "org.jspecify..");

  @ArchTest static final ArchRule neon_sees_no_other_provider = seesNoOtherProvider("neon");

  @ArchTest static final ArchRule postgres_sees_no_other_provider = seesNoOtherProvider("postgres");

  @ArchTest static final ArchRule webhook_sees_no_other_provider = seesNoOtherProvider("webhook");

  @ArchTest
  static final ArchRule cloudflare_sees_no_other_provider = seesNoOtherProvider("cloudflare");

  @ArchTest static final ArchRule github_sees_no_other_provider = seesNoOtherProvider("github");

  @ArchTest static final ArchRule commands_see_no_other_provider = seesNoOtherProvider("commands");

  @ArchTest
  static final ArchRule no_action_sees_another =
      slices()
          .matching("dev.penstock.action.(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_pipeline_sees_no_provider_and_no_http =
      noClasses()
          .that()
          .resideInAPackage("dev.penstock.pipeline..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.penstock.neon..",
              "dev.penstock.cloudflare..",
              "dev.penstock.github..",
              "dev.penstock.commands..",
              "dev.penstock.postgres..",
              "dev.penstock.webhook..",
              "dev.penstock.http..",
              "dev.penstock.runtime..",
              "dev.penstock.command..",
              "okhttp3..",
              "java.net.http..");

  @ArchTest
  static final ArchRule providers_are_seen_only_where_they_are_put_together =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.penstock.neon..",
              "dev.penstock.cloudflare..",
              "dev.penstock.github..",
              "dev.penstock.commands..",
              "dev.penstock.postgres..",
              "dev.penstock.webhook..",
              "dev.penstock.assembly..",
              "dev.penstock.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PROVIDERS);

  @ArchTest
  static final ArchRule what_is_shipped_does_not_see_the_sandbox =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.penstock.sandbox..", "dev.penstock.rehearsal..", "dev.penstock.acceptance..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.penstock.sandbox..", "dev.penstock.testing..");

  @ArchTest
  static final ArchRule only_the_launcher_sees_the_self_test =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.penstock.selftest..", "dev.penstock.launcher..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.penstock.selftest..");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("dev.penstock.(**)").should().beFreeOfCycles();

  private static ArchRule seesNoOtherProvider(String provider) {
    String own = "dev.penstock." + provider + "..";
    String[] others =
        java.util.Arrays.stream(PROVIDERS).filter(p -> !p.equals(own)).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }
}
