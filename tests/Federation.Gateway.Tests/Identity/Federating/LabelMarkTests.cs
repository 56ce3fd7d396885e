using System.Net;
using System.Text.Json.Nodes;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Marks;
using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;
using Federation.Trust.Keys;
using Federation.Trust.Marks;
using Federation.Trust.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Federating;

/// <summary>Labels as trust marks: given, shown, asked about and taken back.</summary>
public sealed class LabelMarkTests
{
    private const string Types = "https://directory.example/labels/centre-collaboratif-connecte/";

    [Fact]
    public async Task Mark_OfALevelThatIsHeld_HoldsForWhoKnowsTheAnchor()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.DecideAsync(LabelEventKind.Awarded, 2);
        var anchor = (await host.BuildAsync(host.Anchor)).Value!; // Its own chain.

        foreach (int level in new[] { 1, 2 })
        {
            var mark = await MarkVerifier.VerifyAsync(await MarkAsync(host, level), host.Leaf, anchor.Configuration.MarkAuthorities, host.Known.Keys, host.Host.Clock.GetUtcNow(), host.Rules);
            Assert.Equal(Types + level, mark.Value?.Type);
        }

        Assert.Equal((404, "not_found"), await host.RefusalAsync($"/federation/trust-mark?trust_mark_type={Types}3&sub={host.Leaf}"));
        Assert.Equal([Types + "1", Types + "2"], (await host.BuildAsync(host.Leaf)).Value!.Configuration.TrustMarks.Select(compact => MarkReader.Read(compact, host.Rules).Value?.Type)); // It has a chain.
    }

    [Fact]
    public async Task Mark_OfAnotherOrWithoutASubject_IsRefused()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.DecideAsync(LabelEventKind.Awarded, 3);

        Assert.Equal((404, "not_found"), await host.RefusalAsync($"/federation/trust-mark?trust_mark_type=https://other.example/mark&sub={host.Leaf}"));
        Assert.Equal((404, "not_found"), await host.RefusalAsync($"/federation/trust-mark?trust_mark_type={Types}1&sub={host.Network}"));
        Assert.Equal((404, "not_found"), await host.RefusalAsync($"/federation/trust-mark?trust_mark_type={Types}1&sub=https://other.example"));
        Assert.Equal((400, "invalid_request"), await host.RefusalAsync($"/federation/trust-mark?trust_mark_type={Types}1"));
        Assert.Equal((400, "invalid_request"), await host.RefusalAsync($"/federation/trust-mark?sub={host.Leaf}"));
    }

    [Fact]
    public async Task Status_FollowsTheLabelAtOnce()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.DecideAsync(LabelEventKind.Awarded, 2);
        string mark = await MarkAsync(host, 2);
        Assert.Equal("active", await StatusAsync(host, mark));

        await host.DecideAsync(LabelEventKind.Suspended);
        Assert.Equal("revoked", await StatusAsync(host, mark));
        Assert.Empty((await host.BuildAsync(host.Leaf)).Value!.Configuration.TrustMarks); // It has a chain.

        await host.DecideAsync(LabelEventKind.Reinstated);
        Assert.Equal("active", await StatusAsync(host, mark));

        await host.DecideAsync(LabelEventKind.Revoked);
        Assert.Equal("revoked", await StatusAsync(host, mark));

        // Another label does not bring back a mark of the one that was taken away.
        host.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.DecideAsync(LabelEventKind.Awarded, 3);
        Assert.Equal("revoked", await StatusAsync(host, mark));
        Assert.Equal("active", await StatusAsync(host, await MarkAsync(host, 2)));
    }

    [Fact]
    public async Task Status_OfACentreThatWasRemovedOrIsNobodys_IsRevoked()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.DecideAsync(LabelEventKind.Awarded, 1);
        string mark = await MarkAsync(host, 1);
        var register = host.Host.Services.GetRequiredService<Federation.Cluster.Federating.EntityRegister>();
        await register.DenyAsync(host.Leaf.Value, isDenied: true, host.Anchor, "operator", TestContext.Current.CancellationToken);
        Assert.Equal("revoked", await StatusAsync(host, mark));

        await register.DenyAsync(host.Leaf.Value, isDenied: false, host.Anchor, "operator", TestContext.Current.CancellationToken);
        Assert.Equal("active", await StatusAsync(host, mark));

        await host.Host.Seed.RemoveAsync(host.Centre, "ruche", "1");
        await host.Host.CatchUpAsync();
        Assert.Equal("revoked", await StatusAsync(host, mark));
    }

    [Fact]
    public async Task Status_OfWhatIsOver_IsExpired()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.DecideAsync(LabelEventKind.Awarded, 1);
        string mark = await MarkAsync(host, 1);

        host.Host.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal("expired", await StatusAsync(host, mark));
        Assert.Equal("active", await StatusAsync(host, await MarkAsync(host, 1)));

        host.Host.Clock.AdjustTime(host.Host.Clock.GetUtcNow().AddYears(3)); // without the millions of rounds that keepers would go in that time
        await host.RefreshKeysAsync();
        Assert.Equal((404, "not_found"), await host.RefusalAsync($"/federation/trust-mark?trust_mark_type={Types}1&sub={host.Leaf}"));
        Assert.Equal("expired", await StatusAsync(host, mark));
    }

    [Fact]
    public async Task Status_OfWhatIsNotOurs_IsNotFoundOrInvalid()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.DecideAsync(LabelEventKind.Awarded, 1);
        string mark = await MarkAsync(host, 1);
        string changed = string.Join('.', mark.Split('.')[..2].Append(new string('A', 86)));

        Assert.Equal("invalid", await StatusAsync(host, changed));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(host, "trust_mark=nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(host, $"trust_mark={Foreign(host)}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(host, "")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(host, $"trust_mark={new string('a', 70_000)}")).StatusCode);
    }

    [Fact]
    public async Task Marked_AllWhoHaveALevel_AreListed()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.DecideAsync(LabelEventKind.Awarded, 2);

        Assert.Equal($"[\"{host.Leaf}\"]", await host.TextAsync($"/federation/trust-marked?trust_mark_type={Types}2", "application/json"));
        Assert.Equal($"[\"{host.Leaf}\"]", await host.TextAsync($"/federation/trust-marked?trust_mark_type={Types}1&sub={host.Leaf}", "application/json"));
        Assert.Equal("[]", await host.TextAsync($"/federation/trust-marked?trust_mark_type={Types}1&sub={host.Network}", "application/json"));
        Assert.Equal("[]", await host.TextAsync($"/federation/trust-marked?trust_mark_type={Types}3", "application/json"));
        Assert.Equal((400, "invalid_request"), await host.RefusalAsync("/federation/trust-marked"));
    }

    [Fact]
    public async Task Mark_WhereTheLabelIsAnothers_CarriesTheOwnersLeaveUntilItsEnd()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var until = GatewayHost.Now.AddHours(6);
        var owner = LabelOwner.Read(OwnersFile(new FederationSigner(key), until), [Types + 1, Types + 2, Types + 3]);
        Assert.NotNull(owner);
        await using var host = await FederatingHost.StartAsync(extend: services => services.AddSingleton(owner));
        await host.DecideAsync(LabelEventKind.Awarded, 1);
        var anchor = (await host.BuildAsync(host.Anchor)).Value!; // Its own chain.
        var mark = (await MarkVerifier.VerifyAsync(await MarkAsync(host, 1), host.Leaf, anchor.Configuration.MarkAuthorities, host.Known.Keys, host.Host.Clock.GetUtcNow(), host.Rules)).Value;

        Assert.Equal("https://owner.example", anchor.Configuration.MarkAuthorities.Owners[Types + 1].Id.Value);
        Assert.Equal(until, mark?.Expires);
        host.Host.Clock.SetUtcNow(until);
        Assert.Equal((404, "not_found"), await host.RefusalAsync($"/federation/trust-mark?trust_mark_type={Types}1&sub={host.Leaf}"));
        Assert.Empty((await host.BuildAsync(host.Leaf)).Value!.Configuration.TrustMarks); // It has a chain.
    }

    [Fact]
    public void OwnerFile_WithLeaveThatDoesNotHold_IsRefusedAtTheStart()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var signer = new FederationSigner(key);
        string path = Path.GetTempFileName();
        var addresses = new FederationAddresses(new Uri("https://directory.example"));
        try
        {
            File.WriteAllBytes(path, OwnersFile(signer, GatewayHost.Now.AddDays(1)));
            Assert.Equal("https://owner.example", LabelOwnerFile.Read(path, addresses, GatewayHost.Now).Owner.Id.Value);
            Assert.Equal("trust.label-owner", Assert.Throws<SetupException>(() => LabelOwnerFile.Read(path, addresses, GatewayHost.Now.AddDays(2))).Code);
            Assert.Equal("trust.label-owner", Assert.Throws<SetupException>(() => LabelOwnerFile.Read(path, new FederationAddresses(new Uri("https://other.example")), GatewayHost.Now)).Code);
            File.WriteAllText(path, "{}");
            Assert.Equal("trust.label-owner", Assert.Throws<SetupException>(() => LabelOwnerFile.Read(path, addresses, GatewayHost.Now)).Code);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal("trust.label-owner", Assert.Throws<SetupException>(() => LabelOwnerFile.Read(path, addresses, GatewayHost.Now)).Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"sub":"https://owner.example","jwks":{"keys":[]},"delegations":[]}""")]
    [InlineData("""{"sub":"https://owner.example","jwks":{"keys":[{"kid":"a","kty":"EC"}]},"delegations":[]}""")]
    [InlineData("""{"sub":"https://owner.example","jwks":{"keys":[{"kid":"a","kty":"EC"}]},"delegations":["x"]}""")]
    public void Owner_AFileThatIsNone_IsNull(string json) => Assert.Null(LabelOwner.Read(System.Text.Encoding.UTF8.GetBytes(json), [Types + 1]));

    private static byte[] OwnersFile(FederationSigner signer, DateTimeOffset until) => System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["sub"] = "https://owner.example",
        ["jwks"] = new JsonObject { ["keys"] = new JsonArray(JsonObject.Create(signer.PublicKey)) },
        ["delegations"] = new JsonArray([.. new[] { 1, 2, 3 }.Select(level => (JsonNode?)signer.Sign(MarkReader.DelegationType, new JsonObject
        {
            ["iss"] = "https://owner.example",
            ["sub"] = "https://directory.example/",
            ["trust_mark_type"] = Types + level,
            ["iat"] = 1_700_000_000,
            ["exp"] = until.ToUnixTimeSeconds(),
        }))]),
    }.ToJsonString());

    private static Task<string> MarkAsync(FederatingHost host, int level) => host.TextAsync($"/federation/trust-mark?trust_mark_type={Types}{level}&sub={host.Leaf}", "application/trust-mark+jwt");

    private static async Task<string?> StatusAsync(FederatingHost host, string mark)
    {
        using var response = await AskAsync(host, $"trust_mark={mark}");
        Assert.Equal("application/trust-mark-status-response+jwt", response.Content.Headers.ContentType?.ToString());
        var token = SignedToken.Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), 16);
        Assert.Equal(("trust-mark-status-response+jwt", mark), (token?.Type, token?.Claims.Text("trust_mark", 10_000)));
        Assert.True(await host.Known.Keys.Find(token?.KeyId)!.HasSignedAsync(token!)); // It was just read.
        return token!.Claims.Text("status"); // As above.
    }

    private static async Task<HttpResponseMessage> AskAsync(FederatingHost host, string form)
    {
        using var content = new StringContent(form, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        return await host.Host.Http.PostAsync(new Uri("/federation/trust-mark-status", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private static string Foreign(FederatingHost host)
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        return MarkWriter.Write(new MarkDraft { Issuer = host.Anchor, Subject = host.Leaf, Type = Types + 1, Expires = null }, new FederationSigner(key), host.Host.Clock.GetUtcNow());
    }
}
