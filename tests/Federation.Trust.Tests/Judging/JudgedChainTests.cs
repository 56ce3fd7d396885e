using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Trust.Chains;
using Federation.Trust.Entities;
using Federation.Trust.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Trust.Tests.Judging;

/// <summary>The same federation resolved here and by another implementation, which goes by the clock of the machine.</summary>
public sealed class JudgedChainTests
{
    private const string Leaf = """{"client_registration_types":["automatic"],"scope":"openid email visits","contacts":["a@leaf.example"],"subject_type":"public","response_types":["code","token"]}""";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly ThreeLevels _federation = new();

    /// <summary>What the anchor asks for, what the network below it asks for besides.</summary>
    public static TheoryData<string, string> Policies => new()
    {
        { """{}""", """{}""" },
        { """{"subject_type":{"value":"pairwise"}}""", """{"subject_type":{"value":"pairwise"}}""" },
        { """{"contacts":{"add":["b@anchor.example"]}}""", """{"contacts":{"add":["c@middle.example","a@leaf.example"]}}""" },
        { """{"token_endpoint_auth_method":{"default":"private_key_jwt"}}""", """{"token_endpoint_auth_method":{"one_of":["private_key_jwt","none"]}}""" },
        { """{"subject_type":{"one_of":["public","pairwise"]}}""", """{"subject_type":{"one_of":["public"]}}""" },
        { """{"response_types":{"subset_of":["code","id_token"]}}""", """{"response_types":{"subset_of":["code"]}}""" },
        { """{"response_types":{"superset_of":["code"]}}""", """{"response_types":{"superset_of":["token"]}}""" },
        { """{"contacts":{"essential":true}}""", """{"contacts":{"essential":false}}""" },
        { """{"client_uri":{"default":"https://anchor.example/"}}""", """{"client_uri":{"essential":true}}""" },
        { """{"subject_type":{"value":null}}""", """{}""" },
        { """{"response_types":{"add":["id_token"],"subset_of":["code","id_token"],"essential":true}}""", """{"response_types":{"superset_of":["code","id_token"],"subset_of":["code","id_token","token"]}}""" },
    };

