package dev.penstock.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.TreeCodec;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;

/** JSON is read and written in one way. The sandbox and the rehearsal are programs of their own. */
@AnalyzeClasses(packages = "dev.penstock", importOptions = OnlyShipped.class)
class JsonTest {
  private static final String WHY =
      "loading Jackson's mapper takes every short run 40 ms and 350 classes:"
          + " dev.penstock.json.Json reads and writes the same trees without it";

  /** The nodes alone, of all there is beside them. */
  private static final DescribedPredicate<JavaClass> MAPPING =
      resideInAPackage("com.fasterxml.jackson.databind..")
          .and(resideOutsideOfPackage("com.fasterxml.jackson.databind.node.."))
          .and(
              DescribedPredicate.describe(
                  "are not the node",
                  type -> !type.getBaseComponentType().isEquivalentTo(JsonNode.class)));

  private static final DescribedPredicate<AccessTarget> TEXT_OF_A_TREE =
      owner(assignableTo(JsonNode.class))
          .<AccessTarget>forSubtype()
          .and(nameMatching("toString|toPrettyString").forSubtype());

  @ArchTest
  static final ArchRule nothing_shipped_needs_a_mapper =
      nothingShipped()
          .should()
          .dependOnClassesThat(
              MAPPING
                  .or(assignableTo(TreeCodec.class))
                  .or(resideInAPackage("com.fasterxml.jackson.annotation.."))
                  .as("are Jackson's mapper or belong to it"))
          .because(WHY);

  @ArchTest
  static final ArchRule no_tree_is_asked_for_its_text =
      nothingShipped()
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "a tree's own text is asked for",
                  access -> TEXT_OF_A_TREE.test(access.getTarget())))
          .because("that loads the mapper; " + WHY);

  @ArchTest
  static final ArchRule only_the_json_module_writes_json =
      nothingShipped()
          .and()
          .resideOutsideOfPackage("dev.penstock.json..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(JsonGenerator.class);

  private static GivenClassesConjunction nothingShipped() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("dev.penstock.sandbox..", "dev.penstock.rehearsal..");
  }
}
