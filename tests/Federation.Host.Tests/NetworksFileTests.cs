using System.Text.Json;
using Federation.Cluster.Sync;
using Federation.Host.Settings;

namespace Federation.Host.Tests;

public sealed class NetworksFileTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(""", "hosts": null""", new string[0])]
    [InlineData(""", "hosts": ["b.example", "*.a.example", "*", "127.0.0.1:8080"]""", new[] { "*", "*.a.example", "127.0.0.1:8080", "b.example" })]
    public void Read_Hosts_AreApproved(string member, string[] hosts) => Assert.Equal(hosts, Assert.Single(Read(member)).Hosts);

    [Theory]
    [InlineData(""", "hosts": "a.example" """, "array of texts")]
    [InlineData(""", "hosts": [1]""", "array of texts")]
    [InlineData(""", "hosts": ["https://a.example/"]""", "\"https://a.example/\" is not a host")]
    [InlineData(""", "hosts": ["localhost"]""", "\"localhost\" is not a host")]
    [InlineData(""", "host": ["a.example"]""", "schedule and hosts")]
    public void Read_HostsThatCannotBeApproved_SaysWhy(string member, string why) => Assert.Contains(why, Assert.Throws<SettingsException>(() => Read(member)).Message, StringComparison.Ordinal);

    private static IReadOnlyList<NetworkDefinition> Read(string member)
    {
        using var file = JsonDocument.Parse($$"""[{ "id": "a", "name": "A", "adapter": "spaceapi", "config": { "source": "https://directory.example/" }{{member}} }]""");
        return NetworksFile.Read(file.RootElement, "/", _ => null);
    }
}
