using System.Net;
using Federation.EndToEnd.Tests.SignIn;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Serving;

/// <summary>The drill of docs/operate.md: a machine is lost, another takes its place from a backup and the copies of the keys, and then every key is changed.</summary>
public sealed class NewMachineTests : IDisposable
{
    private const string PublicUrl = "https://directory.example", Mail = "operator@person.example", Password = "orchid lantern gravel tunic";

    /// <summary>What docs/command-line.md says to keep copies of, beside the store, but for what this directory has none of.</summary>
    private static readonly string[] Kept = ["label-keys.json", "log-keys.json", "push-key", "identity.db", "identity-keys", "erasures.jsonl", "erasures.key"];

    private readonly TestFolder _lost = new();
    private readonly TestFolder _new = new();
    private readonly TestFolder _copies = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var folder in (TestFolder[])[_lost, _new, _copies]) folder.Dispose();
    }

    [Fact]
    public async Task Directory_OnANewMachine_IsTheOneThatWas_AndTakesNewKeys()
    {
        (await Command.RunAsync("network", "add", "hub", "--name", "Hub", "--adapter", "actipole21", "--source", "push:", "--data", _lost.Data)).Expect(0);
        string secret = (await Command.RunAsync("network", "push-key", "hub", "--data", _lost.Data)).Expect(0).Output.Trim(), backup = _copies.PathOf("backup.db"), old = _copies.PathOf("old.json");
        string key, hash;
        await using (var host = await ServingHost.StartAsync(_lost.Data, publicUrl: PublicUrl))
        {
            await PushAsync(host, secret, "list-1");
            key = await AwardAsync(host);
            await FetchAsync(host, $"/certificates/{key}", old);
            string link = new Uri((await Command.RunAsync("account", "invite", Mail, "--role", "Operator", "--public-url", PublicUrl, "--data", _lost.Data)).Expect(0).Output.Trim()).PathAndQuery;
            using var browser = new FormBrowser(host.Url, "198.51.100.1");
            Assert.Equal(HttpStatusCode.Redirect, await browser.SubmitAsync(link, "/account/enrol", ("code", link.Split('=')[1]), ("password", Password)));
            Assert.Equal(0, await host.StopAsync());
        }

        hash = await Store.HashAsync(_lost.Data);
        (await Command.RunAsync("store", "backup", backup, "--data", _lost.Data)).Expect(0);
        foreach (string name in Kept) (await Command.RunProgramAsync("cp", "-a", Path.Combine(_lost.Data, name), _copies.Path)).Expect(0);
        Directory.Delete(_lost.Data, recursive: true);

        Directory.CreateDirectory(_new.Data);
        foreach (string name in Kept) (await Command.RunProgramAsync("cp", "-a", _copies.PathOf(name), _new.Data)).Expect(0);
        (await Command.RunAsync("store", "restore", backup, "--data", _new.Data)).Expect(0);
        Assert.Equal(hash, await Store.HashAsync(_new.Data));
        string token;
        await using (var host = await ServingHost.ListenAsync(_new.Data, publicUrl: PublicUrl))
        {
            token = host.Token;
            await PushAsync(host, secret, "list-2");
            await DemandGenuineAsync(host, old);
            await SignInAsync(host);
            Assert.Equal(0, await host.StopAsync());
        }

        foreach (string[] change in (string[][])[["certificate", "rotate"], ["certificate", "rotate", "--log"]]) (await Command.RunAsync([.. change, "--data", _new.Data])).Expect(0);
        string second = (await Command.RunAsync("network", "push-key", "hub", "--data", _new.Data)).Expect(0).Output.Trim();
        File.Delete(Path.Combine(_new.Data, "operator-token"));
        await using var changed = await ServingHost.ListenAsync(_new.Data, publicUrl: PublicUrl);
        Assert.NotEqual(token, changed.Token);
        Assert.True((await changed.Client.PostAsync("{ operations { keys { purpose } } }", token: token)).TryGetProperty("errors", out _), "The old token still opens.");
        Assert.NotEmpty((await changed.Client.AskAsync("{ operations { keys { purpose } } }", token: changed.Token)).GetProperty("operations").GetProperty("keys").EnumerateArray());
        await PushAsync(changed, second, "list-3");
        await PushAsync(changed, secret, "list-4"); // for a day more
        string anew = _copies.PathOf("anew.json");
        await FetchAsync(changed, $"/certificates/{key}", anew);
        Assert.NotEqual(await File.ReadAllTextAsync(old, Cancellation), await File.ReadAllTextAsync(anew, Cancellation));
        await DemandGenuineAsync(changed, old);
        await DemandGenuineAsync(changed, anew);
        await SignInAsync(changed);
        Assert.Equal(0, await changed.StopAsync());
        await Store.DemandSoundAsync(_new.Data);
    }

    /// <summary>A network whose list is being read is told to come again, and does.</summary>
    private static async Task PushAsync(ServingHost host, string secret, string id)
    {
        byte[] list = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "listings", "actipole21.csv"), Cancellation);
        var (status, text) = (HttpStatusCode.TooManyRequests, "");
        await Condition.HoldsAsync(
            async () =>
            {
                (status, text) = await PushSender.SendAsync(host, "hub", secret, id, list);
                return status != HttpStatusCode.TooManyRequests;
            },
            "The list before is not read to its end.");
        Assert.True(status == HttpStatusCode.Accepted, $"{status}: {text}");
    }

    /// <returns>The certificate's key.</returns>
    private static async Task<string> AwardAsync(ServingHost host)
    {
        const string Award = "mutation($centre: ID!) { awardLabel(input: { centre: $centre, madeOn: 0, actor: \"operator\", reason: \"Assessed.\", levels: { services: 1 } }) { ... on LabelDecided { label { certificateKey } } } }";
        string? centre = null;
        await Condition.HoldsAsync(
            async () => (centre = (await host.Client.AskAsync("{ centres(first: 1) { nodes { key } } }")).GetProperty("centres").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("key").GetString()).FirstOrDefault()) is not null,
            "What was pushed does not come to be told.");
        return (await host.Client.AskAsync(Award, new { centre }, host.Token)).GetProperty("awardLabel").GetProperty("label").GetProperty("certificateKey").GetString() ?? "";
    }

    /// <summary>By the command, with what the host publishes at this moment and nothing else.</summary>
    private async Task DemandGenuineAsync(ServingHost host, string certificate)
    {
        string[] papers = [_copies.PathOf("keys.json"), _copies.PathOf("revocation.json"), _copies.PathOf("suspension.json")];
        foreach (var (path, file) in ((string[])["/issuer/keys", "/status/revocation", "/status/suspension"]).Zip(papers)) await FetchAsync(host, path, file);
        (await Command.RunAsync("certificate", "verify", certificate, "--keys", papers[0], "--status", papers[1], "--status", papers[2])).Expect(0);
    }

    private static async Task SignInAsync(ServingHost host)
    {
        using var browser = new FormBrowser(host.Url, "198.51.100.2");
        Assert.Equal(HttpStatusCode.Redirect, await browser.SubmitAsync("/sign-in", "/sign-in", ("email", Mail), ("password", Password)));
    }

    private static async Task FetchAsync(ServingHost host, string path, string file)
    {
        using var response = await host.Client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(Cancellation), Cancellation);
    }
}
