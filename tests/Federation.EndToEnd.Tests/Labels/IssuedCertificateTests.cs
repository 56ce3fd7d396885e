using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Labels;

/// <summary>An operator awards a label, anybody fetches its certificate and checks it without the host, and sees what is decided afterwards.</summary>
public sealed class IssuedCertificateTests : IAsyncLifetime
{
    private const string PublicUrl = "https://label.example";

    private readonly TestFolder _folder = new();
    private ServingHost? _host;

    private ServingHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await ServingHost.StartAsync(_folder.Data, publicUrl: PublicUrl);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Label_AwardedAndTakenBack_IsToldByItsCertificateAndItsLists()
    {
        string centre = (await Host.Client.AskAsync("{ centres(first: 1) { nodes { id key } } }")).GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
        await DecideAsync("awardLabel(input: { centre: $centre, madeOn: 0, actor: \"operator\", reason: \"Assessed.\", levels: { services: 2, quality: 1 } })", centre);
        string key = (await LabelAsync(centre)).GetProperty("certificateKey").GetString() ?? "";
        string certificate = await FetchAsync($"/certificates/{key}", "certificate.json");
        string keys = await FetchAsync("/issuer", "issuer.json");
        await FetchAsync("/issuer/keys", "jwks.json");

        // What the API gives is what the address gives, and every address in it answers.
        var told = (await Host.Client.AskAsync("query($key: String!) { certificate(key: $key) { address credential jwt } }", new { key })).GetProperty("certificate");
        Assert.Equal($"{PublicUrl}/certificates/{key}", told.GetProperty("address").GetString());
        Assert.Equal(await File.ReadAllTextAsync(certificate, TestContext.Current.CancellationToken), told.GetProperty("credential").GetString());
        using (var document = JsonDocument.Parse(await File.ReadAllBytesAsync(certificate, TestContext.Current.CancellationToken)))
        {
            foreach (string address in Addresses(document.RootElement).Distinct()) await FetchAsync(address, "any.json");
        }

        Assert.Equal((0, "certificate.holds"), await VerifyAsync(certificate, keys));
        Assert.Equal((true, true), await AskedAsync(told.GetProperty("jwt").GetString()));
        foreach (string badge in (string[])["badge.svg", "badge.png"]) Assert.Equal((0, "certificate.holds"), await VerifyAsync(await FetchAsync($"/certificates/{key}/{badge}", badge), keys));
        Assert.Contains("<p>This centre holds the label at level 1 of 3.</p>", await File.ReadAllTextAsync(await FetchAsync($"/certificates/{key}/print?lang=en", "print.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await DecideAsync("suspendLabel(input: { centre: $centre, madeOn: 1, actor: \"operator\", reason: \"Complaints.\" })", centre);
        Assert.Equal((1, "certificate.suspended"), await VerifyAsync(certificate, keys));
        Assert.Equal((true, false), await AskedAsync(told.GetProperty("jwt").GetString()));
        string suspended = await FetchAsync($"/certificates/{key}/badge.svg", "suspended.svg");
        Assert.Contains(">Suspendu</text>", await File.ReadAllTextAsync(suspended, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((1, "certificate.suspended"), await VerifyAsync(suspended, keys));
        Assert.Equal(JsonValueKind.Null, (await LabelAsync(centre)).GetProperty("heldLevel").ValueKind);

        await DecideAsync("reinstateLabel(input: { centre: $centre, madeOn: 2, actor: \"operator\", reason: \"Mended.\" })", centre);
        Assert.Equal((0, "certificate.holds"), await VerifyAsync(certificate, keys));

        await DecideAsync("revokeLabel(input: { centre: $centre, madeOn: 3, actor: \"operator\", reason: \"Closed.\" })", centre);
        Assert.Equal((1, "certificate.revoked"), await VerifyAsync(certificate, keys));
        Assert.Equal((true, false), await AskedAsync(await File.ReadAllTextAsync(certificate, TestContext.Current.CancellationToken)));
        Assert.Equal((false, null), await AskedAsync("{}"));
    }

    [Fact]
    public async Task Certificate_OfBeforeAChangeOfKeys_StaysGenuine()
    {
        string centre = (await Host.Client.AskAsync("{ centres(first: 1) { nodes { key } } }")).GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
        await DecideAsync("awardLabel(input: { centre: $centre, madeOn: 0, actor: \"operator\", reason: \"Assessed.\", levels: { services: 1 } })", centre);
        string old = await FetchAsync($"/certificates/{centre}-1", "old.json");
        Assert.NotEqual(0, (await Command.RunAsync("certificate", "rotate", "--data", _folder.Data)).ExitCode); // a host holds the folder
        Assert.Equal(0, await Host.StopAsync());
        await Host.DisposeAsync();
        (await Command.RunAsync("certificate", "rotate", "--data", _folder.Data)).Expect(0);

        _host = await ServingHost.StartAsync(_folder.Data, publicUrl: PublicUrl);

        string anew = await FetchAsync($"/certificates/{centre}-1", "anew.json"), keys = await FetchAsync("/issuer/keys", "keys.json");
        Assert.NotEqual(await File.ReadAllTextAsync(old, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(anew, TestContext.Current.CancellationToken));
        Assert.Equal((0, "certificate.holds"), await VerifyAsync(old, keys));
        Assert.Equal((0, "certificate.holds"), await VerifyAsync(anew, keys));
    }

    [Fact]
    public async Task KeyFile_LostAfterACertificateWasIssued_StopsCertificatesAlone_UntilItIsBackOrGivenUp()
    {
        string centre = (await Host.Client.AskAsync("{ centres(first: 1) { nodes { key } } }")).GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
        await DecideAsync("awardLabel(input: { centre: $centre, madeOn: 0, actor: \"operator\", reason: \"Assessed.\", levels: { services: 1 } })", centre);
        string old = await FetchAsync($"/certificates/{centre}-1", "old.json"), file = Path.Combine(_folder.Data, "label-keys.json"), copy = _folder.PathOf("copy.json");
        Assert.Equal(0, await Host.StopAsync());
        await Host.DisposeAsync();
        File.Move(file, copy);

        _host = await ServingHost.StartAsync(_folder.Data, publicUrl: PublicUrl);

        Assert.Contains("certificate.key-file-lost", _host.Process.Error.Text, StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, (await LabelAsync(centre)).GetProperty("heldLevel").ValueKind);
        foreach (string path in (string[])[$"/certificates/{centre}-1", "/status/suspension", "/issuer", "/issuer/keys"]) Assert.Equal((503, "certificate.key-file-lost"), await RefusedAsync(path));
        string told = (await Host.Client.PostAsync("query($key: String!) { networks { key } certificate(key: $key) { key } }", new { key = $"{centre}-1" })).GetRawText();
        Assert.Contains("\"networks\":[{", told, StringComparison.Ordinal);
        Assert.Contains("CERTIFICATES_UNAVAILABLE", told, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Data, told, StringComparison.Ordinal);
        Assert.False(File.Exists(file), "A new key took the place of the lost one.");

        // Put back, without a restart.
        File.Copy(copy, file);
        Assert.Equal((0, "certificate.holds"), await VerifyAsync(old, await FetchAsync("/issuer/keys", "keys.json")));

        // Given up.
        Assert.Equal(0, await Host.StopAsync());
        await Host.DisposeAsync();
        (await Command.RunAsync("certificate", "rotate", "--lost", "--data", _folder.Data)).Expect(2); // it is not lost
        File.Delete(file);
        (await Command.RunAsync("certificate", "rotate", "--lost", "--data", _folder.Data)).Expect(0);
        _host = await ServingHost.StartAsync(_folder.Data, publicUrl: PublicUrl);
        string keys = await FetchAsync("/issuer/keys", "keys.json");
        Assert.Equal((1, "certificate.not-genuine"), await VerifyAsync(old, keys));
        Assert.Equal((0, "certificate.holds"), await VerifyAsync(await FetchAsync($"/certificates/{centre}-1", "anew.json"), keys));
    }

    private async Task DecideAsync(string mutation, string centre)
    {
        var answer = await Host.Client.AskAsync($"mutation($centre: ID!) {{ done: {mutation} {{ __typename ... on Refusal {{ code message }} }} }}", new { centre }, Host.Token);
        Assert.Equal("""{"__typename":"LabelDecided"}""", answer.GetProperty("done").GetRawText());
    }

    private async Task<JsonElement> LabelAsync(string centre) =>
        (await Host.Client.AskAsync("query($centre: ID!) { centre(id: $centre) { label { certificateKey heldLevel } } }", new { centre })).GetProperty("centre").GetProperty("label");

    /// <summary>By the command, with what the host publishes at this moment and nothing else.</summary>
    private async Task<(int ExitCode, string? Holds)> VerifyAsync(string certificate, string keys)
    {
        string revocation = await FetchAsync("/status/revocation", "revocation.json"), suspension = await FetchAsync("/status/suspension", "suspension.json");
        var verified = await Command.RunAsync("certificate", "verify", certificate, "--keys", keys, "--status", revocation, "--status", suspension, "--json");
        return (verified.ExitCode, verified.Json().GetProperty("holds").GetProperty("code").GetString());
    }

    /// <summary>By the API.</summary>
    private async Task<(bool? Genuine, bool? Holding)> AskedAsync(string? certificate)
    {
        var verdict = (await Host.Client.AskAsync("query($certificate: String!) { verify(certificate: $certificate) { genuine { yes } holding { yes } } }", new { certificate })).GetProperty("verify");
        return (Yes("genuine"), Yes("holding"));

        bool? Yes(string question) => verdict.GetProperty(question).GetProperty("yes") is { ValueKind: not JsonValueKind.Null } yes ? yes.GetBoolean() : null;
    }

    private async Task<(int Status, string? Code)> RefusedAsync(string path)
    {
        using var response = await Host.Client.GetAsync(path);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return ((int)response.StatusCode, problem.RootElement.GetProperty("code").GetString());
    }

    /// <returns>Where it was written.</returns>
    private async Task<string> FetchAsync(string path, string file)
    {
        using var response = await Host.Client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        await File.WriteAllBytesAsync(_folder.PathOf(file), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return _folder.PathOf(file);
    }

    /// <summary>Every address of this directory that a document names, without what stands behind the #, as a path of the host.</summary>
    private static IEnumerable<string> Addresses(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Addresses(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Addresses),
        JsonValueKind.String when element.GetString() is { } text && text.StartsWith(PublicUrl, StringComparison.Ordinal) => [text[PublicUrl.Length..].Split('#')[0]],
        _ => [],
    };
}
