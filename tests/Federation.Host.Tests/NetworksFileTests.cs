using System.Text.Json;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Members.Visits.Travel;
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
    [InlineData(""", "host": ["a.example"]""", "hosts, removals, trust, people and travel")]
    [InlineData(""", "travel": { "carKmSaved": 20 }""", "\"travel\" is an object of carKmSaved")]
    [InlineData(""", "travel": { "carKmSaved": -1, "year": 2025 }""", "0 to 500 kilometres")]
    public void Read_HostsThatCannotBeApproved_SaysWhy(string member, string why) => Assert.Contains(why, Assert.Throws<SettingsException>(() => Read(member)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Travel_IsWhatTheNetworkFoundOut()
    {
        Assert.Null(Assert.Single(Read("")).Travel);
        Assert.Equal(new TravelStatement { CarKmSaved = 20.5, Year = 2025 }, Assert.Single(Read(""", "travel": { "carKmSaved": 20.5, "year": 2025 }""")).Travel);
    }

    [Fact]
    public void Read_Removals_AreTheNetworksOwnRule()
    {
        Assert.Equal(RemovalRule.Default, Assert.Single(Read("")).Removals);
        Assert.Equal(new RemovalRule { Runs = 5, Hours = 72, MostShare = 0.1 }, Assert.Single(Read(""", "removals": { "runs": 5, "mostShare": 0.1 }""")).Removals);
    }

    [Theory]
    [InlineData(""", "removals": true""", "object of runs")]
    [InlineData(""", "removals": { "days": 3 }""", "not \"days\"")]
    [InlineData(""", "removals": { "runs": 2.5 }""", "not \"runs\"")]
    [InlineData(""", "removals": { "runs": 0 }""", "2 to 100")]
    [InlineData(""", "removals": { "hours": 1 }""", "24 to 8,760")]
    [InlineData(""", "removals": { "mostShare": 1 }""", "0 to 0.9")]
    public void Read_RemovalsThatProtectNothing_SaysWhy(string member, string why) => Assert.Contains(why, Assert.Throws<SettingsException>(() => Read(member)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_People_AreKeptForTheNetworksPurposeAlone()
    {
        Assert.Null(Assert.Single(Read("")).People);
        Assert.Equal(new PersonPolicy { Purpose = PersonPurpose.Corrections, KeepDays = 180 }, Assert.Single(Read(""", "people": { "purpose": "corrections", "keepDays": 180 }""")).People);
    }

    [Theory]
    [InlineData(""", "people": true""", "object of purpose")]
    [InlineData(""", "people": { "purpose": "marketing", "keepDays": 180 }""", "\"corrections\" or \"assessment\"")]
    [InlineData(""", "people": { "purpose": "corrections" }""", "keepDays")]
    [InlineData(""", "people": { "purpose": "corrections", "keepDays": 1.5 }""", "a whole number")]
    [InlineData(""", "people": { "purpose": "corrections", "keepDays": 9, "why": "x" }""", "object of purpose")]
    [InlineData(""", "people": { "purpose": "corrections", "keepDays": 0 }""", "1 to 730 days")]
    public void Read_PeopleWithoutAPurposeAndATime_SaysWhy(string member, string why) => Assert.Contains(why, Assert.Throws<SettingsException>(() => Read(member)).Message, StringComparison.Ordinal);

    private static IReadOnlyList<NetworkDefinition> Read(string member)
    {
        using var file = JsonDocument.Parse($$"""[{ "id": "a", "name": "A", "adapter": "spaceapi", "config": { "source": "https://directory.example/" }{{member}} }]""");
        return NetworksFile.Read(file.RootElement, "/", _ => null);
    }
}
