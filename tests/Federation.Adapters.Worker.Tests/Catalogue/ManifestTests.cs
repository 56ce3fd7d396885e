using System.Text;
using System.Text.Json;
using CsCheck;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Catalogue;

public sealed class ManifestTests
{
    [Fact]
    public void Read_Good_GivesEverything()
    {
        var manifest = Read(PluginBench.ManifestText("tiers-lieux")).Manifest!;

        Assert.Equal("tiers-lieux@1.0.0", manifest.Identity);
        Assert.Equal("1.0 to below 2.0", manifest.Code?.Contract.ToString());
        Assert.Equal("Scripté", manifest.Name["fr"]);
        Assert.Equal(AdapterCapabilities.Snapshot, manifest.Capabilities);
        Assert.Equal(["/apiKey"], manifest.ConfigSchema.SecretPointers);
        Assert.Equal(["example.org", "*.example.org"], manifest.Hosts);
        Assert.Equal("CC0-1.0", manifest.Licence.Id);
    }

    [Fact]
    public void Read_ManyFaults_ReportsAllWithPointers()
    {
        const string manifest = """
            {
              "id": "Tiers Lieux", "version": "1", "contract": { "from": "2.0", "below": "1.0", "upTo": "x" }, "assembly": "../Evil.dll", "type": "no type",
              "name": { "en": " " }, "capabilities": ["snapshot", "magic"], "configSchema": { "type": "array", "items": { "$ref": "http://example.org/s.json" } },
              "hosts": ["https://example.org/"], "licence": { "id": "x", "name": "y", "url": "file:///etc/passwd" }, "colour": "red"
            }
            """;

        var reading = Read(manifest);

        Assert.Null(reading.Manifest);
        Assert.Equal(
            ["/assembly", "/attribution", "/capabilities/1", "/colour", "/configSchema/items/$ref", "/configSchema/type", "/contract/below", "/contract/upTo", "/hosts/0", "/id", "/licence/url", "/name/en", "/name/fr", "/type", "/version"],
            reading.Issues.Select(issue => issue.Pointer).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "requestsAtOnce": 0 }""", "/politeness/requestsAtOnce")]
    [InlineData("""{ "requestsAtOnce": 1.5 }""", "/politeness/requestsAtOnce")]
    [InlineData("""{ "requestsAtOnce": 17 }""", "/politeness/requestsAtOnce")]
    [InlineData("""{ "requestsAtOnce": "2" }""", "/politeness/requestsAtOnce")]
    [InlineData("""{ "secondsBetween": -1 }""", "/politeness/secondsBetween")]
    [InlineData("""{ "secondsBetween": 61 }""", "/politeness/secondsBetween")]
    [InlineData("""{ "secondsBetween": 1e999 }""", "/politeness/secondsBetween")]
    [InlineData("""{ "haste": 1 }""", "/politeness/haste")]
    [InlineData("[]", "/politeness")]
    public void Read_PolitenessThatCannotBe_IsReported(string politeness, string pointer) =>
        Assert.Equal(pointer, Assert.Single(Read(PluginBench.ManifestText("a").Replace("\"hosts\"", $"\"politeness\": {politeness}, \"hosts\"", StringComparison.Ordinal)).Issues).Pointer);

    [Theory]
    [InlineData("*")]
    [InlineData("*.org")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:80")]
    public void Read_HostThatOnlyAnOperatorMayApprove_IsReported(string host) =>
        Assert.Equal("/hosts/0", Assert.Single(Read(PluginBench.ManifestText("a").Replace("[\"example.org\"", $"[\"{host}\"", StringComparison.Ordinal)).Issues).Pointer);

    [Theory]
    [InlineData("", "manifest.json")]
    [InlineData("[]", "manifest.json")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "manifest.json")]
    public void Read_NoManifest_SaysSo(string text, string code) => Assert.Equal(code, Assert.Single(Read(text).Issues).Code);

    [Fact]
    public void Read_AnyDamage_NeverThrows() =>
        Gen.Select(Gen.Int[0, 1_000], Gen.Char['!', '~'], Gen.Int[0, 40]).Sample((place, character, removed) =>
        {
            string text = PluginBench.ManifestText("a");
            place %= text.Length;
            string damaged = text.Remove(place, Math.Min(removed, text.Length - place)).Insert(place, character.ToString());
            var reading = Read(damaged);
            Assert.Equal(reading.Manifest is null, reading.Issues.Count > 0);
        }, iter: 2_000);

    [Fact]
    public void Check_Config_ReportsEverythingWithPointersAndNoValues()
    {
        var schema = ReadSchema("""{ "type": "object", "additionalProperties": false, "required": ["source"], "properties": { "source": { "type": "string" }, "login": { "type": "object", "properties": { "password": { "type": "string", "minLength": 12, "x-secret": true } } }, "lists": { "type": "array", "items": { "type": "integer" } } } }""");

        var issues = Check(schema, """{ "login": { "password": "hush" }, "lists": [1, "two"], "sauce": "typo" }""");

        Assert.Equal([("config.invalid", "/lists/1"), ("config.invalid", "/login/password"), ("config.missing", "/source"), ("config.unknown", "/sauce")], issues.Select(issue => (issue.Code, issue.Pointer!)).Order());
        Assert.DoesNotContain(issues, issue => issue.Message.Contains("hush", StringComparison.Ordinal));
        Assert.Equal(["/login/password"], schema.SecretPointers);
        Assert.Empty(Check(schema, """{ "source": "https://example.org/list.csv" }"""));
    }

    [Theory]
    [InlineData("1.0", "2.0", true)]
    [InlineData("0.9", "1.0", false)]
    [InlineData("1.1", "2.0", false)]
    public void ContractRange_OnePointZero_IsInOrOut(string from, string below, bool holds)
    {
        Assert.True(ContractRange.TryCreate(from, below, out var range));
        Assert.Equal(holds, range.Contains(new Version(1, 0)));
    }

    [Theory]
    [InlineData("1", "2.0")]
    [InlineData("1.0.0", "2.0")]
    [InlineData("2.0", "2.0")]
    [InlineData("+1.0", "2.0")]
    [InlineData(null, "2.0")]
    public void ContractRange_NoRange_IsRefused(string? from, string below) => Assert.False(ContractRange.TryCreate(from, below, out _));

    private static ManifestReading Read(string text) => AdapterManifestReader.Read(Encoding.UTF8.GetBytes(text));

    private static ConfigSchema ReadSchema(string text)
    {
        using var json = JsonDocument.Parse(text);
        var issues = new List<Issue>();
        return ConfigSchema.Read(json.RootElement, "", issues) ?? throw new InvalidOperationException(string.Join(' ', issues));
    }

    private static IReadOnlyList<Issue> Check(ConfigSchema schema, string config)
    {
        using var json = JsonDocument.Parse(config);
        return schema.Check(new AdapterConfig(json.RootElement));
    }
}
