using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>Those who answer and those who carry, apart: a host of a cluster without an address.</summary>
public sealed class SilentHostTests
{
    private const string Silos = "{ operations { cluster { silos { state activations isOwn } } } }";

    [Fact]
    public async Task Host_WithoutAnAddress_CarriesForTheOthers_AnswersNobody_AndEndsInOrder()
    {
        await using var cluster = await HostCluster.StartAsync(1, await PostgresServer.StartAsync());
        using var folder = new TestFolder();
        await using var silent = HostProcess.Start(["serve", "--data", folder.Data, "--urls", "none"], cluster.Variables);
        await silent.Output.FirstAsync(line => line.EndsWith(" centres.", StringComparison.Ordinal), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("http", silent.Output.Text, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Data, "host.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("url").ValueKind);

        int before = await CarriedAsync();
        // Each wakes a grain, where there is room.
        var (centres, _) = await HostFaultTests.PrepareAsync(cluster);
        Assert.NotEmpty(centres);
        Assert.InRange(await CarriedAsync() - before, 2, int.MaxValue);

        silent.Terminate();
        Assert.Equal(0, await silent.ExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        await HostFaultTests.PrepareAsync(cluster); // what it carried is carried by the other

        // How many grains are awake on the host that answers nobody, its own system's among them.
        async Task<int> CarriedAsync()
        {
            var silos = (await cluster[0].Client.AskAsync(Silos, token: cluster.TokenOf(0))).GetProperty("operations").GetProperty("cluster").GetProperty("silos").EnumerateArray().ToList();
            Assert.Equal(["ACTIVE", "ACTIVE"], silos.Select(silo => silo.GetProperty("state").GetString()));
            return Assert.Single(silos, silo => !silo.GetProperty("isOwn").GetBoolean()).GetProperty("activations").GetInt32();
        }
    }
}
