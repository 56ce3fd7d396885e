using System.Net;
using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Serving;

/// <summary>The disk below the data folder has no room left, and then has some again.</summary>
public sealed class FullDiskTests
{
    private const string First = "{ centres(first: 1) { nodes { key networks { key } } } }";
    private const string Keep = "mutation($centre: ID!, $network: ID!) { setDoorKeeper(centre: $centre, network: $network) { __typename } }";
    private const string Read = "query($centre: ID!) { centre(id: $centre) { name } door(centre: $centre) { version rules { offlineAdmissions } } }";
    private const string Set = "mutation($input: AdmissionRulesInput!) { setAdmissionRules(input: $input) { __typename ... on DoorSet { door { version rules { offlineAdmissions } } } } }";
    private const string Run = "mutation($network: ID!) { startRun(network: $network) { __typename } }";

    [Fact]
    public async Task Disk_ThatIsFull_RefusesWhatIsToBeWritten_AnswersWhatIsThere_AndGoesOnOnceThereIsRoom()
    {
        using var folder = new TestFolder();
        await using var disk = await SmallDisk.MountAsync(folder.Data, megabytes: 32);
        string networks = folder.WriteNetworks("networks.json", new NetworkEntry("one", "actipole21", Path.Combine(Repository.Root, "samples", "listings", "actipole21.csv")));
        await using var host = await ServingHost.StartAsync(disk.Start("serve", "--data", folder.Data, "--networks", networks, "--urls", ServingHost.AnyPort), disk.Outside);
        var first = (await host.Client.AskAsync(First)).GetProperty("centres").GetProperty("nodes")[0];
        string centre = first.GetProperty("key").GetString() ?? "", network = first.GetProperty("networks")[0].GetProperty("key").GetString() ?? "";
        await host.Client.AskAsync(Keep, new { centre, network }, host.Token);
        int version = Version(await SetAsync(host, centre, await VersionAsync(host, centre), value: 1));

        disk.Fill();
        for (int turn = 0; turn < 3; turn++)
        {
            DemandFull(await host.Client.PostAsync(Set, Input(centre, version, value: 2), host.Token));
            DemandFull(await host.Client.PostAsync(Run, new { network }, host.Token));

            // What is there is answered, and is as it was; so requests may go on coming.
            var read = await host.Client.AskAsync(Read, new { centre }, host.Token);
            Assert.NotEqual(JsonValueKind.Null, read.GetProperty("centre").ValueKind);
            Assert.Equal((version, 1), (Version(read.GetProperty("door")), Value(read.GetProperty("door"))));
            using var ready = await host.Client.GetAsync("healthz/ready");
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        }

        disk.MakeRoom();
        var set = await SetAsync(host, centre, version, value: 3);
        Assert.Equal((version + 1, 3), (Version(set), Value(set)));
        Assert.Equal("RunStarted", (await host.Client.AskAsync(Run, new { network }, host.Token)).GetProperty("startRun").GetProperty("__typename").GetString());
        Assert.Equal(0, await host.StopAsync());
        await using var check = disk.Start("store", "check", "--data", folder.Data);
        Assert.Equal(0, await check.ExitAsync(TestContext.Current.CancellationToken));
    }

    private static void DemandFull(JsonElement answer)
    {
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal(("STORE_UNAVAILABLE", "store.full"), (error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("extensions").GetProperty("problem").GetString()));
    }

    private static async Task<int> VersionAsync(ServingHost host, string centre) => Version((await host.Client.AskAsync(Read, new { centre }, host.Token)).GetProperty("door"));

    private static async Task<JsonElement> SetAsync(ServingHost host, string centre, int version, int value) =>
        (await host.Client.AskAsync(Set, Input(centre, version, value), host.Token)).GetProperty("setAdmissionRules").GetProperty("door");

    private static object Input(string centre, int version, int value) => new { input = new { centre, madeOn = version, admits = Array.Empty<object>(), offlineAdmissions = value } };

    private static int Version(JsonElement door) => door.GetProperty("version").GetInt32();

    private static int Value(JsonElement door) => door.GetProperty("rules").GetProperty("offlineAdmissions").GetInt32();
}
