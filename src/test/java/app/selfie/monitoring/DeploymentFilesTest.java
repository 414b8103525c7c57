package app.selfie.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the files for those who run the product say of it is so: settings, ports, health addresses, user, commands, metrics. */
class DeploymentFilesTest {

    private static final Path DEPLOY = Path.of("src/deploy");

    /** Names of variables that a product of ours or Spring's reads. */
    private static final Pattern SETTING =
            Pattern.compile("\\b(?:SELFIE|SPRING|SERVER|MANAGEMENT|LOGGING)_[A-Z_]+[A-Z]\\b");

    private static final Pattern METRIC = Pattern.compile("\\bselfie_[a-z_]+");

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static List<Path> manifests() throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .toList();
    }

    private static JsonNode yaml(String file) throws IOException {
        Object content = new Yaml().load(Files.readString(DEPLOY.resolve(file)));
        return JSON.valueToTree(content);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void isYamlWithoutTheSameKeyTwice(Path file) throws IOException {
        org.yaml.snakeyaml.LoaderOptions strict = new org.yaml.snakeyaml.LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Object content = new Yaml(strict).load(Files.readString(file));

        assertThat(content).isInstanceOf(Map.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesNoSettingThatIsNotThere(Path file) throws Exception {
        Set<String> known = known();
        assertThat(found(SETTING, Files.readString(file)))
                .allSatisfy(name -> assertThat(known).as(name).contains(bare(name)));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** As an environment variable writes it: neither dots nor dashes. */
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    private static Set<String> known() throws Exception {
        Set<String> names = new TreeSet<>(List.of(bare("selfie.data-folder"), bare("selfie.temporary-folder")));
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (BeanDefinition bean : scanner.findCandidateComponents("app.selfie")) {
            Class<?> properties = Class.forName(bean.getBeanClassName());
            String prefix =
                    properties.getAnnotation(ConfigurationProperties.class).value();
            for (RecordComponent component : properties.getRecordComponents()) {
                names.add(bare(prefix + component.getName()));
            }
        }
        for (URL metadata : Collections.list(DeploymentFilesTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = metadata.openStream()) {
                JSON.readTree(in)
                        .path("properties")
                        .forEach(
                                property -> names.add(bare(property.path("name").stringValue())));
            }
        }
        return names;
    }

    @Test
    void kubernetesAsksTheHealthAddressesOnTheManagementPort() throws IOException {
        JsonNode container = yaml("kubernetes/deployment.yaml").at("/spec/template/spec/containers/0");

        assertThat(container.at("/livenessProbe/httpGet/path").stringValue()).isEqualTo("/actuator/health/liveness");
        assertThat(container.at("/readinessProbe/httpGet/path").stringValue()).isEqualTo("/actuator/health/readiness");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.path(probe).at("/httpGet/port").stringValue()).isEqualTo("management");
        }
        assertThat(portOf(container, "management")).isEqualTo(managementPort());
        assertThat(portOf(container, "http")).isEqualTo(8080);
    }

    private static int portOf(JsonNode container, String name) {
        return container
                .path("ports")
                .valueStream()
                .filter(port -> port.path("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow()
                .path("containerPort")
                .intValue();
    }

    private static int managementPort() throws IOException {
        Iterable<Object> documents =
                new Yaml().loadAll(Files.readString(Path.of("src/main/resources/application.yaml")));
        return JSON.valueToTree(documents.iterator().next())
                .at("/management/server/port")
                .intValue();
    }

    @Test
    void everyPartOfKubernetesMeansTheSamePods() throws IOException {
        JsonNode labels = yaml("kubernetes/deployment.yaml").at("/spec/template/metadata/labels");

        assertThat(labels.isEmpty()).isFalse();
        assertThat(yaml("kubernetes/deployment.yaml").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(yaml("kubernetes/service.yaml").at("/spec/selector")).isEqualTo(labels);
        assertThat(yaml("kubernetes/disruption-budget.yaml").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(yaml("kubernetes/network-policy.yaml").at("/spec/podSelector/matchLabels"))
                .isEqualTo(labels);
        String deployment =
                yaml("kubernetes/deployment.yaml").at("/metadata/name").stringValue();
        assertThat(yaml("kubernetes/autoscaler.yaml")
                        .at("/spec/scaleTargetRef/name")
                        .stringValue())
                .isEqualTo(deployment);
        assertThat(yaml("kubernetes/ingress.yaml")
                        .at("/spec/rules/0/http/paths/0/backend/service/name")
                        .stringValue())
                .isEqualTo(yaml("kubernetes/service.yaml").at("/metadata/name").stringValue());
    }

    @Test
    void strangersWhoFollowALinkGetNoCookieOnTheWay() throws IOException {
        JsonNode studio = yaml("kubernetes/ingress.yaml");
        JsonNode links = yaml("kubernetes/ingress-links.yaml");

        assertThat(links.at("/metadata").toString()).doesNotContain("affinity", "cookie");
        assertThat(links.at("/spec/rules/0/http/paths/0/path").stringValue()).isEqualTo("/s");
        for (String same : List.of(
                "/spec/ingressClassName", "/spec/tls", "/spec/rules/0/host", "/spec/rules/0/http/paths/0/backend")) {
            assertThat(links.at(same)).as(same).isEqualTo(studio.at(same));
            assertThat(links.at(same).isMissingNode()).as(same).isFalse();
        }
    }

    @Test
    void theImageRunsAsTheUserThatTheBuildGivesIt() throws IOException {
        String user = found(Pattern.compile("<user>.*</user>"), Files.readString(Path.of("pom.xml")))
                .iterator()
                .next();
        JsonNode security = yaml("kubernetes/deployment.yaml").at("/spec/template/spec/securityContext");

        assertThat(user)
                .isEqualTo("<user>" + security.path("runAsUser").intValue() + ":"
                        + security.path("runAsGroup").intValue() + "</user>");
    }

    @Test
    void theHealthCheckOfComposeIsAProgramOfTheImage() throws Exception {
        JsonNode test = yaml("compose/compose.yaml").at("/services/studio/healthcheck/test");

        assertThat(test.get(0).stringValue()).isEqualTo("CMD");
        Class<?> program = Class.forName(test.get(test.size() - 1).stringValue());
        assertThat(program.getMethod("main", String[].class)).isNotNull();
    }

    @Test
    void composeAsksForEverySecretThatItNeeds() throws IOException {
        String compose = Files.readString(DEPLOY.resolve("compose/compose.yaml"));
        Set<String> demanded = Pattern.compile("\\$\\{([A-Z_]+):\\?")
                .matcher(compose)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> offered = Files.readAllLines(DEPLOY.resolve("compose/example.env")).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(offered).isEqualTo(demanded);
    }

    /** Whether it exists is seen by {@link MonitoringOverHttpTest}, which knows the dashboard's. */
    @Test
    void theAutoscalerCountsFramesAsTheDashboardDoes() throws IOException {
        Set<String> asked = found(METRIC, Files.readString(DEPLOY.resolve("kubernetes/autoscaler.yaml")));
        String dashboard = Files.readString(DEPLOY.resolve("grafana/selfie-studio.json"));

        assertThat(asked).containsExactlyInAnyOrder("selfie_stream_frames_per_second", "selfie_stream_frames_total");
        assertThat(dashboard).contains("selfie_stream_frames_total{");
    }

    @Test
    void systemdStartsJavaAsTheBuildDoes() throws IOException {
        String unit = Files.readString(DEPLOY.resolve("systemd/selfie-studio.service"));
        String build = Files.readString(Path.of("pom.xml"));
        Matcher arguments =
                Pattern.compile("<selfie.jvm.args>(.*)</selfie.jvm.args>").matcher(build);

        assertThat(arguments.find()).isTrue();
        assertThat(unit).contains("ExecStart=/usr/bin/java " + arguments.group(1) + " ");
        assertThat(unit.lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
                .allMatch(line -> line.matches("\\[[A-Z][a-z]+]|[A-Z][A-Za-z]+=.*"));
    }

    @Test
    void systemdUnderstandsItsUnit() throws Exception {
        Path program = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(
                Files.isExecutable(program) && Files.isExecutable(Path.of("/usr/bin/java")),
                "there is no systemd-analyze, or no java where the unit has it");
        Process verify = new ProcessBuilder(
                        program.toString(),
                        "verify",
                        DEPLOY.resolve("systemd/selfie-studio.service").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes(), UTF_8);

        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("Unknown key");
    }
}
