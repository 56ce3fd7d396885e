using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests;

/// <summary>A network that sends its list to a real host.</summary>
public sealed partial class PushTests
{
    private const string Source = "push:";
    private const string State = """{ network(id: "hub") { listingCount source { condition } runs(first: 5) { key status trigger counts { read new quarantined stale } failure { code } } } }""";

    [Fact]
    public async Task Push_OfAList_IsReadAtOnce_AndEmptiedOrSpoiltOnesRemoveNothing()
    {
        using var folder = new TestFolder();
        string secret = await SecretAsync(folder);
        await using var host = await ServingHost.StartAsync(folder.Data);

        var told = await ExpectAsync(HttpStatusCode.Accepted, host, secret, "list-1", Samples());
        var run = await EndOfAsync(host, told.GetProperty("run").GetString());
        Assert.Equal(("COMPLETED", "PUSH"), (run.GetProperty("status").GetString(), run.GetProperty("trigger").GetString()));
        int count = (await host.Client.AskAsync(State)).GetProperty("network").GetProperty("listingCount").GetInt32();
        Assert.True(count > 0);
        await Condition.HoldsAsync(() => !Directory.EnumerateFiles(Path.Combine(folder.Data, "pushed"), "*", SearchOption.AllDirectories).Any(), "What was pushed stays on the disk.");

        // The same message again answers the same run; nothing runs again.
        Assert.Equal(told.GetProperty("run").GetString(), (await ExpectAsync(HttpStatusCode.Accepted, host, secret, "list-1", Samples())).GetProperty("run").GetString());
        await ExpectAsync(HttpStatusCode.UnprocessableEntity, host, secret, "list-2", []);
        await ExpectAsync(HttpStatusCode.UnprocessableEntity, host, secret, "list-3", "<!doctype html><title>503</title>"u8.ToArray());

        // What says of itself that it is a list and is none: its run fails, and everything stays.
        foreach (var (id, body) in ((string, byte[])[])[("list-4", "nothing of the kind"u8.ToArray()), ("list-5", Samples()[..40])])
        {
            var failed = await EndOfAsync(host, (await ExpectAsync(HttpStatusCode.Accepted, host, secret, id, body)).GetProperty("run").GetString());
            Assert.Equal((id, "FAILED"), (id, failed.GetProperty("status").GetString()));
            Assert.Equal(count, (await host.Client.AskAsync(State)).GetProperty("network").GetProperty("listingCount").GetInt32());
        }
    }

    // The 202 was given: whatever becomes of the host, the list is read.
    [Fact]
    public async Task Push_Acknowledged_OutlivesAHostThatIsKilled()
    {
        using var folder = new TestFolder();
        string secret = await SecretAsync(folder);
        await using (var host = await ServingHost.StartAsync(folder.Data))
        {
            await ExpectAsync(HttpStatusCode.Accepted, host, secret, "list-1", Samples());
            host.Process.Kill();
            await host.Process.ExitAsync(TestContext.Current.CancellationToken);
        }

        await using var again = await ServingHost.StartAsync(folder.Data);

        var network = (await again.Client.AskAsync(State)).GetProperty("network");
        Assert.True(network.GetProperty("listingCount").GetInt32() > 0, network.ToString());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.Data, "pushed"), "*", SearchOption.AllDirectories));
        int runs = network.GetProperty("runs").GetArrayLength();
        await ExpectAsync(HttpStatusCode.Accepted, again, secret, "list-1", Samples());
        Assert.Equal(runs, (await again.Client.AskAsync(State)).GetProperty("network").GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task PushKey_OfARunningHost_CountsBesideTheOneBefore()
    {
        using var folder = new TestFolder();
        string first = await SecretAsync(folder);
        await using var host = await ServingHost.StartAsync(folder.Data);
        string second = (await Command.RunAsync("network", "push-key", "hub", "--url", host.Url.ToString(), "--data", folder.Data)).Expect(0).Output.Trim();

        Assert.NotEqual(first, second);
        await EndOfAsync(host, (await ExpectAsync(HttpStatusCode.Accepted, host, second, "list-1", Samples())).GetProperty("run").GetString());
        await EndOfAsync(host, (await ExpectAsync(HttpStatusCode.Accepted, host, first, "list-2", Samples())).GetProperty("run").GetString());
        (await Command.RunAsync("network", "push-key", "nobody", "--url", host.Url.ToString(), "--data", folder.Data)).Expect(2);
    }

    // What the page tells people to type is what is typed here.
    [Fact]
    public async Task Page_ItsExample_SendsAList()
    {
        using var folder = new TestFolder();
        string secret = await SecretAsync(folder);
        await using var host = await ServingHost.StartAsync(folder.Data);
        string script = Example().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "push.md"), TestContext.Current.CancellationToken)).Groups[1].Value;
        string list = folder.PathOf("list.csv");
        await File.WriteAllBytesAsync(list, Samples(), TestContext.Current.CancellationToken);
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["SECRET"] = secret, ["LIST"] = list, ["URL"] = new Uri(host.Url, "push/hub").ToString() } });
        string printed = await shell!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken); // started
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Matches("^\\{\"network\":\"hub\",\"run\":\"[0-9a-f]{32}\",\"progress\":\"/graphql\\?query=", printed);
    }

    private static byte[] Samples() => File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "listings", "actipole21.csv"));

    /// <summary>A data folder with a network that is read from pushes alone.</summary>
    private static async Task<string> SecretAsync(TestFolder folder)
    {
        (await Command.RunAsync("network", "add", "hub", "--name", "Hub", "--adapter", "actipole21", "--source", Source, "--data", folder.Data)).Expect(0);
        return (await Command.RunAsync("network", "push-key", "hub", "--data", folder.Data)).Expect(0).Output.Trim();
    }

    private static async Task<JsonElement> ExpectAsync(HttpStatusCode expected, ServingHost host, string secret, string id, byte[] body)
    {
        var (status, answer) = await PushSender.SendAsync(host, "hub", secret, id, body);
        Assert.True(status == expected, $"{status}: {answer}");
        return JsonSerializer.Deserialize<JsonElement>(answer);
    }

    private static async Task<JsonElement> EndOfAsync(ServingHost host, string? run)
    {
        JsonElement found = default;
        await Condition.HoldsAsync(
            async () =>
            {
                found = (await host.Client.AskAsync(State)).GetProperty("network").GetProperty("runs").EnumerateArray().FirstOrDefault(one => one.GetProperty("key").GetString() == run);
                return found.ValueKind == JsonValueKind.Object && found.GetProperty("status").GetString() != "RUNNING";
            },
            $"The run {run} does not end.");
        return found;
    }

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
