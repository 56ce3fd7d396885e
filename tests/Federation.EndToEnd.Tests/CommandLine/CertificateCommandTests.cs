using System.Text.Json;
using Federation.EndToEnd.Tests.Support;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Signing;
using Federation.Registry.Certificates.Status;
using Federation.Registry.Criteria;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>A certificate is checked by files alone, or at the address where its issuer publishes everything.</summary>
public sealed class CertificateCommandTests : IDisposable
{
    private const int Revoked = 5;

    // The command asks the machine what time it is.
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static readonly Award Award = new()
    {
        CertificateId = "c-1",
        CentreId = "centre-1",
        CentreName = "La Fabrique",
        Level = 2,
        Axes = new Dictionary<Axis, int> { [Axis.Quality] = 2, [Axis.Services] = 3 },
        CriteriaVersion = "1.0",
        From = Now.AddDays(-1),
        Until = Now.AddYears(2),
        RevocationIndex = 1,
        SuspensionIndex = 1,
    };

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_Files_AnswersBothQuestions()
    {
        using var keys = KeyFile.Create(_folder.PathOf("secret.json"), Now.AddDays(-2));
        var addresses = new CertificateAddresses(new Uri("https://label.example"));
        var issuer = new CertificateIssuer(addresses, keys);
        string good = Write("good.json", issuer.Issue(Award, Now).Embedded), published = Write("keys.json", keys.Publish(addresses).ControllerDocument().ToJsonString());
        string jwt = Write("good.jwt", issuer.Issue(Award, Now).Jwt), jwks = Write("jwks.json", keys.Publish(addresses).JwkSet().ToJsonString());
        string revocation = Write("revocation.json", List(issuer, StatusPurpose.Revocation).Embedded), suspension = Write("suspension.jwt", List(issuer, StatusPurpose.Suspension).Jwt);
        string[] all = ["--status", revocation, "--status", suspension];

        var held = (await VerifyAsync([good, "--keys", published, .. all, "--json"])).Expect(0).Json();
        Assert.Equal((true, "certificate.genuine"), Answer(held, "genuine"));
        Assert.Equal((true, "certificate.holds"), Answer(held, "holds"));
        Assert.Equal(("La Fabrique", 2, 3), (held.GetProperty("certificate").GetProperty("centreName").GetString(), held.GetProperty("certificate").GetProperty("level").GetInt32(), held.GetProperty("certificate").GetProperty("axes").GetProperty("Services").GetInt32()));
        Assert.Equal((true, "certificate.holds"), Answer((await VerifyAsync([jwt, "--keys", jwks, .. all, "--json"])).Expect(0).Json(), "holds"));

        Assert.Equal((null, "certificate.status-missing"), Answer((await VerifyAsync([good, "--keys", published, "--json"])).Expect(1).Json(), "holds"));

        string taken = Write("revoked.json", issuer.Issue(Award with { RevocationIndex = Revoked }, Now).Embedded);
        var person = (await VerifyAsync([taken, "--keys", published, .. all])).Expect(1);
        Assert.Contains("genuine: yes.", person.Words, StringComparison.Ordinal);
        Assert.Contains("holds: no. It was revoked. (certificate.revoked) The award was taken back for good.", person.Words, StringComparison.Ordinal);

        string tampered = Write("tampered.json", (await File.ReadAllTextAsync(good, TestContext.Current.CancellationToken)).Replace("La Fabrique", "La Friche", StringComparison.Ordinal));
        var refused = (await VerifyAsync([tampered, "--keys", published, .. all, "--json"])).Expect(1).Json();
        Assert.Equal((false, "certificate.altered"), Answer(refused, "genuine"));
        Assert.Equal((null, "certificate.not-genuine"), Answer(refused, "holds"));
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("certificate").ValueKind);
    }

    [Fact]
    public async Task Verify_Url_FindsKeysAndListsOnItsHost()
    {
        await using var server = await LoopbackServer.StartAsync();
        using var keys = KeyFile.Create(_folder.PathOf("secret.json"), Now.AddDays(-2));
        var addresses = new CertificateAddresses(new Uri(server.UrlOf("/")));
        var issuer = new CertificateIssuer(addresses, keys);
        server.Serve("/certificates/c-1", "application/vc+jwt", issuer.Issue(Award, Now).Jwt);
        server.Serve("/issuer", "application/json", keys.Publish(addresses).ControllerDocument().ToJsonString());
        server.Serve("/status/revocation", "application/vc+jwt", List(issuer, StatusPurpose.Revocation).Jwt);

        var half = await VerifyAsync(["--json", server.UrlOf("/certificates/c-1")]);
        Assert.Equal((null, "certificate.status-missing"), Answer(half.Expect(1).Json(), "holds"));
        Assert.Contains("/status/suspension", half.Error, StringComparison.Ordinal);

        server.Serve("/status/suspension", "application/vc+jwt", List(issuer, StatusPurpose.Suspension).Jwt);
        Assert.Equal((true, "certificate.holds"), Answer((await VerifyAsync(["--json", server.UrlOf("/certificates/c-1")])).Expect(0).Json(), "holds"));
    }

    [Fact]
    public async Task Verify_UrlOfAForger_GoesNowhereElse()
    {
        await using var theirs = await LoopbackServer.StartAsync();
        await using var server = await LoopbackServer.StartAsync();
        using var keys = KeyFile.Create(_folder.PathOf("secret.json"), Now.AddDays(-2));
        var addresses = new CertificateAddresses(new Uri(theirs.UrlOf("/")));
        server.Serve("/certificates/c-1", "application/vc+jwt", new CertificateIssuer(addresses, keys).Issue(Award, Now).Jwt);
        theirs.Serve("/issuer", "application/json", keys.Publish(addresses).ControllerDocument().ToJsonString());

        Assert.Contains("--keys is needed", (await VerifyAsync([server.UrlOf("/certificates/c-1")])).Expect(2).Error, StringComparison.Ordinal);

        server.Serve("/abroad", http =>
        {
            http.Response.Redirect("https://other.example/issuer");
            return Task.CompletedTask;
        });
        Assert.Contains("certificate.unreadable: The address leads to another host", (await VerifyAsync([server.UrlOf("/abroad")])).Expect(1).Error, StringComparison.Ordinal);
        server.Serve("/elsewhere", http =>
        {
            http.Response.Redirect(theirs.UrlOf("/issuer"));
            return Task.CompletedTask;
        });
        Assert.Contains("certificate.unreadable: The address was refused.", (await VerifyAsync([server.UrlOf("/elsewhere")])).Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhatCannotBeRead_EndsWithItsCode()
    {
        string certificate = Write("certificate.json", "{}"), keys = Write("keys.json", "{}");

        Assert.Contains("--keys is needed", (await VerifyAsync([certificate])).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("certificate.keys:", (await VerifyAsync([certificate, "--keys", keys])).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("certificate.unreadable: There is no file absent.", (await VerifyAsync([_folder.PathOf("absent"), "--keys", keys])).Expect(1).Error, StringComparison.Ordinal);
        Assert.Contains("http on 127.0.0.1", (await VerifyAsync(["http://label.example/c"])).Expect(2).Error, StringComparison.Ordinal);
    }

    // Whoever holds a certificate has no partner and no network to see to.
    [Fact]
    public async Task Verify_AnAddressThatIsNotThere_SaysWhatToDoAboutACertificate()
    {
        await using var server = await LoopbackServer.StartAsync();

        var refused = (await VerifyAsync([server.UrlOf("/certificates/c-1")])).Expect(1);

        Assert.Contains("certificate.unreadable: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("HTTP 404", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Ask whoever issued the certificate", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("partner", refused.Error, StringComparison.Ordinal);
    }

    private static Task<Command> VerifyAsync(string[] arguments) => Command.RunAsync(["certificate", "verify", .. arguments]);

    private static IssuedCredential List(CertificateIssuer issuer, StatusPurpose purpose) => issuer.IssueStatusList(purpose, StatusBits.Of(purpose == StatusPurpose.Revocation ? [Revoked] : []), Now, TimeSpan.FromHours(1));

    private static (bool?, string?) Answer(JsonElement report, string question)
    {
        var answer = report.GetProperty(question);
        return (answer.GetProperty("answer").ValueKind == JsonValueKind.Null ? null : answer.GetProperty("answer").GetBoolean(), answer.GetProperty("code").GetString());
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.PathOf(name), text);
        return _folder.PathOf(name);
    }

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder.PathOf(name), bytes);
        return _folder.PathOf(name);
    }
}
