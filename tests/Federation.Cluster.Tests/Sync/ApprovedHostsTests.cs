using System.Text;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Sync;

public sealed class ApprovedHostsTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    [Fact]
    public void Equals_SameHostsInAnotherOrderOrTwice_IsTrue()
    {
        var network = Network("a.example", "*.b.example");

        Assert.Equal(network, Network("*.b.example", "a.example", "a.example"));
        Assert.Equal(network.GetHashCode(), Network("*.b.example", "a.example").GetHashCode());
        Assert.NotEqual(network, Network("a.example"));
        Assert.Equal(Network(), Network() with { Hosts = default });
    }

    [Fact]
    public void Json_RowFromBeforeThereWereHosts_ApprovesNone()
    {
        const string old = """{"definition":{"id":"old","name":"Old","adapter":"spaceapi","config":"{}","operatorTrusted":true}}""";

        Assert.Empty(Read(old).Hosts);
    }

    [Fact]
    public void Json_Hosts_AreAnArrayOfTexts()
    {
        string json = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(new NetworkRecord { Definition = Network("a.example", "*") }, ClusterJson.Default.NetworkRecord));

        Assert.Contains("\"hosts\":[\"*\",\"a.example\"]", json, StringComparison.Ordinal);
        Assert.Equal(Network("a.example", "*"), Read(json));
    }

    [Fact]
    public async Task Run_OfANetworkWithHosts_GivesThemToTheWorker()
    {
        cluster.Workers.Script("hosts");
        Assert.Empty(await cluster.Grain("hosts").Configure(Network("a.example", "127.0.0.1:8080")));

        await cluster.RunAsync("hosts");

        var assignment = cluster.Workers.Assignments.Last(given => given.Network == "hosts");
        Assert.Equal(["127.0.0.1:8080", "a.example"], assignment.Hosts);
        Assert.Equal(Network("a.example", "127.0.0.1:8080"), await cluster.Grain("hosts").GetDefinition());
    }

    [Theory]
    [InlineData("https://a.example/", true)]
    [InlineData("A.example", true)]
    [InlineData("*.example", true)]
    [InlineData("localhost", true)]
    [InlineData("", true)]
    [InlineData("127.0.0.1:8080", false)]
    public void Problems_HostThatCannotBeApproved_AreOne(string host, bool operatorTrusted) =>
        Assert.Contains($"\"{host}\"", Assert.Single((Network(host) with { OperatorTrusted = operatorTrusted }).Problems()), StringComparison.Ordinal);

    [Fact]
    public void Problems_TooManyHosts_AreOne() =>
        Assert.Contains("1,001 hosts", Assert.Single(Network([.. Enumerable.Range(0, 1_001).Select(number => $"a{number}.example")]).Problems()), StringComparison.Ordinal);

    private static NetworkDefinition Network(params string[] hosts) =>
        new() { Id = NetworkId.Parse("hosts"), Name = "Hosts", Adapter = "scripted", Config = "{}", OperatorTrusted = true, Hosts = new ApprovedHosts(hosts) };

    private static NetworkDefinition Read(string json) => JsonSerializer.Deserialize(json, ClusterJson.Default.NetworkRecord)?.Definition ?? throw new JsonException("No definition.");
}