    /// <summary>What both refuse.</summary>
    public static TheoryData<string, string> Conflicts => new()
    {
        { """{"subject_type":{"value":"pairwise"}}""", """{"subject_type":{"value":"public"}}""" },
        { """{"subject_type":{"one_of":["pairwise"]}}""", """{"subject_type":{"one_of":["public"]}}""" },
        { """{"subject_type":{"one_of":["pairwise"]}}""", """{}""" },
        { """{"client_uri":{"essential":true}}""", """{}""" },
        { """{"contacts":{"default":["a"]}}""", """{"contacts":{"default":["b"]}}""" },
        { """{"contacts":{"one_of":["a"]}}""", """{"contacts":{"add":["a"]}}""" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Resolve_AChainOfOurs_IsTheSameThere(string anchor, string middle)
    {
        var (ours, theirs) = await ResolveAsync(anchor, middle);

        AssertSame(Parse.Held(ours), Assert.Single(theirs));
    }

    [Theory]
    [MemberData(nameof(Conflicts))]
    public async Task Resolve_AConflict_IsRefusedByBoth(string anchor, string middle)
    {
        var (ours, theirs) = await ResolveAsync(anchor, middle);

        Assert.Contains(Parse.Code(ours), new[] { TrustCodes.PolicyConflict, TrustCodes.PolicyUnmet });
        Assert.Empty(theirs);
    }

    // What the peer, at 0.2.1, does in another way than the specification says. Where it mends that, the case belongs above.
    [Theory]
    // "The scope OAuth 2.0 client metadata parameter [...] is to be regarded and processed as a string array by policy operators": to the peer it is a text, and so it refuses.
    [InlineData("""{"scope":{"subset_of":["openid","visits"]}}""", """{}""")]
    // "If the metadata parameter is present, its values MUST contain those specified in the operator value": the peer asks for the contrary.
    [InlineData("""{"response_types":{"superset_of":["code"]}}""", """{}""")]
    // "Note, the subset_of check is skipped when the metadata parameter is absent and designated as voluntary": the peer refuses.
    [InlineData("""{"grant_types":{"subset_of":["authorization_code"]}}""", """{}""")]
    // "MAY be combined with one_of, in which case the value of value MUST be among the one_of values": the peer lets value stand beside essential alone.
    [InlineData("""{"subject_type":{"value":"public"}}""", """{"subject_type":{"one_of":["public"]}}""")]
    public async Task Resolve_WhereThePeerDiffers_WeGoByTheSpecification(string anchor, string middle)
    {
        var (ours, theirs) = await ResolveAsync(anchor, middle);

        Parse.Held(ours);
        Assert.Empty(theirs);
    }

    // "Note that the resulting intersection may thus be an empty array []": the peer takes the parameter out.
    [Fact]
    public async Task Resolve_AnEmptyIntersection_StaysWithUsAndNotThere()
    {
        var (ours, theirs) = await ResolveAsync("""{"response_types":{"subset_of":["id_token"]}}""", "{}");

        Assert.Equal("[]", Parse.Held(ours).Metadata.Find("openid_relying_party", "response_types")?.GetRawText());
        Assert.Null(Assert.Single(theirs)["openid_relying_party"]!["response_types"]);
    }

    [Fact]
    public async Task Resolve_WhatASuperiorSaysInItsPlace_IsTheSameThere()
    {
        // The peer wants client_registration_types wherever there is metadata of this type.
        _federation.MiddleOnLeaf = _federation.MiddleOnLeaf with { Metadata = Parse.Node("""{"openid_relying_party":{"client_registration_types":["automatic"],"client_name":"Named by its network","subject_type":"pairwise"}}""") };
        var (ours, theirs) = await ResolveAsync("""{"subject_type":{"one_of":["pairwise"]}}""", "{}");

        Assert.Equal("Named by its network", Parse.Held(ours).Metadata.Text("openid_relying_party", "client_name"));
        AssertSame(Parse.Held(ours), Assert.Single(theirs));
    }

    [Fact]
    public async Task Resolve_AChainOfTheirs_HoldsHere()
    {
        var made = await FederationJudge.MakeAsync(Now);
        var statements = made["statements"]!.AsObject().ToDictionary(statement => statement.Key, statement => statement.Value!.GetValue<string>()); // The judge writes texts.
        var anchor = new TrustAnchor(Id("https://anchor.example"), Parse.Keys(made["anchorKeys"]!.AsObject()));
        var chain = Parse.Held(await new ChainBuilder(new AddressedSource(statements), new FakeTimeProvider(Now), TrustRules.Standard).BuildAsync(Id("https://leaf.example"), anchor, null, TestContext.Current.CancellationToken));

        Assert.Equal("pairwise", chain.Metadata.Text("openid_relying_party", "subject_type"));
        var theirs = await FederationJudge.ResolveAsync(WithIssuer(statements), "https://leaf.example", "https://anchor.example", Now);
        AssertSame(chain, Assert.Single(theirs));
    }

    private async Task<(Judged<TrustChain> Ours, IReadOnlyList<JsonNode> Theirs)> ResolveAsync(string anchor, string middle)
    {
        _federation.LeafSays = _federation.LeafSays with { Metadata = new JsonObject { ["openid_relying_party"] = JsonNode.Parse(Leaf) } };
        _federation.AnchorOnMiddle = _federation.AnchorOnMiddle with { Policy = ThreeLevels.Policy(anchor) };
        _federation.MiddleOnLeaf = _federation.MiddleOnLeaf with { Policy = ThreeLevels.Policy(middle) };
        string[] chain = _federation.Chain(Now);
        var ours = await ChainVerifier.VerifyAsync(chain, _federation.Anchor.AsAnchor, Now, TrustRules.Standard);
        var statements = new Dictionary<string, string>
        {
            [_federation.Leaf.Id.ConfigurationAddress.AbsoluteUri] = chain[0],
            [_federation.Middle.Id.ConfigurationAddress.AbsoluteUri] = _federation.Middle.Sign(_federation.MiddleSays, Now),
            [_federation.Anchor.Id.ConfigurationAddress.AbsoluteUri] = chain[3],
            [$"{_federation.Middle.FetchEndpoint}?sub={Uri.EscapeDataString(_federation.Leaf.Id.Value)}"] = chain[1],
            [$"{_federation.Anchor.FetchEndpoint}?sub={Uri.EscapeDataString(_federation.Middle.Id.Value)}"] = chain[2],
        };
        return (ours, await FederationJudge.ResolveAsync(WithIssuer(statements), _federation.Leaf.Id.Value, _federation.Anchor.Id.Value, Now));
    }

    /// <summary>The peer says in <c>iss</c> whom it asks, as drafts had it, and so puts it into the address.</summary>
    private static Dictionary<string, string> WithIssuer(Dictionary<string, string> statements) => statements.ToDictionary(
        statement => statement.Key.Contains("/fetch?", StringComparison.Ordinal) ? statement.Key.Replace("/fetch?", $"/fetch?iss={Uri.EscapeDataString(statement.Key[..statement.Key.IndexOf("/fetch", StringComparison.Ordinal)])}&", StringComparison.Ordinal) : statement.Key,
        statement => statement.Value);

    private static void AssertSame(TrustChain ours, JsonNode theirs)
    {
        var mine = ours.Metadata.ToJson();
        Assert.True(JsonNode.DeepEquals(Sorted(mine), Sorted(theirs)), $"{mine.ToJsonString()} here, {theirs.ToJsonString()} there");
    }

    /// <summary>"The order of the result of such an operator value merge is not defined" (section 6.1.3).</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray array => new JsonArray([.. array.Select(entry => entry!.DeepClone()).OrderBy(entry => entry.ToJsonString(), StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };

    private static EntityId Id(string text) => EntityId.TryParse(text, allowLoopback: false, out var id) ? id : throw new JsonException(text);
}
